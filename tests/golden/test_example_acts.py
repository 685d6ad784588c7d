"""The acts of the example collections stand where their lines say, and name only each other."""

import json
import shutil
from pathlib import Path

import pytest

import regesta.build
import regesta.edition

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = Path(__file__).parents[1] / "cases" / "exchange"
NAMES = ("ardesh", "verrin")
SPANNED = ("targets", "actors", "terms", "places", "items", "answers")


def lines(name):
    text = (EXAMPLES / name / "acts.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def acts(name):
    return [line for line in lines(name) if "type" in line]


@pytest.fixture(scope="module", params=NAMES)
def dossier(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples") / request.param
    ignore = shutil.ignore_patterns(".regesta", "decisions.jsonl")
    shutil.copytree(EXAMPLES / request.param, folder, ignore=ignore)
    regesta.build.build(folder)
    edition = regesta.edition.open_edition(folder)
    sources = {row["source"] for row in edition.rows()}
    return request.param, {source: edition.text(source) for source in sources}


def test_the_acts_are_no_paper(dossier):
    assert "acts.jsonl" not in dossier[1]


def test_each_quote_stands_where_its_line_says(dossier):
    name, texts = dossier
    found = [(act, texts[act["file"]][act["start"] : act["end"]]) for act in acts(name)]
    assert [act["id"] for act, words in found if words != act["quote"]] == []


def test_each_word_within_a_line_stands_where_it_says(dossier):
    name, texts = dossier
    wrong = [
        (act["id"], part)
        for act in acts(name)
        for key in SPANNED
        for part in act.get(key, ())
        if part.get("text") and texts[act["file"]][part["start"] : part["end"]] != part["text"]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_each_id_that_is_named_is_there(name):
    ids = [act["id"] for act in acts(name)]
    named = {
        one
        for act in acts(name)
        for one in (
            *act.get("same_as", ()),
            *(answer["act"] for answer in act.get("answers", ()) if "act" in answer),
            *([act["instructed_by"]] if "instructed_by" in act else ()),
        )
    }
    assert len(ids) == len(set(ids))
    assert named - set(ids) == set()


@pytest.mark.parametrize(
    "path",
    [path for name in NAMES for path in sorted(EXPECTED.glob(f"{name}-*.json"))],
    ids=lambda path: path.stem,
)
def test_each_expectation_has_a_name_of_its_own_and_says_something(path):
    wanted = json.loads(path.read_text(encoding="utf-8"))
    ids = [one["id"] for one in wanted]
    assert len(ids) == len(set(ids))
    assert [one["id"] for one in wanted if not one["has"] and not one["passages"]] == []
