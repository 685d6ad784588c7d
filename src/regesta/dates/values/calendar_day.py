"""The value of a calendar date: its year from the paper, its calendar, its Gregorian day."""

import datetime as dt

from regesta.dates.calendars import day_to_julian, to_day
from regesta.dates.edtf import write
from regesta.dates.parts import Day
from regesta.dates.value import Given, Value
from regesta.dates.which_calendar import Choice, which_calendar
from regesta.model import Alternative, Certainty

_WORSE: dict[Certainty, int] = {"high": 0, "medium": 1, "low": 2, "unknown": 3}
FUTURE_COSTS = 1.25
"""A date without a year is rather behind the day of writing than before it."""


def least(*certainties: Certainty) -> Certainty:
    """The least sure of some.

    >>> least("high", "low", "medium")
    'low'
    """
    return max(certainties, key=lambda certainty: _WORSE[certainty])


def day_value(says: Day, given: Given) -> Value:
    """The value of a date of any precision."""
    year, told, sure = _year(says, given)
    if year is None:
        return _without_year(says)
    if says.day is None or says.month is None:
        return _coarse(says, year, told, sure)
    choice = which_calendar(says, says.second_year or year, given)
    day = _day(says, year, choice.calendar)
    if day is None:
        other = "gregorian" if choice.calendar == "julian" else "julian"
        choice = Choice(
            calendar=other, why="that day exists in this calendar only", certainty="low"
        )
        day = _day(says, year, other)
    if day is None:
        return Value(certainty="unknown", how="no calendar has such a day")
    return _full(says, given, choice, day, (told, sure))


def _day(says: Day, year: int, calendar: str) -> dt.date | None:
    return to_day(says.second_year or year, says.month or 0, says.day or 0, calendar)


def _full(
    says: Day, given: Given, choice: Choice, day: dt.date, year_told: tuple[str, Certainty]
) -> Value:
    reasons = [year_told[0], choice.why]
    sure = least(year_told[1], choice.certainty)
    other: list[Alternative] = []
    if choice.other:
        second = to_day(day.year, says.month or 0, says.day or 0, choice.other)
        if second:
            other.append(Alternative(value=second.isoformat(), why=choice.other_why))
    if says.also_month_first and says.day and says.month:
        swapped = to_day(day.year, says.day, says.month)
        if swapped:
            other.append(Alternative(value=swapped.isoformat(), why="if the month stands first"))
            sure = least(sure, "low")
    if says.weekday is not None and says.weekday != day.weekday():
        wrong = True
        for candidate in other:
            wrong = wrong and dt.date.fromisoformat(candidate.value).weekday() != says.weekday
        reasons.append("the weekday printed is another" if wrong else "")
        sure = least(sure, "medium")
    if says.repaired:
        reasons.append("a damaged letter or figure read for another")
        sure = least(sure, "medium")
    keeps = given.issuer is not None and given.issuer.kept(day) == "julian"
    value = write(day.year, day.month, day.day, about=says.about, doubt=says.doubt)
    return Value(
        edtf=value,
        timex=timex_day(day, says.time),
        calendar=choice.calendar,
        old_style=old_style(day) if choice.calendar == "julian" or keeps else None,
        time=says.time,
        alternatives=tuple(other),
        certainty=least(sure, "medium") if says.doubt else sure,
        how="; ".join(reason for reason in reasons if reason) or None,
    )


def old_style(day: dt.date) -> str:
    """The Julian date of a Gregorian day.

    >>> old_style(dt.date(1917, 11, 28))
    '1917-11-15'
    """
    return write(*day_to_julian(day))


def timex_day(day: dt.date, time: str | None = None) -> str:
    """The TIMEX3 value of a day, with its time."""
    return day.isoformat() + (f"T{time}" if time else "")


def _without_year(says: Day) -> Value:
    if says.month is None:
        return Value(certainty="unknown", how="nothing tells the year")
    day = says.day
    return Value(
        edtf=write(None, says.month, day), timex=write(None, says.month, day), time=says.time,
        calendar=says.calendar, certainty="low", how="nothing tells the year",
    )  # fmt: skip


def _coarse(says: Day, year: int, told: str, sure: Certainty) -> Value:
    reasons = [told, "a dash stands for the day" if says.blank else "",
               "a damaged letter or figure read for another" if says.repaired else ""]  # fmt: skip
    return Value(
        edtf=write(year, says.month, about=says.about, doubt=says.doubt),
        timex=write(year, says.month),
        calendar=says.calendar or "gregorian",
        time=says.time,
        certainty=least(sure, "medium") if says.doubt or says.repaired else sure,
        how="; ".join(reason for reason in reasons if reason) or None,
    )


def _year(says: Day, given: Given) -> tuple[int | None, str, Certainty]:
    """The year: printed, or the one that brings the date nearest to the day of writing."""
    if says.year is not None:
        return says.year, "", "high"
    if given.written is None:
        return _year_from_company(says, given.years)
    base = given.written.first
    best: tuple[float, int] | None = None
    for year in range(base.year - 1, base.year + 2):
        month = says.month or base.month
        day = to_day(year, month, min(says.day or 15, 28))
        if day is None:
            continue
        away = (day - base).days
        if (says.side < 0 and away > 0) or (says.side > 0 and away < 0):
            continue
        cost = away * FUTURE_COSTS if away > 0 else -away
        if says.weekday is not None and says.day and not _fits(says, year, given):
            # a printed weekday outweighs nearness
            cost += 400
        if best is None or cost < best[0]:
            best = (cost, year)
    if best is None:
        return None, "", "low"
    return best[1], "year from the paper's own date", "high" if best[0] < 150 else "medium"


def _fits(says: Day, year: int, given: Given) -> bool:
    style = given.written.style if given.written else "gregorian"
    day = to_day(year, says.month or 0, says.day or 0, says.calendar or style)
    return day is not None and day.weekday() == says.weekday


def _year_from_company(says: Day, years: tuple[int, ...]) -> tuple[int | None, str, Certainty]:
    """The year printed most often in the paper, or the one beside it that fits the weekday."""
    if not years:
        return None, "", "low"
    most = max(sorted(set(years)), key=years.count)
    if says.weekday is None or says.day is None:
        return most, "year from the paper's other dates", "medium"
    for year in (most, most - 1, most + 1):
        day = to_day(year, says.month or 0, says.day)
        if day and day.weekday() == says.weekday:
            return year, "year from the paper's other dates and the weekday", "medium"
    return most, "year from the paper's other dates, against the weekday", "low"
