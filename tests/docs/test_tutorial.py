"""The tutorial, done: what it tells to type is typed, and what it promises is seen."""

import importlib.util
import json
import re
import shlex
from datetime import datetime
from pathlib import Path

import pytest

from regesta.build import build
from regesta.cli.main import run
from regesta.edition import open_edition
from regesta.web import suggesting
from regesta.web.actform import choice_of
from regesta.web.ledger.signs import sign_of
from regesta.web.suggesting.answering import choices

TOOLS = Path(__file__).parents[2] / "tools"


def _tool(name):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tutorial = _tool("tutorial_page")
PAGE = tutorial.PAGE.read_text(encoding="utf-8")
LETTERS = re.search(r"Letters that are enough: (.+?)\.", PAGE).group(1).replace("`", "").split(", ")
SENDER = re.search(r"^2\. Mark the words `([^`]+)`", PAGE, re.MULTILINE).group(1)
SAME, BECAUSE = re.search(
    r"\*Is the same party as\*: `(.+?)`\. \*Because\*: `(.+?)`", PAGE
).groups()


def day(words):
    return datetime.strptime(words, "%d %B %Y").date().isoformat()  # noqa: DTZ007 - a day


def regests(folder):
    with open_edition(folder) as edition:
        return {row["source"]: row["regest"] for row in edition.rows()}


def form_of(edition, one):
    """The form as it fills itself, before the reader has looked at it."""
    (row,) = [row for row in edition.rows() if row["source"] == one.file]
    start, end = tutorial.where(edition.text(one.file), one.words)
    known = suggesting.known_of(edition.acts(), edition.ledger_papers())
    passage = edition.text(one.file)[start:end]
    return suggesting.suggest(passage, start, row, one.type, known), (start, end), row


def chosen(edition, letters, passage):
    """The act that is first in the list of *answers* once these letters are typed."""
    asked = [(one.act, f"{one.date} · {one.by} · {one.type}") for one in
             choices(edition.acts(), [], [], passage)]  # fmt: skip
    others = [(act.id, choice_of(act)) for act in reversed(edition.acts())]
    return next(act for act, said in [*asked, *others] if f" {letters}" in said)


