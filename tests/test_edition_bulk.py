"""Acts in bulk: lines and sheets, taken once, mended, named where they are broken."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from regesta.build import build
from regesta.cli.main import run
from regesta.decisions import log
from regesta.decisions.act_columns import act_cells, act_columns
from regesta.decisions.sheet import read_sheet, write_template
from regesta.edition import open_edition
from regesta.edition_bulk import take_file
from regesta.errors import BadDecision, NothingFound

GOLD = Path(os.environ.get("REGESTA_GOLD", Path(__file__).resolve().parents[2] / "shared" / "gold"))
BRIDGE = "thing about the bridge at Tarn"
ASK = {"file": "a.txt", "type": "ask", "id": "q", "quote": BRIDGE, "targets": ["Orlo"]}
ANSWER = {
    "file": "b.txt", "type": "reject", "id": "r", "quote": "nothing of the bridge",
    "answers": [{"act": "q"}], "same_as": ["q"], "instructed_by": "q",
}  # fmt: skip


def take(edition, tmp_path, *lines, name="acts.jsonl", **more):
    file = tmp_path / name
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
    return take_file(edition, file, **more)


def sheet(edition, tmp_path, *rows, name="acts.csv"):
    names = list(dict.fromkeys(key for row in rows for key in row))
    written = io.StringIO()
    writer = csv.DictWriter(written, names)
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / name).write_text(written.getvalue(), encoding="utf-8-sig")
    return take_file(edition, tmp_path / name)


# -- lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [(ASK, ANSWER), (ANSWER, ASK)], ids=["after", "before"])
def test_ids_of_a_file_may_be_named_before_their_line_and_after_it(edition, tmp_path, lines):
    taken = take(edition, tmp_path, *lines)
    assert (taken.added, taken.refused) == (2, ())
    ask, answer = edition.acts()
    assert answer.answers[0].act == answer.same_as[0] == answer.instructed_by == ask.id
    assert (ask.ref, answer.ref) == ("q", "r")


def test_a_file_taken_twice_adds_nothing_and_a_changed_line_corrects(spine, edition, tmp_path):
    take(edition, tmp_path, ASK, ANSWER)
    before = (spine.folder / log.FILE).read_bytes()
    assert take(edition, tmp_path, ASK, ANSWER).unchanged == 2
    assert (spine.folder / log.FILE).read_bytes() == before
    taken = take(edition, tmp_path, ASK | {"type": "demand", "object": "a reply"}, ANSWER)
    assert (taken.added, taken.corrected, taken.unchanged) == (0, 1, 1)
    assert [one.type for one in edition.acts()] == ["demand", "reject"]
    assert edition.acts()[1].answers[0].act == edition.acts()[0].id


def test_a_line_that_says_what_was_said_before_overrules_no_one(edition, tmp_path):
    take(edition, tmp_path, ASK, who="Ada")
    identity = edition.acts()[0].id
    edition.decide("correct_act", field=identity, value={"type": "appeal"}, who="Ben")
    assert take(edition, tmp_path, ASK, who="Ada").unchanged == 1
    assert edition.act(identity).type == "appeal"
    edition.decide("reject_act", field=identity, who="Ben")
    assert take(edition, tmp_path, ASK, who="Ada").unchanged == 1
    assert edition.acts() == []


def test_lines_without_ids_are_known_by_their_words(edition, tmp_path):
    bare = {key: one for key, one in ASK.items() if key != "id"}
    two = [bare | {"object": "one"}, bare | {"object": "two"}]
    assert take(edition, tmp_path, *two).added == 2
    assert take(edition, tmp_path, *two).unchanged == 2
    assert take(edition, tmp_path, two[0], bare | {"object": "three"}).corrected == 1
    assert sorted(one.object for one in edition.acts()) == ["one", "three"]


def test_lines_of_annotations_are_acts(edition, tmp_path):
    line = {
        "id": "x.a01", "doc": "a", "paper": "a#1", "type": "ask", "actor": "Vesk",
        "actor_text": "Sir",
        "target": "Orlo", "target_text": "Orlo", "object": None, "places": ["Tarn"], "date": None,
        "deadline": "1919-03-01", "quote": BRIDGE,
    }  # fmt: skip
    assert take(edition, tmp_path, line).added == 1
    (act,) = edition.acts()
    text = edition.text("a.txt")
    assert act.deadline == ("1919-03-01",)
    assert text[act.places[0].start : act.places[0].end] == "Tarn"
    assert text[act.targets[0].start : act.targets[0].end] == "Orlo"
    assert text[act.actor_span.start : act.actor_span.end] == "Sir"


def test_parties_threads_and_rulings_on_papers_stand_in_the_same_file(edition, tmp_path):
    paper = edition.papers()[0].id
    taken = take(
        edition, tmp_path, ASK,
        {"party": "Vesk", "same_as": "Mr. Vesk", "reason": "one hand"},
        {"thread": "t-1", "name": "The bridge"},
        {"id": paper, "number": "7"},
        {"action": "accept", "document": paper, "field": "kind"},
    )  # fmt: skip
    assert (taken.added, taken.links, taken.rulings, taken.refused) == (1, 2, 2, ())
    assert edition.row(paper)["number"] == "7"
    assert [type(one).__name__ for one in edition.links()] == ["PartyLink", "ThreadLink"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (ASK | {"file": "none.txt"}, "no source is called"),
        (ASK | {"quote": "no such words"}, "do not stand in the source"),
        (ASK | {"type": None}, "needs its type"),
        (ASK | {"date": "soon"}, "is not EDTF"),
        (ASK | {"answers": [{"act": "x"}]}, "cannot name itself"),
        ({"type": "ask", "quote": BRIDGE}, "in which source"),
        ({"party": "Vesk", "same_as": ["Orlo"]}, "with a reason"),
        ("{", "No JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_taken(edition, tmp_path, line, says):
    if isinstance(line, dict) and "file" in line:
        line = line | {"id": "x"}
    taken = take(edition, tmp_path, ASK, line, ANSWER)
    assert taken.added == 2
    (error,) = taken.refused
    assert error.place.startswith("line 2")
    assert says in str(error)
    assert error.remedy


def test_two_lines_of_one_id_are_told(edition, tmp_path):
    taken = take(edition, tmp_path, ASK, ANSWER | {"id": "q"})
    assert taken.added == 1
    assert "has the id 'q', too" in str(taken.refused[0])


def test_a_reference_to_nothing_is_kept_and_told(edition, tmp_path):
    taken = take(edition, tmp_path, ANSWER)
    assert taken.added == 1
    assert "line 1: 'q' is no act here" in taken.warnings[0]
    assert edition.acts()[0].answers[0].act == "q"


def test_acts_that_were_changed_in_an_exported_row_are_corrected(spine, edition, tmp_path):
    take(edition, tmp_path, ASK, ANSWER)
    rows = [json.loads(line) for line in spine.export().split(b"\n")]
    before = (spine.folder / log.FILE).read_bytes()
    assert take(edition, tmp_path, *rows).outcome is None
    assert (spine.folder / log.FILE).read_bytes() == before
    changed = next(row for row in rows if row["acts"] and row["source"] == "a.txt")
    changed["acts"][0]["object"] = "the bridge"
    changed["acts"].append({"type": "thank", "quote": "nothing of the bridge"})
    taken = take(edition, tmp_path, *rows)
    assert (taken.corrected, taken.added, taken.refused) == (1, 1, ())
    assert {(one.type, one.object) for one in edition.acts(changed["id"])} >= {
        ("ask", "the bridge")
    }


def test_a_file_on_papers_alone_is_taken_whole_or_not_at_all(spine, edition, tmp_path):
    paper = edition.papers()[0].id
    with pytest.raises(BadDecision, match="nothing was ruled"):
        take(edition, tmp_path, {"id": paper, "number": "7"}, {"id": "d-none", "number": "7"})
    assert log.read(spine.folder).decisions == ()


# -- sheets ----------------------------------------------------------------------------------------


def test_rows_of_a_sheet_are_acts_and_broken_ones_are_named(edition, tmp_path):
    taken = sheet(
        edition, tmp_path,
        {"id": "1", "file": "a.txt", "quote": BRIDGE, "type": "ask",
         "targets": "Orlo (person); Tarn", "places": "Tarn", "call": "yes",
         "terms": "passage, asked: the bridge | money, offered: gold"},
        {"id": "2", "file": "a.txt", "quote": "no such words", "type": "ask"},
        {"id": "3", "file": "b.txt", "quote": "nothing of the bridge", "type": "reject",
         "answers": "1 as answer", "date": "soon"},
        {"id": "4", "file": "b.txt", "quote": "nothing of the bridge", "type": "reject",
         "answers": "1 as answer", "date": "1919-02-05"},
        {"id": "example 5", "file": "x", "quote": "x", "type": "x"},
    )  # fmt: skip
    assert [one.place for one in taken.refused] == ["row 3, quote", "row 4, date"]
    ask, answer = edition.acts()
    assert [(one.name, one.tier, one.text) for one in ask.targets] == [
        ("Orlo", "person", None), ("Tarn", None, "Tarn"),
    ]  # fmt: skip
    assert [(one.kind, one.mode) for one in ask.terms] == [
        ("passage", "asked"),
        ("money", "offered"),
    ]
    assert (ask.call, ask.places[0].text) == (True, "Tarn")
    assert (answer.answers[0].act, answer.answers[0].as_) == (ask.id, "answer")


def test_a_sheet_of_the_ledger_rules_on_the_rows_that_were_changed(edition, tmp_path):
    take(edition, tmp_path, ASK, ANSWER)
    rows = [act_cells(one) for one in edition.acts()]
    assert sheet(edition, tmp_path, *rows).unchanged == 2
    rows[0]["object"] = "a bridge"
    rows[1] |= {"ruling": "reject", "reason": "hearsay"}
    before = edition.acts()[0]
    taken = sheet(edition, tmp_path, *rows)
    assert (taken.corrected, taken.judged, taken.refused) == (1, 1, ())
    (act,) = edition.acts()
    assert act.object == "a bridge"
    assert (act.start, act.targets, act.ref) == (before.start, before.targets, "q")
    assert sheet(edition, tmp_path, *rows).unchanged == 2


def test_the_template_is_read_and_rules_nothing(edition, tmp_path):
    for name in ("acts.csv", "acts.xlsx"):
        write_template(tmp_path / name)
        assert read_sheet(tmp_path / name) == []
        assert take_file(edition, tmp_path / name).outcome is None
        with pytest.raises(BadDecision, match="left as it is"):
            write_template(tmp_path / name)
    with pytest.raises(BadDecision, match="XLSX or CSV"):
        write_template(tmp_path / "acts.ods")


def test_a_spreadsheet_with_days_and_numbers_is_read(edition, tmp_path):
    import datetime as dt

    from openpyxl import load_workbook

    path = tmp_path / "acts.xlsx"
    write_template(path)
    book = load_workbook(path)
    page = book["acts"]
    names = [column.name for column in act_columns()]
    start = edition.text("a.txt").index(BRIDGE)
    row = {"id": 1, "file": "a.txt", "start": start, "end": start + len(BRIDGE), "quote": BRIDGE,
           "type": "ask", "date": dt.datetime(1919, 2, 3), "standing": True}  # noqa: DTZ001  # fmt: skip
    page.append([row.get(name) for name in names])
    book.save(path)
    assert take_file(edition, path).added == 1
    (act,) = edition.acts()
    assert (act.date, act.standing, act.ref) == ("1919-02-03", True, "1")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"one,two\n1,2\n", "does not name the columns"),
        ("a.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("a.csv", b"", "does not name the columns"),
        ("a.xlsx", b"no zip", "no spreadsheet"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(edition, tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadDecision, match=says):
        take_file(edition, tmp_path / name)
    with pytest.raises(NothingFound):
        take_file(edition, tmp_path / "none.csv")


# -- the command -----------------------------------------------------------------------------------

LETTER = "Mr. Vesk to Mr. Orlo.\n\nTarn, June 4, 1871.\n\nSir: I ask you to open the ferry.\n"


def test_the_command_takes_the_good_lines_names_the_bad_and_ends_with_seven(tmp_path, capsys):
    folder, file = tmp_path / "papers", tmp_path / "acts.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_text(LETTER)
    build(folder)
    good = {"file": "a.txt", "type": "ask", "quote": "I ask you to open the ferry", "id": "1"}
    file.write_text(json.dumps(good) + "\n" + json.dumps(good | {"id": "2", "date": "soon"}))
    assert run(["decide", str(folder), "--from", str(file)]) == BadDecision.exit_code
    told = capsys.readouterr()
    assert "1 new act" in told.err
    assert "passed over: line 2, date: 'soon' is not EDTF" in told.err
    assert "1 of its lines could not be taken; the others were" in " ".join(told.err.split())
    assert run(["decide", str(folder), "--from", str(file), "--skip-bad", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 1
    with open_edition(folder) as edition:
        assert len(edition.acts()) == 1
    template = tmp_path / "acts.xlsx"
    assert run(["decide", str(folder), "--template", str(template)]) == 0
    assert template.stat().st_size > 1000
    assert run(["decide", str(folder), "--template", str(template)]) == BadDecision.exit_code


def test_an_unknown_type_is_told_by_the_command(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LETTER)
    build(tmp_path)
    value = json.dumps({"type": "hum", "quote": "I ask you to open the ferry"})
    said = ["decide", str(tmp_path), "--action", "add_act", "--source", "a.txt", "--value", value]
    assert run(said) == 0
    assert "note: 'hum' is no type of act" in capsys.readouterr().err


# -- the gold --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not here")
@pytest.mark.parametrize("name", ["boxer", "railways"])
def test_the_acts_of_real_negotiations_are_taken_without_an_error_and_once(tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(GOLD / "exchange" / name, folder)
    build(folder)
    file = GOLD / "exchange" / f"{name}-acts.jsonl"
    count = len(file.read_text(encoding="utf-8").splitlines())
    with open_edition(folder) as edition:
        taken = take_file(edition, file)
        assert (taken.added, taken.refused, taken.warnings) == (count, (), ())
        assert take_file(edition, file).unchanged == count
        for act in edition.acts():
            assert edition.text(act.file)[act.start : act.end] == act.quote


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not here")
@pytest.mark.parametrize("name", ["frus-dev", "wotr-dev"])
def test_the_acts_of_annotations_are_taken_without_an_error_and_once(tmp_path, name):
    for line in (GOLD / "acts" / f"{name}-texts.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        path = tmp_path / f"{text.get('doc') or text.get('id')}.txt"
        path.write_bytes(text["text"].encode())
    build(tmp_path)
    file = GOLD / "acts" / f"{name}-acts.jsonl"
    with open_edition(tmp_path) as edition:
        taken = take_file(edition, file)
        assert taken.refused == ()
        assert take_file(edition, file).unchanged == taken.added > 100
