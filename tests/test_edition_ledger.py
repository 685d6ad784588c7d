"""Acts as an editor's rulings: recorded, seen at once, found again, taken back, never lost."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.decisions import log
from regesta.edition_bulk import take_file
from regesta.errors import BadDecision, NothingFound
from regesta.model.act_types import act_types

BRIDGE = "thing about the bridge at Tarn"
FORD = "the ford is open"
LONG = """Vesk to Orlo
No. 9
1919-02-03
Sir: The council of Tarn asks the ferrymen of Callow whether they will let the sheep pass before
the feast, and the council awaits their answer at the house of Brand.

The ferrymen were named in the letter of Mr. Orlo, who speaks for Callow in this matter.
"""


def at(text, words, after=0):
    start = text.index(words, after)
    return start, start + len(words)


def record(edition, source, words, kind="ask", **value):
    said = {key: value.pop(key) for key in ("who", "reason") if key in value}
    start, end = at(edition.text(source), words)
    return edition.decide(
        "add_act", source=source, start=start, end=end, value={"type": kind} | value, **said
    )


def the_act(edition, outcome):
    return edition.act(outcome.decision.field)


@pytest.fixture
def ferry(spine):
    """A folder with a longer paper, built."""
    spine.write("long.txt", LONG)
    spine.build()
    with spine.edition() as opened:
        yield opened


# -- recorded and seen ---------------------------------------------------------------------------


def test_an_act_is_seen_at_once_with_its_words_and_who_recorded_it(edition):
    outcome = record(edition, "a.txt", BRIDGE, "inform", actor="Vesk", targets=["Orlo"], who="Ada")
    (act,) = edition.acts()
    assert act == the_act(edition, outcome)
    assert (act.quote, act.file, act.type, act.actor) == (BRIDGE, "a.txt", "inform", "Vesk")
    assert act.targets[0].name == "Orlo"
    assert (act.origin.reader, act.origin.name, act.status) == ("editor", "Ada", "confirmed")
    assert act.decision == outcome.decision.id
    assert outcome.documents == [act.document]
    assert edition.history_of_act(act.id) == [outcome.decision]


def test_an_act_belongs_to_the_innermost_paper_around_it(edition):
    outer = the_act(edition, record(edition, "a.txt", BRIDGE, "inform"))
    inner = the_act(edition, record(edition, "a.txt", FORD, "declare"))
    assert edition.row(inner.document)["nested_in"] == outer.document
    assert [one.id for one in edition.acts(outer.document)] == [outer.id]
    assert [one["id"] for one in edition.row(inner.document)["acts"]] == [inner.id]


def test_the_export_holds_every_key_of_an_act(spine, edition):
    record(edition, "a.txt", BRIDGE, "ask", **{"from": "1919-03"}, standing=True, mood="glad")
    rows = [json.loads(line) for line in spine.export().split(b"\n")]
    ((row, act),) = [(row, act) for row in rows for act in row["acts"]]
    text = edition.text(row["source"])
    assert text[act["start"] : act["end"]] == act["quote"]
    assert (act["from"], act["standing"], act["call"]) == ("1919-03", True, False)
    assert (act["source"], act["targets"], act["mood"]) == (None, [], "glad")
    assert {"actor", "actors", "via", "speaks_for", "items", "bearing", "same_as"} <= act.keys()


def test_a_recorded_act_makes_no_paper_anew_and_reads_no_stage(spine, edition):
    spine.calls.clear()
    record(edition, "a.txt", BRIDGE)
    report = spine.build()
    assert spine.calls == []
    assert (report.made, report.unchanged) == (0, 3)
    assert len(edition.acts()) == 1


def test_a_build_from_nothing_gives_the_same_bytes_and_ids(spine, edition):
    record(edition, "a.txt", BRIDGE, actor="Vesk")
    record(edition, "b.txt", "nothing of the bridge", "declare")
    before = spine.export()
    edition.close()
    spine.build(force=True)
    assert spine.export() == before
    for path in (spine.folder / ".regesta").glob("edition.sqlite*"):
        path.unlink()
    spine.build()
    assert spine.export() == before


def test_the_same_act_sent_twice_is_recorded_once(spine, edition):
    first = record(edition, "a.txt", BRIDGE, actor="Vesk")
    again = record(edition, "a.txt", BRIDGE, actor="Vesk")
    assert again.decision == first.decision
    assert len(log.read(spine.folder).decisions) == len(edition.acts()) == 1


def test_other_acts_on_the_same_words_have_ids_of_their_own(edition):
    acts = [record(edition, "a.txt", BRIDGE, targets=[name]) for name in ("Orlo", "Tosk")]
    acts += [record(edition, "a.txt", BRIDGE, "demand", targets=["Orlo"])]
    assert len({one.decision.field for one in acts}) == len(edition.acts()) == 3


def test_acts_on_equal_words_of_two_sources_are_two(edition):
    words = "nothing of the bridge"
    first, second = record(edition, "a.txt", words), record(edition, "b.txt", words)
    assert first.decision.field != second.decision.field
    assert {one.file for one in edition.acts()} == {"a.txt", "b.txt"}
    assert len({one.document for one in edition.acts()}) == 2


def test_an_unknown_type_is_kept_with_a_warning(edition):
    outcome = record(edition, "a.txt", BRIDGE, "hum")
    assert "'hum' is no type of act that this version knows" in outcome.warnings[0]
    assert edition.acts()[0].type == "hum"


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"start": 4, "end": 4}, "outside the source"),
        ({"start": 0, "end": 10_000}, "outside the source"),
        ({"value": {"type": "ask", "quote": "no such words"}}, "do not stand in the source"),
        ({"value": {"type": "ask", "quote": "o"}}, "more than once"),
        ({"value": {"type": "ask"}}, "needs its words"),
        ({"source": "none.txt"}, "no source is called"),
        ({"source": None}, "in which source"),
        ({"value": "ask"}, "needs what the act says"),
        ({"value": {"type": "ask", "start": 0, "end": 4, "quote": "Vest"}}, "there stands “Vesk”"),
    ],
)
def test_an_act_that_cannot_be_meant_is_refused_and_nothing_logged(spine, edition, said, says):
    with pytest.raises(BadDecision) as caught:
        edition.decide("add_act", **({"source": "a.txt", "value": {"type": "ask"}} | said))
    assert says in str(caught.value)
    assert caught.value.remedy
    assert log.read(spine.folder).decisions == ()


def test_an_act_that_is_not_there_is_named(edition):
    with pytest.raises(NothingFound, match="no act has the id 'a-1'"):
        edition.act("a-1")
    with pytest.raises(NothingFound, match="no paper has the id"):
        edition.acts("d-none")
    for action in ("correct_act", "reject_act", "accept_act"):
        with pytest.raises(BadDecision, match="No act has the id 'a-1'"):
            edition.decide(action, field="a-1", value={"type": "ask"}, source="a.txt")


# -- corrected, rejected, taken back -------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_was_said_and_undoing_it_brings_that_back(edition):
    first = record(edition, "a.txt", BRIDGE, actor="Vesk", object="the bridge", who="Ada")
    identity = first.decision.field
    changed = edition.decide("correct_act", field=identity, value={"type": "inform"}, who="Ada")
    act = edition.act(identity)
    assert (act.type, act.actor, act.object, act.status) == ("inform", None, None, "corrected")
    assert act.quote == BRIDGE
    undo = edition.decide("undo", undoes=changed.decision.id)
    assert (edition.act(identity).type, edition.act(identity).status) == ("ask", "confirmed")
    edition.decide("undo", undoes=undo.decision.id)
    assert edition.act(identity).type == "inform"
    assert len(edition.history_of_act(identity)) == 4


def test_a_correction_can_move_an_act_to_other_words(edition):
    identity = record(edition, "a.txt", BRIDGE).decision.field
    start, end = at(edition.text("a.txt"), FORD)
    edition.decide("correct_act", field=identity, start=start, end=end, value={"type": "ask"})
    assert edition.act(identity).quote == FORD


def test_taking_back_the_recording_takes_the_act_with_all_that_was_ruled_on_it(edition):
    first = record(edition, "a.txt", BRIDGE, who="Ada")
    identity = first.decision.field
    edition.decide("correct_act", field=identity, value={"type": "inform"}, who="Ben")
    undo = edition.decide("undo", undoes=first.decision.id)
    assert edition.find_act(identity) is None
    edition.decide("undo", undoes=undo.decision.id)
    assert edition.act(identity).type == "inform"


def test_a_rejected_act_is_in_no_list_and_comes_back_when_accepted(spine, edition):
    identity = record(edition, "a.txt", BRIDGE, who="Ada").decision.field
    edition.decide("reject_act", field=identity, who="Ada", reason="hearsay")
    assert edition.acts() == []
    assert b'"a-' not in spine.export()
    assert edition.act(identity).status == "rejected"
    assert [one.id for one in edition.rejected_acts()] == [identity]
    edition.decide("accept_act", field=identity, who="Ada")
    assert [one.id for one in edition.acts()] == [identity]


def test_of_two_editors_who_rule_differently_the_later_holds_and_the_other_is_shown(edition):
    first = record(edition, "a.txt", BRIDGE, actor="Vesk", who="Ada")
    identity = first.decision.field
    assert edition.act(identity).rulings == ()
    ben = edition.decide("correct_act", field=identity, value={"type": "demand"}, who="Ben")
    assert edition.act(identity).type == "demand"
    assert edition.act(identity).rulings == (first.decision.id,)
    edition.decide("accept_act", field=identity, who="Ada")
    assert edition.act(identity).rulings == ()
    rejection = edition.decide("reject_act", field=identity, who="Cy")
    (rejected,) = edition.rejected_acts()
    assert set(rejected.rulings) >= {ben.decision.id}
    edition.decide("undo", undoes=rejection.decision.id)
    assert edition.act(identity).rulings == ()


def test_two_who_say_the_same_do_not_differ(edition):
    identity = record(edition, "a.txt", BRIDGE, actor="Vesk", who="Ada").decision.field
    value = {"type": "ask", "actor": "Vesk"}
    edition.decide("correct_act", field=identity, value=value, who="Ben")
    assert edition.act(identity).rulings == ()


# -- the source edited, the paper divided anew ---------------------------------------------------


def test_an_act_and_its_spans_are_found_again_in_an_edited_source(spine, ferry):
    text = ferry.text("long.txt")
    far = at(text, "Mr. Orlo, who speaks for Callow")
    quote = "The council of Tarn asks the ferrymen of Callow whether they will let the sheep pass"
    record(
        ferry, "long.txt", quote, "ask", actor="council of Tarn",
        actor_span=list(at(text, "The council of Tarn")),
        targets=[{"name": "ferrymen", "text": "the ferrymen of Callow"}],
        terms=[{"text": "the council awaits their answer",
                "start": at(text, "the council awaits")[0],
                "end": at(text, "the council awaits their answer")[1]}],
        speaks_for={"name": "Callow", "start": far[0], "end": far[1]},
    )  # fmt: skip
    edited = "A line of the editor's.\n\n" + text.replace("the sheep", "all the sheep").replace(
        "the council awaits their", "the council still awaits their"
    ).replace("the ferrymen of Callow", "the ferryman of Callow")
    spine.write("long.txt", edited)
    spine.build()
    (act,) = ferry.acts()
    assert act.quote == quote.replace("the sheep", "all the sheep").replace("men of", "man of")

    def words(one):
        return edited[one.start : one.end]

    assert words(act) == act.quote
    assert words(act.actor_span) == act.actor_text == "The council of Tarn"
    assert words(act.targets[0]) == act.targets[0].text == "the ferryman of Callow"
    assert words(act.terms[0]) == "the council still awaits their answer"
    assert words(act.speaks_for) == "Mr. Orlo, who speaks for Callow"


def test_a_field_whose_words_are_gone_loses_its_span_and_the_act_stays(spine, ferry):
    text = ferry.text("long.txt")
    far = at(text, "Mr. Orlo, who speaks for Callow in this matter")
    speaks_for = {"name": "Callow", "start": far[0], "end": far[1]}
    record(ferry, "long.txt", "they will let the sheep pass", speaks_for=speaks_for)
    cut = text[: text.index("The ferrymen were named")] + "Nothing else was said that day.\n"
    spine.write("long.txt", cut)
    spine.build()
    (act,) = ferry.acts()
    assert (act.speaks_for.name, act.speaks_for.start) == ("Callow", None)


def test_an_act_whose_words_are_gone_is_listed_kept_and_back_when_they_come_back(spine, ferry):
    outcome = record(ferry, "long.txt", "asks the ferrymen of Callow whether they will let")
    text = ferry.text("long.txt")
    spine.write("long.txt", "Vesk to Orlo\nNo. 9\nAll is well, and there is no more to tell.\n")
    report = spine.build()
    assert report.orphaned == [outcome.decision.id]
    assert ferry.acts() == []
    assert [one.quote for one in ferry.orphaned_acts()] == [
        "asks the ferrymen of Callow whether they will let"
    ]
    assert outcome.decision in ferry.orphans()
    spine.write("long.txt", text)
    assert spine.build().orphaned == []
    assert [one.id for one in ferry.acts()] == [outcome.decision.field]


def test_acts_of_a_source_that_is_gone_wait_for_it_and_follow_it_under_a_new_name(spine, ferry):
    identity = record(ferry, "long.txt", "asks the ferrymen of Callow").decision.field
    path = spine.folder / "long.txt"
    path.rename(spine.folder / "renamed.txt")
    spine.build()
    assert [(one.id, one.file) for one in ferry.acts()] == [(identity, "renamed.txt")]
    (spine.folder / "renamed.txt").rename(spine.folder / "renamed.bak")
    spine.build()
    assert [one.id for one in ferry.orphaned_acts()] == [identity]
    (spine.folder / "renamed.bak").rename(path)
    spine.build()
    assert [(one.id, one.file) for one in ferry.acts()] == [(identity, "long.txt")]


def test_an_act_belongs_to_the_paper_that_its_words_are_in_after_a_new_division(edition):
    act = the_act(edition, record(edition, "a.txt", BRIDGE))
    start = edition.text("a.txt").index("Sir: 0ne")
    ruled = edition.decide("split", source="a.txt", start=start)
    moved = edition.act(act.id)
    assert moved.document != act.document
    assert edition.row(moved.document)["start"] == start
    edition.decide("undo", undoes=ruled.decision.id)
    assert edition.act(act.id) == act


# -- parties and threads -------------------------------------------------------------------------


def test_parties_and_threads_are_ruled_for_the_whole_edition_and_can_be_split_again(edition):
    value = {"party": "Vesk", "same_as": ["Mr. Vesk"]}
    merged = edition.decide("party", value=value, reason="one hand")
    edition.decide("thread", value={"thread": "t-1", "name": "The ferry"})
    party, thread = edition.links()
    assert (party.party, party.same_as, party.reason) == ("Vesk", ("Mr. Vesk",), "one hand")
    assert (thread.thread, thread.name, party.decision) == ("t-1", "The ferry", merged.decision.id)
    assert edition.orphans() == []
    again = edition.decide("party", value=value, reason="one hand")
    assert again.decision == merged.decision
    undo = edition.decide("undo", undoes=merged.decision.id)
    assert len(edition.links()) == 1
    edition.decide("undo", undoes=undo.decision.id)
    assert len(edition.links()) == 2


def test_rulings_on_the_ledger_survive_a_build_from_nothing(spine, edition):
    edition.decide("party", value={"party": "Vesk", "kind": "person"})
    edition.close()
    for path in (spine.folder / ".regesta").glob("edition.sqlite*"):
        path.unlink()
    spine.build()
    with spine.edition() as anew:
        assert [one.kind for one in anew.links()] == ["person"]


@pytest.mark.parametrize(
    ("value", "reason", "says"),
    [
        ({"same_as": ["Mr. Vesk"]}, "one hand", "not said which party"),
        ({"party": "Vesk"}, None, "Nothing is said"),
        ({"party": "Vesk", "same_as": ["Mr. Vesk"]}, None, "ruling with a reason"),
        ({"party": "Vesk", "same_as": ["Vesk"]}, "so", "its own same_as"),
        ({"party": "Vesk", "same_as": [3]}, "so", "list of names"),
    ],
)
def test_a_party_that_cannot_be_meant_is_refused(edition, value, reason, says):
    with pytest.raises(BadDecision) as caught:
        edition.decide("party", value=value, reason=reason)
    assert says in str(caught.value)


# -- papers of the ledger ------------------------------------------------------------------------


def test_the_ledger_knows_each_paper_by_its_description(edition):
    papers = edition.ledger_papers()
    assert len(papers) == 5
    first = next(one for one in papers if one.date == "1919-02-03")
    assert (first.file, first.writers, first.addressees) == ("a.txt", ("Vesk",), ("Orlo",))
    undated = [one for one in papers if one.date is None]
    assert all("date" in one.lacks for one in undated)
    assert not any(one.outside for one in papers)


def test_a_fact_from_outside_is_known_as_one(spine):
    mark = "[Outside fact, recorded by Ada Vesk on 25 November 2026]"
    spine.write("outside/ford.txt", f"{mark}\n---\nAda to Orlo\n2026-11-25\nThe ford is shut.\n")
    spine.build()
    with spine.edition() as edition:
        assert [one.outside for one in edition.ledger_papers() if "ford" in one.file] == [True]


# -- killed, and fast ----------------------------------------------------------------------------

RECORDS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from regesta.edition import open_edition
from regesta.runner.pipeline import Pipeline
names = ("MARK", "DIVIDE", "DESCRIBE", "SETTLE", "CHECK", "NUMBERS")
pipeline = Pipeline("stub_stages", tuple(f"stub_stages:{name}" for name in names))
with open_edition(Path(sys.argv[1]), pipeline=pipeline) as edition:
    start = edition.text("a.txt").index("0ne")
    for number in range(100_000):
        value = {"type": "ask", "object": f"{number} of {sys.argv[3]}"}
        made = edition.decide("add_act", source="a.txt", start=start, end=start + 20, value=value)
        print(made.decision.field, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("programs", "after"), [(1, 0.05), (1, 0.2), (4, 0.5)])
def test_every_act_that_was_confirmed_is_there_after_a_kill_and_none_twice(spine, programs, after):
    spine.build()
    stubs = str(Path(__file__).with_name("stubs"))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", RECORDS, str(spine.folder), stubs, str(number)],
            stdout=subprocess.PIPE, text=True,
        )
        for number in range(programs)
    ]  # fmt: skip
    confirmed = [one.stdout.readline().strip() for one in running]
    time.sleep(after)
    for one in running:
        one.kill()
    for one in running:
        whole = one.stdout.read()
        confirmed += whole[: whole.rfind("\n") + 1].split()
        one.wait()
        one.stdout.close()
    spine.build()
    with spine.edition() as edition:
        there = [one.id for one in edition.acts()]
        objects = [one.object for one in edition.acts()]
    assert len(set(confirmed)) == len(confirmed)
    assert set(confirmed) <= set(there)
    assert len(there) <= len(confirmed) + 2 * programs
    assert len(set(there)) == len(there)
    assert len(set(objects)) == len(objects)


@pytest.mark.slow
def test_an_act_is_recorded_in_fifty_milliseconds_beside_ten_thousand(spine, tmp_path):
    book = "".join(f"On day {n} the ferry of Tarn took {n * 7} sheep.\n" for n in range(1000))
    spine.write("book.txt", f"Vesk to Orlo\nNo. 1\n{book}")
    spine.build()
    lines = [
        {"file": "book.txt", "type": kind, "id": f"{kind}-{n}", "object": "sheep, carried over",
         "quote": f"On day {n} the ferry of Tarn took {n * 7} sheep."}
        for n in range(1000) for kind in list(act_types())[:10]
    ]  # fmt: skip
    file = tmp_path / "acts.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    with spine.edition() as edition:
        take_file(edition, file, who="Ada")
        assert (spine.folder / log.FILE).stat().st_size < 20_000_000
        taken = []
        for n in range(5):
            began = time.perf_counter()
            record(edition, "a.txt", FORD, object=str(n))
            taken.append(time.perf_counter() - began)
        assert len(edition.acts()) == 10_005
    assert sorted(taken)[2] < 0.05


@given(data=st.data())
def test_spans_go_round_through_the_log(data):
    """Whatever is marked is what the act shows, and what its export would be taken as again."""
    from regesta.decisions.acts import place, standing
    from regesta.decisions.acts.composing import Desk, compose_act
    from regesta.decisions.acts.placing import Extents
    from regesta.decisions.binding import Places
    from regesta.model import Source

    text = LONG
    source = Source(path="l.txt", format="text", text=text, sha256="1", file_sha256="1")
    places = [n for n, one in enumerate(text) if not one.isspace()]

    def span():
        start = data.draw(st.sampled_from(places))
        return start, data.draw(st.sampled_from([n + 1 for n in places if start <= n < start + 80]))

    quote, actor, target = span(), span(), span()
    value = {
        "type": "ask",
        "actor": "Vesk",
        "actor_span": list(actor),
        "targets": [{"name": "Orlo", "start": target[0], "end": target[1]}],
        "bearing": {"situation": list(quote), "term": list(target)},
    }
    desk = Desk(source, Extents([]), "Ada", "2026-11-25T10:00:00Z")
    made = compose_act(desk, value, start=quote[0], end=quote[1]).decision
    stood = standing([made], ())
    act = place(stood, Places(source), Extents([]))
    assert (act.start, act.end, act.quote) == (*quote, text[quote[0] : quote[1]])
    assert (act.actor_span.start, act.actor_span.end) == actor
    assert (act.targets[0].start, act.targets[0].end) == target
    assert (act.bearing.term.start, act.bearing.term.end) == target
    # and with other words put before, everything moves along
    later = "New words.\n\n" + text
    moved = Source(path="l.txt", format="text", text=later, sha256="2", file_sha256="2")
    again = place(stood, Places(moved), Extents([]))
    if again is not None:
        assert again.start == act.start + 12
        if again.actor_span is not None:
            assert again.actor_span.start == actor[0] + 12
        assert all(one.start in (None, target[0] + 12) for one in again.targets)


@pytest.mark.slow
@settings(max_examples=30)
@given(steps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), min_size=1, max_size=12))
def test_what_is_shown_at_once_is_what_a_build_from_nothing_shows(steps, tmp_path_factory):
    """Whatever is ruled in whatever order: the ledger's table is a function of the log."""
    from regesta.build import build
    from regesta.edition import open_edition

    folder = tmp_path_factory.mktemp("papers")
    (folder / "long.txt").write_text(LONG)
    build(folder)
    with open_edition(folder) as edition:
        ids, made = [], []
        for what, which in steps:
            act = ids[which % len(ids)] if ids else None
            who = ("Ada", "Ben")[which % 2]
            if what <= 1 or act is None:
                start = LONG.index("The council") + which
                value = {"type": "ask", "object": str(which % 3)}
                outcome = edition.decide(
                    "add_act", source="long.txt", start=start, end=start + 30, value=value, who=who
                )
                ids.append(outcome.decision.field)
            elif what == 5:
                outcome = edition.decide("undo", undoes=made[which % len(made)], who=who)
            elif edition.find_act(act) is None:
                continue
            else:
                action = ("correct_act", "reject_act", "accept_act")[what - 2]
                value = {"type": "demand", "object": str(which % 3)}
                outcome = edition.decide(action, field=act, value=value, who=who)
            made.append(outcome.decision.id)
        shown = edition.acts(), edition.rejected_acts(), list(edition.lines())
    for path in (folder / ".regesta").glob("edition.sqlite*"):
        path.unlink()
    build(folder)
    with open_edition(folder) as anew:
        assert (anew.acts(), anew.rejected_acts(), list(anew.lines())) == shown