def record(edition, one):
    value, (start, end), _ = form_of(edition, one)
    text = edition.text(one.file)
    if one.pressed == "i":
        place = tutorial.where(text, one.further)
        value |= {"condition": text[slice(*place)], "condition_span": list(place)}
    if one.answers:
        value["answers"] = [{"act": chosen(edition, one.answers, text[start:end])}]
    edition.decide("add_act", source=one.file, start=start, end=end, value=value, who="A reader")
    return value


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tutorial") / "talks"
    folder.mkdir()
    for name, words in tutorial.papers(PAGE).items():
        (folder / name).write_text(words, encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def told(fresh):
    """The folder after its fourth part; the forms as they had filled themselves."""
    with open_edition(fresh) as edition:
        forms = [record(edition, one) for one in tutorial.acts(PAGE)]
    return fresh, forms


@pytest.fixture(scope="module")
def one_party(told):
    folder, _ = told
    before = cells(folder, "2026-06-09")
    with open_edition(folder) as edition:
        edition.decide(
            "party", value={"party": "Council of Daur", "same_as": [SAME]}, reason=BECAUSE
        )
    return folder, before


def cells(folder, on):
    """The one question's state and its cells, in the words of the pages."""
    with open_edition(folder) as edition:
        (question,) = edition.brief(on).questions
    return sign_of("question", question.state).words, {
        cell.to.name: sign_of("cell", cell.state).words for cell in question.cells
    }


def test_each_paper_is_read_as_the_page_says(tmp_path):
    for name, words in tutorial.papers(PAGE).items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    build(tmp_path)
    promised = {row[0].strip("`"): row[1] for row in tutorial.rows(PAGE, "file")}
    assert regests(tmp_path) == promised
    with open_edition(tmp_path) as edition:
        (row,) = [row for row in edition.rows() if row["source"] == "04-denial.txt"]
        start, end = tutorial.where(edition.text("04-denial.txt"), SENDER)
        edition.decide(
            "correct", document=row["id"], field="from",
            value=[{"name": SENDER, "role": None}], words=[(start, end)],
        )  # fmt: skip
    corrected = re.search(r"is now called \*(.+?)\*", PAGE, re.DOTALL).group(1)
    assert regests(tmp_path)["04-denial.txt"] == " ".join(corrected.split())


def test_the_letters_that_are_enough_lead_to_the_types():
    for letters, one in zip(LETTERS, tutorial.acts(PAGE), strict=True):
        assert one.type.replace("_", " ").startswith(letters)


def test_the_forms_fill_themselves_as_the_page_says(told):
    _, (proposal, answer, silence, shots, denial) = told
    assert [one["name"] for one in proposal["targets"]] == ["Government of Marn", "Council of Daur"]
    assert proposal["deadline"] == [day("10 June 2026")]
    assert len(answer["answers"]) == 1
    assert [one["name"] for one in silence["actors"]] == ["Hill Council"]
    assert [one["name"] for one in shots["actors"]] == ["army of Marn"]
    assert shots["date"] == day("7 June 2026")
    assert denial["modality"] == "asserted"


def test_two_names_are_two_columns_until_a_ruling_makes_them_one(one_party):
    folder, before = one_party
    marn, daur = ("Government of Marn", "agreed, with a reserve"), "Council of Daur"
    assert before == (
        "open",
        dict([marn]) | {daur: "nothing on file", SAME: "no reply, as is said"},
    )
    assert cells(folder, "2026-06-09")[1] == dict([marn]) | {daur: "no reply, as is said"}


@pytest.mark.parametrize("row", tutorial.rows(PAGE, "day"), ids=lambda row: row[0])
def test_each_day_of_the_slider_is_as_promised(one_party, row):
    on, state, marn, daur = row
    assert cells(one_party[0], day(on)) == (
        state,
        {"Government of Marn": marn, "Council of Daur": daur},
    )


def test_the_shots_are_claimed_and_denied(one_party):
    with open_edition(one_party[0]) as edition:
        claim, denial = edition.brief("2026-06-09").claims
    assert (claim.by.name, claim.contested) == ("Envoy at Lann", True)
    assert [one.name for one in claim.denied_by] == ["Marn"]
    assert denial.denies == claim.id


def test_the_commands_do_what_the_page_says(one_party, monkeypatch, capsys):
    folder = one_party[0]
    monkeypatch.chdir(folder.parent)
    Path("acts.jsonl").write_text(tutorial.lines(PAGE), encoding="utf-8")
    said = {}
    for line in tutorial.commands(PAGE)[1:]:
        code = run(shlex.split(line)[1:])
        said[line] = capsys.readouterr().out
        assert (line, code) == (line, 0)
    briefs = [words for line, words in said.items() if line.startswith("regesta brief")]
    assert all("OVERDUE" in words for words in briefs if words)
    assert (
        "CHANGED SINCE 4 JUN 2026" in said["regesta brief talks --on 2026-06-11 --since 2026-06-04"]
    )
    assert "DTSTART;VALUE=DATE:20260610" in Path("deadlines.ics").read_text(encoding="utf-8")
    assert Path("brief.docx").stat().st_size > 1000
    assert len((folder / "decisions.jsonl").read_text(encoding="utf-8").splitlines()) == 6
    assert cells(Path("again"), "2026-06-11") == cells(folder, "2026-06-11")


def test_the_first_command_is_one_that_makes_the_folder():
    first = shlex.split(tutorial.commands(PAGE)[0])
    assert first[:2] == ["regesta", "open"]
    assert "--create" in first


def test_the_lines_are_the_acts_of_the_table():
    lines = [json.loads(one) for one in tutorial.lines(PAGE).splitlines()]
    assert [(one["file"], one["quote"], one["type"]) for one in lines if "file" in one] == [
        (one.file, one.words, one.type) for one in tutorial.acts(PAGE)
    ]
    assert [one["party"] for one in lines if "party" in one] == ["Council of Daur"]
