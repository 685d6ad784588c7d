"""The three papers of 1917–1919 that the project starts from, as far as their text states it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from regesta.build import build
from regesta.edition import open_edition

GOLD = Path(os.environ.get("REGESTA_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
SEEDS = GOLD / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the gold papers are not here")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder)
    build(folder)
    told = [row for row in open_edition(folder).rows() if row["kind"] != "apparatus"]
    return {(row["source"][:3], row["nested_in"] is not None): row for row in told}, len(told)


def names(parties):
    return [party["name"] or party["role"] for party in parties]


def test_there_are_four_papers_one_of_them_nested(rows):
    found, count = rows
    assert count == 4
    assert set(found) == {("000", False), ("000", True), ("001", False), ("003", False)}


def test_the_note_inside_the_leaflet_ends_with_its_own_date(rows):
    leaflet, note = rows[0]["000", False], rows[0]["000", True]
    assert (leaflet["kind"], note["kind"]) == ("leaflet", "note")
    assert note["nested_in"] == leaflet["id"]
    gold = {p["doc"]: p for p in json.loads((SEEDS / "documents.json").read_text("utf-8"))}
    assert [note["start"], note["end"]] == gold["000_2e12a76fda86178f#note"]["span"]
    assert names(note["from"]) == ["Russian Soviet Government", "Tchitcherin"]
    assert note["signed"][0]["role"] == "People's Commissary for Foreign Affairs"
    assert names(note["to"]) == ["Entente powers"]
    assert note["to"][0]["basis"] == "inferred"
    assert (note["place"]["text"], note["date"]["value"]) == ("Moscow", "1919-02-04")
    assert note["date"]["basis"] == "closing"
    assert leaflet["date"]["value"] == "[1919-02-04..]"
    assert names(leaflet["signed"]) == ["Group of English-Speaking Communists"]


def test_the_appeal_keeps_its_second_title_and_its_date_in_both_calendars(rows):
    appeal = rows[0]["001", False]
    assert appeal["kind"] == "appeal"
    assert "belligerent" in appeal["head"]
    assert "warring" in appeal["titles"][0]
    assert (appeal["date"]["value"], appeal["date"]["old_style"]) == ("1917-11-28", "1917-11-15")
    assert appeal["published"]["value"] == "1917-11-28"
    assert names(appeal["signed"]) == ["L. Trotsky", "V. Ulyanov (N. Lenin)"]
    assert [note["number"] for note in appeal["notes"]] == ["1", "2", "3"]


def test_the_letter_without_names_gets_none_from_outside(rows):
    letter = rows[0]["003", False]
    assert names(letter["from"]) == ["Council of People's Commissars"]
    assert names(letter["to"]) == ["honoured teacher"]
    assert letter["signed"] == []
    assert letter["place"] is None
    assert (letter["date"]["value"], letter["published"]["value"]) == ("1918-08-01", "1918-03-09")
    assert {"19 11": "1911", "14eing": "being"}.items() <= {
        r["text"]: r["proposed"] for r in letter["readings"]
    }.items()
