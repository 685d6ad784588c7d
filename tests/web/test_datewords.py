import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.web import datewords

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "datewords.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_a_value_is_said_in_words(case):
    assert datewords.in_words(case["value"]) == case["words"]
    assert datewords.in_words(case["value"], "american") == case["american"]
    assert datewords.is_readable(case["value"])


@pytest.mark.parametrize(
    "value",
    ["", "4 February 1919", "1919-13", "1919-02-30", "1919-02-29", "1919/1920/1921", "[]", "[..]",
     "/", "../..", "<b>", "1919-2-4"],
)  # fmt: skip
def test_what_is_no_date_is_not_called_one(value):
    assert not datewords.is_readable(value)


@given(st.text(max_size=20))
def test_any_text_gets_an_answer_and_none_is_lost(value):
    words = datewords.in_words(value)
    assert words and (words == value or datewords.is_readable(value) or not value)


@given(st.dates())
def test_every_day_of_the_calendar_can_be_said(day):
    words = datewords.in_words(day.isoformat())
    assert words.startswith(f"{day.day} ") and words.endswith(f" {day.year}")


def test_both_calendars_are_said_where_they_differ():
    both = {"value": "1918-01-10", "old_style": "1917-12-28"}
    assert datewords.of_dating(both) == "10 January 1918 (28 December 1917 Old Style)"
    assert datewords.of_dating({"value": "1918-01-10", "old_style": None}) == "10 January 1918"
    assert datewords.of_dating(None) == "undated"
