"""What an act may say: every key, its table, its refusal."""

import tomllib
from pathlib import Path

import pytest

from regesta.decisions.acts.shape import shape
from regesta.errors import BadDecision

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "acts_refused.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_what_cannot_be_meant_is_refused_with_its_key_and_a_remedy(case):
    with pytest.raises(BadDecision) as caught:
        shape({"type": "ask"} | case["given"])
    assert caught.value.place == case["place"]
    assert case["says"] in str(caught.value)
    assert caught.value.remedy


def test_the_form_is_one_however_it_was_given():
    given = {
        "type": " ask ", "modality": "asserted", "actor": " Vesk ", "targets": ["Orlo"],
        "places": ["Tarn"], "deadline": "1871-06-20", "standing": False, "call": None,
        "speaks_for": "Tarn", "terms": ["the ferry"], "answers": ["a-1"], "items": ["place"],
        "date_alternatives": ["1871-06-05"], "id": "7", "status": "confirmed", "mood": "glad",
    }  # fmt: skip
    assert shape(given).value == {
        "type": "ask",
        "actor": "Vesk",
        "targets": [{"name": "Orlo"}],
        "places": [{"name": "Tarn", "text": "Tarn"}],
        "deadline": ["1871-06-20"],
        "speaks_for": {"name": "Tarn"},
        "terms": [{"text": "the ferry"}],
        "answers": [{"act": "a-1"}],
        "items": [{"item": "place"}],
        "date_alternatives": [{"value": "1871-06-05"}],
        "more": {"mood": "glad"},
    }


def test_the_form_of_the_form_is_itself():
    value = shape({"type": "ask", "targets": ["Orlo"], "mood": "glad", "degree": "held"}).value
    assert shape(value).value == value


@pytest.mark.parametrize(
    "date",
    ["1871-06-20T16:00:00+02:00", "1871-06-20T16:00Z", "[1871-06-04..]", "[1871-06-04,1871-06-05]",
     "1871-06-04/1871-06-20", "1871-06~", "187X", "1871-06-04/.."],
)  # fmt: skip
def test_days_with_a_clock_and_sets_of_days_are_dates(date):
    assert len(shape({"type": "ask", "deadline": [date]}).value["deadline"]) == 1


def test_a_clock_without_seconds_gets_them():
    (deadline,) = shape({"type": "ask", "deadline": "1871-06-20T16:00+02:00"}).value["deadline"]
    assert deadline == "1871-06-20T16:00:00+02:00"


def test_a_deadline_before_its_act_is_kept_with_a_warning():
    shaped = shape({"type": "ask", "date": "1871-06-04", "deadline": ["1871-06-03", "1871-06-05"]})
    assert shaped.value["deadline"] == ["1871-06-03", "1871-06-05"]
    (warning,) = shaped.warnings
    assert "1871-06-03, lies before the day of the act, 1871-06-04" in warning


def test_unknown_types_and_kinds_of_term_are_kept_with_a_warning():
    shaped = shape({"type": "propos", "terms": [{"kind": "weather"}]})
    assert shaped.value == {"type": "propos", "terms": [{"kind": "weather"}]}
    assert "Is 'propose' meant?" in shaped.warnings[0]
    assert "'weather' is no kind of term" in shaped.warnings[1]
