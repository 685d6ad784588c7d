import tomllib
from pathlib import Path

import pytest

from regesta.exchange.paper import Paper
from regesta.model import Act
from regesta.model.act import ActPlace, Named
from regesta.web import suggesting
from regesta.web.actform import types_listed

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "suggesting.toml").read_text(encoding="utf-8")
)


def paper(**more):
    return {
        "id": "d-1",
        "from": [{"name": "Count Almery", "role": None}],
        "to": [{"name": None, "role": "Minister of Estmark"}],
        "date": {"value": "1871-03-15", "alternatives": []},
        "dates": [],
        **more,
    }


def names(parties):
    return [one["name"] for one in parties or ()]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["label"])
def test_a_form_is_filled_from_the_words_and_the_paper(case):
    value = suggesting.suggest(case["passage"], 100, paper(), case["type"], suggesting.Known())
    for key in ("actors", "targets", "places"):
        if key in case:
            assert names(value.get(key)) == case[key]
    for key in ("modality", "condition", "consequence", "degree", "date"):
        if key in case:
            assert value.get(key) == case[key]
    if "missing" in case:
        assert any(term["missing"] for term in value["terms"])
    if "kinds" in case:
        assert [term["kind"] for term in value["terms"]] == case["kinds"]
    assert value["type"] == case["type"]
    for one in (*value["actors"], *value["targets"], *value.get("places", ())):
        if one["start"] is not None:
            own = case["passage"][one["start"] - 100 : one["end"] - 100]
            assert own == one["text"]


@pytest.mark.parametrize("case", CASES["order"], ids=lambda case: case["label"])
def test_the_likeliest_type_stands_first(case):
    ordered = suggesting.order(case["passage"], types_listed(), case.get("used", ()))
    assert ordered[0].name == case["first"]
    assert len(ordered) == len(types_listed())


def test_a_day_after_by_is_a_last_day_and_another_is_the_acts():
    said = "He arrived on 3 March and must answer by 9 March"
    dates = [
        {"start": 114, "end": 121, "text": "3 March", "value": "1871-03-03", "type": "date"},
        {"start": 141, "end": 148, "text": "9 March", "value": "1871-03-09", "type": "date",
         "alternatives": [{"value": "1871-03-10", "why": "the copy"}]},
    ]  # fmt: skip
    value = suggesting.suggest(said, 100, paper(dates=dates), "demand", suggesting.Known())
    assert value["date"] == "1871-03-03"
    assert value["deadline"] == ["1871-03-09", "1871-03-10"]
    assert value["deadline_span"] == [141, 148]


def recorded(identity, document, actor, **more):
    return Act(
        id=identity, file="a.txt", document=document, start=0, end=5, quote="words",
        type=more.pop("type", "ask"), actor=actor, **more,
    )  # fmt: skip


def test_how_a_paper_called_its_writer_before_is_kept_for_that_paper_only():
    papers = [
        Paper(id="d-1", file="a.txt", start=0, end=9, writers=("Count Almery",)),
        Paper(id="d-2", file="a.txt", start=9, end=20, writers=("Count Almery",)),
    ]
    once = suggesting.known_of([recorded("a-1", "d-1", "Estmark")], papers)
    here = suggesting.suggest("I ask for peace", 0, paper(id="d-1"), "ask", once)
    there = suggesting.suggest("I ask for peace", 0, paper(id="d-3"), "ask", once)
    assert names(here["actors"]) == ["Estmark"]
    assert names(there["actors"]) == ["Count Almery"]
    twice = suggesting.known_of(
        [recorded("a-1", "d-1", "Estmark"), recorded("a-2", "d-2", "Estmark")], papers
    )
    there = suggesting.suggest("I ask for peace", 0, paper(id="d-3"), "ask", twice)
    assert names(there["actors"]) == ["Estmark"]


def test_coordinates_of_a_place_are_remembered_by_its_name():
    place = ActPlace(name="Bolgrad", text="Bolgrad", lat=45.68, lon=28.61)
    known = suggesting.known_of([recorded("a-1", "d-1", "Raush", places=(place,))], ())
    value = suggesting.suggest("General Raush captured Bolgrad", 0, paper(), "capture", known)
    assert (value["places"][0]["lat"], value["places"][0]["lon"]) == (45.68, 28.61)


def test_he_is_who_acted_before_in_this_paper():
    known = suggesting.known_of(
        [recorded("a-1", "d-1", "Regent of Brod", actor_text="the Regent")], ()
    )
    value = suggesting.suggest("He declined", 50, paper(), "reject", known)
    assert names(value["actors"]) == ["Regent of Brod"]
    assert value["actors"][0]["text"] is None


def test_an_envoy_speaks_for_whom_he_was_said_to_speak_for():
    named = Named(name="Estmark")
    known = suggesting.known_of([recorded("a-1", "d-9", "Count Almery", speaks_for=named)], ())
    value = suggesting.suggest("I ask for peace", 0, paper(), "ask", known)
    assert value["speaks_for"]["name"] == "Estmark"


def test_an_office_tells_whom_it_speaks_for():
    envoy = paper(**{"from": [{"name": "Halden", "role": "Minister of Estmark"}]})
    value = suggesting.suggest("I ask for peace", 0, envoy, "ask", suggesting.Known())
    assert value["speaks_for"]["name"] == "Estmark"


def test_a_paper_that_the_words_refer_to_is_answered_as_a_whole():
    said = "I acknowledge your note of 9 March"
    note = {"text": "your note of 9 March", "start": 114, "end": 134, "document": "d-7"}
    value = suggesting.suggest(
        said, 100, paper(replies_to=[note]), "acknowledge", suggesting.Known()
    )
    assert value["answers"][0]["document"] == "d-7"
    assert value["answers"][0]["start"] == 114


def test_the_longer_name_is_meant_where_a_known_one_stands_in_it():
    known = suggesting.known_of([recorded("a-1", "d-9", "President")], ())
    said = "The King acceded to the request of the President of Brod"
    value = suggesting.suggest(said, 0, paper(), "accept", known)
    assert names(value["targets"]) == ["President of Brod"]
