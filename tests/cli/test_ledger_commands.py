"""brief, ledger, deadlines and explain on a small folder whose acts are recorded from a file."""

import io
import json
import subprocess
import sys

import msgspec
import openpyxl
import pytest
from docx import Document
from icalendar import Calendar
from wcwidth import wcswidth

from regesta.cli.main import run
from regesta.exchange.brief import SECTIONS, Brief

NOTE = """Note of the Government of Vesk to the Council of Orlo.

Tarn, March 3, 1921.

The Government of Vesk proposes that the bridge at Tarn be open to both sides. It asks for an
answer by 6 o'clock in the evening of the 10th of March. It promises to keep its boats on its
own bank until the end of March.

J. KOLM.
"""
ANSWER = """Letter of the Council of Orlo to the Government of Vesk.

Sill, March 6, 1921.

The Council accepts the open bridge. It has taken the mill at Sill.

A. BREM.
"""
ACTS = [
    {
        "file": "note.txt", "id": "offer", "type": "propose", "actor": "Government of Vesk",
        "quote": "proposes that the bridge at Tarn be open to both sides",
        "targets": [{"name": "Council of Orlo", "tier": "body"},
                    {"name": "Free Company", "tier": "army"}],
        "object": "the bridge at Tarn open to both sides", "date": "1921-03-03",
        "deadline": ["1921-03-10T18:00:00+02:00"],
    },
    {
        "file": "note.txt", "id": "boats", "type": "promise", "actor": "Government of Vesk",
        "quote": "promises to keep its boats on its\nown bank until the end of March",
        "targets": [{"name": "Council of Orlo", "tier": "body"}], "object": "boats on its own bank",
        "date": "1921-03-03", "deadline": ["1921-03-31"],
    },
    {
        "file": "answer.txt", "id": "yes", "type": "accept", "actor": "Council of Orlo",
        "quote": "The Council accepts the open bridge", "object": "the open bridge",
        "targets": [{"name": "Government of Vesk", "tier": "government"}], "date": "1921-03-06",
        "answers": [{"act": "offer"}],
    },
    {
        "file": "answer.txt", "id": "mill", "type": "capture", "actor": "Council of Orlo",
        "quote": "It has taken the mill at Sill", "places": [{"name": "mill at Sill"}],
        "date": "1921-03-05",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder, built and with its acts, made once; no test changes it."""
    return recorded(tmp_path_factory.mktemp("ledger") / "papers")


def recorded(folder):
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE)
    (folder / "answer.txt").write_text(ANSWER)
    acts = folder.parent / "acts.jsonl"
    acts.write_text("\n".join(map(json.dumps, ACTS)))
    assert run(["build", str(folder)]) == 0
    assert run(["decide", str(folder), "--from", str(acts), "--who", "Ada"]) == 0
    return folder


@pytest.fixture
def tell(made, capsys, monkeypatch):
    """Runs a command on the folder: its code, what it prints, what it says beside."""
    monkeypatch.setenv("COLUMNS", "80")

    def command(name, *arguments):
        code = run([name, str(made), *arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return command


def test_the_brief_of_a_day_says_who_asked_whom_what_and_what_was_answered(tell):
    code, told, _ = tell("brief", "--on", "1921-03-08")
    assert code == 0
    assert told.startswith("WHERE THINGS STAND ON 8 MAR 1921\npapers · 4 acts in 2 papers\n")
    said = " ".join(told.split())
    assert "○ Q1 OPEN Government of Vesk → Council of Orlo and Free Company: the bridge" in said
    assert "✓ Council of Orlo: agreed · by its own account · 6 Mar 1921" in said
    assert "– Free Company: nothing on file" in said
    assert "10 Mar 1921, 18:00 UTC+02:00" in said
    assert "“The Council accepts the open brid…”" in said
    assert "mill at Sill" in said
    assert max(wcswidth(line) for line in told.splitlines()) <= 80


@pytest.mark.parametrize(
    ("day", "state"),
    [("1921-03-04", "OPEN"), ("1921-03-10", "DUE TODAY"), ("1921-03-11", "OVERDUE")],
)
def test_a_question_has_another_state_on_another_day(tell, day, state):
    assert f"Q1 {state}" in tell("brief", "--on", day)[1]


def test_what_changed_since_a_day_stands_first(tell):
    _, told, _ = tell("brief", "--on", "1921-03-08", "--since", "1921-03-04")
    part = told.split("CHANGED SINCE 4 MAR 1921")[1].split("WHAT RUNS OUT")[0]
    assert "agreed · was: nothing on file" in " ".join(part.split())


def test_the_words_in_full_and_the_ids_come_with_v(tell):
    told = tell("brief", "-v")[1]
    assert "“promises to keep its boats on its own bank until the end of March”" in " ".join(
        told.split()
    )
    assert "q-a-" in told


def test_json_is_a_brief_and_only_leaves_the_rest_out(tell):
    whole = tell("brief", "--json", "--on", "1921-03-08")[1]
    assert msgspec.json.decode(whole, type=Brief).questions[0].deadline == (
        "1921-03-10T18:00:00+02:00",
    )
    assert list(json.loads(whole))[4:] == list(SECTIONS)
    some = json.loads(tell("brief", "--format", "json", "--only", "claims")[1])
    assert list(some)[4:] == ["claims"]


def test_the_ending_of_a_file_says_the_format(tell, tmp_path):
    for name in ("b.html", "b.docx", "b.json", "b.txt"):
        code, told, said = tell("brief", "-o", str(tmp_path / name))
        assert (code, told) == (0, "")
        assert said == f"written to {tmp_path / name}\n"
    assert (tmp_path / "b.html").read_text().startswith("<!doctype html>")
    assert Document(str(tmp_path / "b.docx")).paragraphs[0].text.startswith("Where things stand")
    assert json.loads((tmp_path / "b.json").read_text())["questions"]
    assert (tmp_path / "b.txt").read_text().startswith("WHERE")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["brief", "--on", "1921-02-30"], 9, "'1921-02-30' is no day"),
        (["brief", "--only", "clams"], 9, "Did you mean 'claims'?"),
        (["brief", "--thread", "the brige"], 9, "there is no thread 'the brige'"),
        (["brief", "--known-to", "Council of Orla", "--by", "1921-03-08"], 9, "'Council of Orlo'"),
        (["brief", "--by", "1921-03-08"], 2, "--by DAY belongs to --known-to"),
        (["ledger", "--what", "question"], 9, "Did you mean 'questions'"),
        (["ledger", "--party", "Vesk Government"], 9, "Did you mean 'Government of Vesk'"),
        (["ledger", "--thread", "t-9"], 9, "there is no thread 't-9'"),
        (["ledger", "--paper", "d-9"], 8, "d-9"),
        (["ledger", "--from", "spring"], 9, "'spring' is no day"),
        (["ledger", "--format", "xlsx"], 2, "needs --output"),
        (["deadlines", "--on", "x"], 9, "'x' is no day"),
        (["deadlines", "-o", "nowhere/x.ics"], 4, "cannot be written"),
        (["explain", "q-9"], 8, "q-9"),
    ],
)  # fmt: skip
def test_a_slip_is_one_message_that_says_what_may_have_been_meant(tell, arguments, code, words):
    ended, told, said = tell(*arguments)
    assert (ended, told) == (code, "")
    assert words in " ".join(said.split())
    assert len(said) < 700


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "4 acts"),
        (["--type", "accept"], "1 act of 4"),
        (["--party", "council of orlo", "--type", "promise"], "1 act of 4"),
        (["--text", "MILL at"], "1 act of 4"),
        (["--from", "1921-03-06"], "3 acts of 4"),
        (["--on", "1921-03-05"], "3 acts"),
        (["--what", "cells", "--state", "agreed"], "1 answer of 2"),
        (["--what", "questions", "--party", "Free Company"], "1 question"),
        (["--what", "obligations", "--on", "1921-03-04"], "1 obligation"),
        (["--what", "control"], "1 place"),
    ],
)
def test_the_ledger_lists_what_was_asked_for_and_counts_it(tell, arguments, found):
    code, told, said = tell("ledger", *arguments)
    assert code == 0
    assert said == f"{found}\n"
    assert told
    assert max(map(len, told.splitlines())) <= 80


def test_acts_as_json_can_be_taken_in_again(tell, made, tmp_path, capsys):
    lines = tell("ledger", "--json")[1]
    assert {json.loads(line)["type"] for line in lines.splitlines()} == {
        "propose", "promise", "accept", "capture",
    }  # fmt: skip
    (tmp_path / "again.jsonl").write_text(lines)
    assert run(["decide", str(made), "--from", str(tmp_path / "again.jsonl")]) == 0
    capsys.readouterr()
    assert tell("ledger")[2] == "4 acts\n"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_sheet_rules_only_where_it_was_edited(tmp_path, capsys, ending):
    folder = recorded(tmp_path / "papers")
    sheet = tmp_path / f"acts.{ending}"
    assert run(["ledger", str(folder), "-o", str(sheet)]) == 0
    before = (folder / "decisions.jsonl").read_bytes()
    assert run(["decide", str(folder), "--from", str(sheet)]) == 0
    assert (folder / "decisions.jsonl").read_bytes() == before
    if ending == "csv":
        text = sheet.read_text(encoding="utf-8-sig")
        sheet.write_text(text.replace("boats on its own bank", "boats and ferries"))
    else:
        book = openpyxl.load_workbook(sheet)
        for row in book["acts"].iter_rows():
            for cell in row:
                if cell.value == "boats on its own bank":
                    cell.value = "boats and ferries"
        book.save(sheet)
    assert run(["decide", str(folder), "--from", str(sheet), "--who", "Ada"]) == 0
    after = (folder / "decisions.jsonl").read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].count(b"\n") == 1
    capsys.readouterr()
    assert run(["ledger", str(folder), "--type", "promise"]) == 0
    assert "boats and ferries" in " ".join(capsys.readouterr().out.split())


def test_deadlines_are_a_calendar_that_is_the_same_each_time(tell):
    first, second = (tell("deadlines", "--on", "1921-03-08")[1] for _ in range(2))
    assert first == second
    events = Calendar.from_ical(first).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == [
        "Answer of Free Company to Government of Vesk: the bridge at Tarn open to both sides",
        "Last day of Government of Vesk to Council of Orlo: boats on its own bank",
    ]


def test_explain_gives_the_ancestry_of_a_cell(tell):
    question = json.loads(tell("brief", "--json")[1])["questions"][0]["id"]
    code, told, _ = tell("explain", question, "--to", "Council of Orlo", "--on", "1921-03-08")
    said = " ".join(told.split())
    assert code == 0
    assert "Council of Orlo: ✓ agreed on 8 Mar 1921, because:" in said
    assert "rule cells/agreed" in said
    assert "The Council accepts the open bridge" in said
    assert "decision r-" in said
    assert max(map(len, told.splitlines())) <= 80
    whole = json.loads(tell("explain", question, "--json")[1])
    assert whole["line"] == question


def test_a_folder_without_acts_is_told_how_to_record_one(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(NOTE)
    assert run(["build", str(tmp_path)]) == 0
    capsys.readouterr()
    for name in ("brief", "ledger"):
        assert run([name, str(tmp_path)]) == 0
        assert "No acts are recorded here yet" in capsys.readouterr().out
    assert run(["brief", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["questions"] == []
    assert run(["deadlines", str(tmp_path)]) == 0
    assert not Calendar.from_ical(capsys.readouterr().out).walk("VEVENT")


def test_a_brief_loads_nothing_that_other_formats_need(made):
    program = (
        "import sys; from regesta.cli.main import run; run(['brief', sys.argv[1]]);"
        " print([m for m in ('jinja2', 'docx', 'openpyxl', 'icalendar', 'rapidfuzz', 'starlette',"
        " 'lxml') if m in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(made)], capture_output=True, check=True
    )
    assert ended.stdout.decode().splitlines()[-1] == "[]"
    assert io.BytesIO(ended.stdout).readline().startswith(b"WHERE THINGS STAND")
