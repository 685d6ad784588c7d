"""Calendar arithmetic against another implementation and against itself."""

import csv
import datetime as dt
from importlib.resources import files

import pytest
from convertdate import french_republican, julian
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import Given, find, resolve
from regesta.dates.calendars import (
    day_to_julian,
    julian_to_day,
    offset,
    republican_to_day,
    to_day,
)

DAYS = st.dates(dt.date(1582, 10, 15), dt.date(2099, 12, 31))


@given(DAYS)
def test_julian_dates_are_those_of_convertdate(day):
    assert day_to_julian(day) == tuple(julian.from_gregorian(day.year, day.month, day.day))


@given(DAYS)
def test_the_way_to_the_julian_calendar_and_back_is_the_same_day(day):
    assert julian_to_day(*day_to_julian(day)) == day


@pytest.mark.parametrize("row", list(csv.DictReader(
    files("regesta.dates.tables").joinpath("julian_offset.csv").read_text("utf-8").splitlines()
)), ids=lambda row: row["gregorian_from"])  # fmt: skip
def test_the_offset_is_that_of_the_table(row):
    assert offset(dt.date.fromisoformat(row["gregorian_from"])) == int(row["days_to_add"])


@given(st.integers(1, 13), st.integers(1, 12), st.integers(1, 30))
def test_republican_days_are_those_of_convertdate(year, month, day):
    theirs = dt.date(*french_republican.to_gregorian(year, month, day))
    assert republican_to_day(year, month, day) == theirs


def test_a_calendar_without_that_day_gives_none():
    assert to_day(1900, 2, 29) is None
    assert julian_to_day(1900, 2, 29) == dt.date(1900, 3, 13)
    assert julian_to_day(1900, 2, 30) is None
    assert republican_to_day(20, 1, 1) is None


def _formula(first, second, order):
    one, two = (first, second) if order else (second, first)
    return f"{one[2]} {_MONTHS[one[1] - 1]} {one[0]}/{two[2]} {_MONTHS[two[1] - 1]} {two[0]}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


@given(st.dates(dt.date(1700, 3, 15), dt.date(1930, 12, 1)), st.booleans())
def test_a_pair_means_the_same_whichever_calendar_comes_first(day, order):
    text = _formula(day_to_julian(day), (day.year, day.month, day.day), order)
    (found,) = find(text)
    value = resolve(found, Given())
    assert (found.start, found.end) == (0, len(text))
    assert value.edtf == day.isoformat()
    assert value.certainty == "high"


@given(st.dates(dt.date(1753, 1, 1), dt.date(1990, 12, 31)), st.integers(0, 3))
def test_a_written_date_is_read_back(day, form):
    month = _MONTHS[day.month - 1]
    text = (
        f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat(),
        f"{day.day}th of {month}, {day.year}",
    )[form]  # fmt: skip
    (found,) = find(text)
    assert resolve(found, Given()).edtf == day.isoformat()
