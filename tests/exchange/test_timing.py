"""First and last day of EDTF values, as far as papers need them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import BadQuery
from regesta.exchange.timing import MAX, MIN, iso, ordinal, when

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "exchange" / "timing.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["value"] or "nothing")
def test_value_has_these_bounds(case):
    found = when(case["value"], case.get("alternatives", ()))
    if case.get("unreadable"):
        assert found is None
        return
    assert found is not None
    shown = [
        iso(found.first) if found.first > MIN else "",
        iso(found.last) if found.last < MAX else "",
    ]
    assert shown == [case["first"], case["last"]]
    assert [iso(day) for day in found.days] == case["days"]


def test_clock_stays_in_the_text():
    assert when("1918-09-17T12:00+09:00").text == "1918-09-17T12:00+09:00"


@pytest.mark.parametrize("day", ["1917-11", "1917-13-01", "yesterday", "", "1917-02-29"])
def test_asking_for_no_day_says_what_a_day_is(day):
    with pytest.raises(BadQuery, match="is no day"):
        ordinal(day)


@given(st.dates(), st.dates())
def test_interval_spans_its_ends(one, two):
    first, last = sorted((one, two))
    found = when(f"{first.isoformat()}/{last.isoformat()}")
    assert (iso(found.first), iso(found.last)) == (first.isoformat(), last.isoformat())
    assert when(f"[{first.isoformat()}..{last.isoformat()}]").day == found.first


@given(st.text(alphabet="0123456789-X~?%[]{}.,/T:Z+ ", max_size=24))
def test_no_text_breaks_it(text):
    found = when(text)
    assert found is None or MIN <= found.first <= found.last <= MAX
