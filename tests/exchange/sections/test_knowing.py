"""Whose account, who knew what by when, what changed, and why a line says what it says."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import BadQuery, NothingFound
from regesta.exchange import explain, moves, state
from regesta.exchange.filed import dates_in
from regesta.exchange.knowledge import published_by, reached
from regesta.exchange.paper import Cited
from regesta.exchange.since import state_of
from regesta.exchange.view import View

CASES = Path(__file__).parents[2] / "cases" / "exchange"
GROUND = [
    {"id": "a", "type": "hold", "actor": "North", "places": [{"name": "Arden"}],
     "date": "1920-05-01"},
    {"id": "b", "type": "capture", "actor": "South", "places": [{"name": "Arden"}],
     "modality": "reported", "source": "Ruhn", "date": "1920-06-01"},
    {"id": "c", "type": "deny", "actor": "North", "object": "the loss", "date": "1920-06-02",
     "answers": [{"act": "b"}]},
    {"id": "d", "type": "entrust", "actor": "North", "targets": [{"name": "Ruhn"}],
     "object": "the talks", "date": "1920-06-03"},
    {"id": "e", "type": "break_off", "actor": "South", "targets": [{"name": "North"}],
     "object": "the talks", "date": "1920-06-04"},
    {"id": "f", "type": "refuse_recognition", "actor": "South", "targets": [{"name": "North"}],
     "date": "1920-06-04"},
    {"id": "g", "type": "deny", "actor": "South", "object": "unrest", "date": "1920-06-05"},
]  # fmt: skip
VOICES = tomllib.loads((CASES / "voices.toml").read_text(encoding="utf-8"))["case"]
KNOWN = tomllib.loads((CASES / "known.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", VOICES, ids=lambda case: case["label"])
def test_account_is_whose_the_paper_shows(case, made_up):
    around = made_up.paper(
        kind=case.get("kind", "note"), date="1920-07-01", writers=tuple(case["writers"]),
        signed=tuple(case.get("signed", ())), addressees=tuple(case.get("addressees", ())),
    )  # fmt: skip
    view = View(made_up.acts_of(case["acts"]), [around], made_up.links_of(case.get("links", [])))
    act = view.act(case["of"])
    assert [who.name for who in view.says(act)] == case["says"]
    assert [who.name for who in view.via(act)] == case.get("via", [])


def view_of(case, made_up):
    papers = [
        made_up.paper(
            **{
                key: tuple(value) if isinstance(value, list) else value
                for key, value in row.items()
            }
        )
        for row in case["papers"]
    ]
    acts = [
        {"id": f"a-{row['id']}", "type": "inform", "actor": "Ruhn", "file": row["file"],
         "document": row["id"], "start": 1, **case.get("act", {})}
        for row in case["papers"]
    ]  # fmt: skip
    return View(made_up.acts_of(acts), papers, made_up.links_of(case.get("links", [])))


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case["label"])
def test_only_what_was_known_is_used(case, made_up):
    view = view_of(case, made_up)
    if "party" in case:
        found = reached(view, case["party"], case["by"])
    else:
        found = published_by(view, case["by"])
    assert sorted(found.acts) == [f"a-{name}" for name in case["known"]]
    for name, words in case.get("estimated", {}).items():
        assert words in found.estimated[f"a-{name}"]
    assert sorted(found.estimated) == sorted(f"a-{name}" for name in case.get("estimated", {}))
    assert bool(found.line()) == bool(case.get("silent"))
    assert [paper.id for paper in found.silent] == case.get("silent", [])


def test_party_that_nobody_names_is_no_question(made_up):
    view = View(made_up.acts_of([{"id": "a", "type": "ask", "actor": "North"}]))
    with pytest.raises(BadQuery, match="no act and no paper names"):
        reached(view, "Atlantis", "1920-01-01")


@pytest.fixture
def lost_and_won(made_up):
    return moves(
        made_up.acts_of([
            {"id": "hold", "type": "hold", "actor": "North", "places": [{"name": "Arden"}],
             "date": "1920-05-01"},
            {"id": "lose", "type": "lose", "actor": "North", "places": [{"name": "Arden"}],
             "date": "1920-06-01"},
            {"id": "take", "type": "capture", "actor": "South", "places": [{"name": "Arden"}],
             "date": "1920-07-01"},
            {"id": "ask", "type": "ask", "actor": "North", "targets": [{"name": "South"}],
             "object": "a truce", "date": "1920-07-02"},
            {"id": "no", "type": "reject", "actor": "South", "targets": [{"name": "North"}],
             "date": "1920-07-03", "answers": [{"act": "ask"}]},
            {"id": "yes", "type": "accept", "actor": "South", "targets": [{"name": "North"}],
             "date": "1920-07-05", "answers": [{"act": "ask"}]},
        ]),
        [made_up.paper(date="1920-07-09", writers=("Ruhn",))],
    )  # fmt: skip


def test_changes_say_the_former_state_or_new(lost_and_won):
    brief = state(lost_and_won, "1920-07-04", since="1920-06-15")
    assert [line.changed for line in brief.control] == ["lost, nobody named"]
    assert [(line.changed, line.cells[0].changed) for line in brief.questions] == [("new", "new")]
    assert [(one.section, one.what) for one in brief.gone] == [("unknown", "who holds Arden")]


def test_changed_cell_says_what_it_was(lost_and_won):
    brief = state(lost_and_won, "1920-07-05", since="1920-07-04")
    assert [(line.changed, line.cells[0].changed) for line in brief.questions] == [
        (None, "refused")
    ]
    assert all(line.changed is None for line in (*brief.control, *brief.parties))


def test_same_day_changes_nothing(lost_and_won):
    brief = state(lost_and_won, "1920-07-04", since="1920-07-04")
    lines = (*brief.control, *brief.questions, *brief.parties, *brief.mandates)
    assert lines
    assert not any(line.changed for line in lines)
    assert brief.gone == ()


def kinds(reasons):
    return {one.kind for one in reasons} | {
        kind for one in reasons for kind in kinds(one.because)
    }  # fmt: skip


def test_every_line_has_an_ancestry(lost_and_won):
    for day in ("1920-06-02", "1920-07-06"):
        brief = state(lost_and_won, day)
        keys = [one.key for lines in lost_and_won.sections.values() for one in lines]
        shown = 0
        for key in keys:
            try:
                found = explain(lost_and_won, key, day)
            except NothingFound:
                continue
            shown += 1
            assert found.because, key
        assert shown == sum(len(getattr(brief, name)) for name in lost_and_won.sections)


def test_cell_tells_what_it_passed_over(lost_and_won):
    question = state(lost_and_won, "1920-07-06").questions[0]
    found = explain(lost_and_won, question.id, "1920-07-06", to="South")
    assert (found.state, [one.act for one in found.lost]) == ("agreed", ["no"])
    assert "later word" in found.lost[0].text
    assert {"rule", "act", "day", "account", "answers", "ruling"} <= kinds(found.because)


def test_ground_tells_the_events_before(lost_and_won):
    line = next(one for one in lost_and_won.sections["control"] if one.on(10**6))
    found = explain(lost_and_won, line.key, "1920-07-06")
    assert [one.act for one in found.lost] == ["hold", "lose"]
    assert found.because[0].rule == "control/taken"


def test_silent_cell_is_explained_by_its_rule(lost_and_won):
    question = state(lost_and_won, "1920-07-02").questions[0]
    found = explain(lost_and_won, question.id, "1920-07-02", to="South")
    assert [one.rule for one in found.because] == ["cells/nothing_on_file"]


def test_act_has_an_ancestry_of_its_own(lost_and_won):
    found = explain(lost_and_won, "take")
    assert (found.section, found.because[0].act) == ("acts", "take")


@pytest.mark.parametrize(("line", "to", "error"), [
    ("q-nothing", None, NothingFound), ("q-ask", "Atlantis", BadQuery), ("g-arden", "x", Exception),
])  # fmt: skip
def test_what_cannot_be_explained_says_so(lost_and_won, line, to, error):
    with pytest.raises(error) as caught:
        explain(lost_and_won, line, "1920-07-06", to=to)
    assert caught.value.remedy


def test_reference_to_a_day_that_a_paper_bears_is_not_missing(made_up):
    cited = (
        Cited(text="your note of the 5th instant", start=10, end=38),
        Cited(text="your note of the 6th instant", start=50, end=78),
        Cited(text="our 4", start=80, end=85),
        Cited(text="cable 5th", start=90, end=99),
        Cited(text="cable 4th", start=100, end=109),
        Cited(text="cable 3d", start=110, end=119),
    )
    papers = [
        made_up.paper(date="1920-07-09", writers=("North",), cited=cited),
        made_up.paper(
            id="d-2", file="other.txt", date="1920-07-05", date_alternatives=("1920-07-03",)
        ),
    ]  # fmt: skip
    moved = moves(made_up.acts_of([{"id": "a", "type": "ask", "actor": "North"}]), papers)
    assert [line.what for line in state(moved).missing] == [
        "your note of the 6th instant", "cable 4th",
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "missing"), [
    ("a copy of the minute", False), ("the points of the minute", True),
])  # fmt: skip
def test_term_is_found_where_it_is_but_a_paper_that_is_on_file(words, missing, made_up):
    start = words.index("the minute")
    cited = (Cited(text="the minute", start=start, end=len(words), document="d-2"),)
    papers = [
        made_up.paper(date="1920-07-09", writers=("North",), cited=cited),
        made_up.paper(id="d-2", file="other.txt", date="1920-07-05"),
    ]
    term = {"text": words, "start": 0, "end": len(words), "missing": True}
    acts = made_up.acts_of([{"id": "a", "type": "inform", "actor": "North", "terms": [term]}])
    assert bool(state(moves(acts, papers)).missing) is missing


@given(st.text(max_size=30), st.sampled_from(["1920-07-09", None, "[1919-02-04..]"]))
def test_no_reference_breaks_the_reading_of_its_day(text, written):
    assert all(isinstance(day, str) for day in dates_in(text, written))


@given(order=st.permutations(range(len(GROUND))))
def test_order_of_acts_on_file_is_irrelevant(made_up, order):
    acts = made_up.acts_of(GROUND)
    assert state(moves([acts[place] for place in order])) == state(moves(acts))


@given(names=st.permutations(["North", "South", "Ruhn"]))
def test_renaming_parties_renames_and_nothing_else(made_up, names):
    to = dict(zip(["North", "South", "Ruhn"], [f"{name} Two" for name in names], strict=True))
    there = made_up.plain(state(moves(made_up.acts_of(GROUND))))
    moved = moves(made_up.acts_of(renamed(GROUND, to)))
    ids = {f"p-{old.lower()}": f"p-{new.lower().replace(' ', '-')}" for old, new in to.items()}
    assert sorted_lines(made_up.plain(state(moved))) == sorted_lines(renamed(there, {**to, **ids}))


def renamed(value, to):
    """Every text that is a name or an id, replaced; words within a sentence too."""
    if isinstance(value, list):
        return [renamed(one, to) for one in value]
    if isinstance(value, dict):
        return {key: renamed(one, to) for key, one in value.items()}
    if isinstance(value, str):
        return re.sub("|".join(map(re.escape, to)), lambda found: to[found[0]], value)
    return value


def sorted_lines(brief):
    return {key: value for key, value in brief.items() if key != "threads"}


def test_confirmed_view_holds_nothing_proposed(made_up):
    cited = (Cited(text="your note of the 6th instant", start=50, end=78),)
    acts = made_up.acts_of([
        {"id": "a", "type": "ask", "actor": "North", "date": "1920-07-09"},
        {"id": "b", "type": "declare", "actor": "North", "status": "proposed",
         "date": "1920-07-09"},
    ])  # fmt: skip
    moved = moves(acts, [made_up.paper(date="1920-07-09", cited=cited, lacks=("from",))])
    whole, sure = state(moved), state(moved, confirmed=True)
    assert [len(brief.claims) for brief in (whole, sure)] == [1, 0]
    assert [len(brief.missing) for brief in (whole, sure)] == [1, 0]
    assert [len(brief.unknown) for brief in (whole, sure)] == [1, 0]
    assert sure.questions == whole.questions


def test_state_of_a_party_is_its_standing(made_up):
    moved = moves(made_up.acts_of([
        {"id": "a", "type": "recognise", "actor": "North", "targets": [{"name": "South"}],
         "date": "1920-07-01"},
    ]))  # fmt: skip
    south = next(line for line in state(moved).parties if line.name == "South")
    assert state_of(south) == "recognised by North"
