"""Values that cover more than a day: ranges, parts of months, seasons, centuries, durations."""

import datetime as dt

from msgspec.structs import replace

from regesta.dates.calendars import add_months
from regesta.dates.edtf import write
from regesta.dates.forms.partial import part_bounds
from regesta.dates.parts import Century, Duration, Frequency, Portion, Range, Season
from regesta.dates.value import UNKNOWN, Given, Value, Written
from regesta.dates.values.calendar_day import day_value, least
from regesta.languages.en.time import time_words

_MODS = {"first_third": "START", "middle_third": "MID", "last_third": "END", "first_half": "START",
         "second_half": "END"}  # fmt: skip


def range_value(says: Range, given: Given) -> Value:
    """From the first date to the last; a year printed once holds for both."""
    last = day_value(says.last, given)
    first_day = says.first
    if first_day.year is None and last.edtf and last.edtf[:4].isdigit():
        later = (says.first.month or 1) > (says.last.month or 1)
        first_day = replace(first_day, year=int(last.edtf[:4]) - later)
    first = day_value(first_day, given)
    if first.edtf is None or last.edtf is None:
        return Value(certainty="unknown", how=last.how or first.how)
    text = f"{first.edtf}/{last.edtf}"
    if text.startswith("XXXX"):
        # EDTF has no interval between days of an unknown year
        return Value(timex=text, certainty="unknown", how=last.how)
    return Value(edtf=text, timex=text, calendar=last.calendar, how=last.how,
                 certainty=least(first.certainty, last.certainty))  # fmt: skip


def portion_value(says: Portion, given: Given) -> Value:
    """A third or a half of a month or a year; its outer edge is approximate."""
    whole = day_value(says.of, given)
    if whole.edtf is None or not whole.edtf[:4].isdigit():
        return Value(timex=whole.timex, certainty="unknown", how=whole.how)
    first, last = part_bounds(says.part, int(whole.edtf[:4]), says.of.month)
    about = {"START": (first, last + "~"), "MID": (first + "~", last + "~"),
             "END": (first + "~", last)}[_MODS[says.part]]  # fmt: skip
    told = "a third of the month by our own rule" if "third" in says.part else "half of it"
    return Value(edtf="/".join(about), timex=whole.timex, calendar=whole.calendar,
                 certainty=least(whole.certainty, "medium"), how=told)  # fmt: skip


def season_value(says: Season, given: Given) -> Value:
    """A season by its EDTF number; a winter belongs to the year in which it begins."""
    if says.year is None and given.written:
        return _near_season(says, given.written)
    if says.year is None:
        return Value(timex=f"XXXX-{says.letters}", certainty="unknown", how=UNKNOWN)
    return Value(edtf=f"{says.year}-{says.season}", timex=f"{says.year}-{says.letters}",
                 calendar="gregorian", certainty="high" if says.crosses or says.season != 24
                 else "medium")  # fmt: skip


def _near_season(says: Season, written: Written) -> Value:
    """The season of that name that is nearest to the day of writing."""
    day = written.first
    away = {
        year: (_middle(year, says.season) - day).days for year in range(day.year - 2, day.year + 2)
    }
    years = [year for year, days in away.items() if not says.side or days * says.side > 0]
    year = min(years, key=lambda y: (abs(away[y]), y))
    return Value(edtf=f"{year}-{says.season}", timex=f"{year}-{says.letters}",
                 calendar="gregorian", certainty="medium",
                 how="the season of that name nearest to the day of writing")  # fmt: skip


def _middle(year: int, season: int) -> dt.date:
    return dt.date(year + (season == 24), {21: 4, 22: 7, 23: 10, 24: 1}[season], 15)


def century_value(says: Century, given: Given) -> Value:  # noqa: ARG001
    """All years of a century or decade."""
    if says.years == 10:
        return Value(edtf=f"{says.first_year // 10}X", timex=f"{says.first_year // 10}",
                     calendar="gregorian")  # fmt: skip
    last = says.first_year + says.years - 1
    return Value(edtf=f"{says.first_year:04}/{last:04}", timex=f"{says.first_year // 100:02}",
                 calendar="gregorian")  # fmt: skip


def duration_value(says: Duration, given: Given) -> Value:
    """A length of time; counted back or on from the day of writing where the words say so."""
    timex = period(says.count, says.unit)
    if not says.side:
        return Value(timex=timex, type="duration", certainty="unknown",
                     how="a length of time without a stated day")  # fmt: skip
    day = given.written.day if given.written else None
    if day is None or says.count is None:
        ref = "PAST_REF" if says.side < 0 else "FUTURE_REF"
        return Value(timex=ref, certainty="unknown", how="the day of writing is not known")
    where = "before" if says.side < 0 else "after"
    told = f"{says.count:g} {says.unit}{'s' if says.count != 1 else ''} {where} the day of writing"
    return _shifted(day, says, told)


def _shifted(day: dt.date, says: Duration, told: str) -> Value:
    count = int(says.count or 0) * says.side
    unit = says.unit
    if unit in ("year", "decade", "century"):
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        text = write(day.year + years)
        return Value(
            edtf=text + "~", timex=text, calendar="gregorian", certainty="medium", how=told
        )
    if unit == "month":
        year, month = add_months(day.year, day.month, count)
        text = write(year, month)
        return Value(
            edtf=text + "~", timex=text, calendar="gregorian", certainty="medium", how=told
        )
    days = count * {"week": 7, "fortnight": 14, "day": 1, "night": 1}.get(unit, 0)
    other = day + dt.timedelta(days=days)
    about = "~" if unit in ("week", "fortnight") or abs(days) > 10 else ""
    return Value(edtf=other.isoformat() + about, timex=other.isoformat(), calendar="gregorian",
                 certainty="medium", how=told)  # fmt: skip


def frequency_value(says: Frequency, given: Given) -> Value:  # noqa: ARG001
    """What comes again has no day of its own."""
    return Value(timex=period(1, says.unit), type="set", certainty="unknown",
                 how="comes again, from no stated day")  # fmt: skip


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    >>> period(5, "day"), period(24, "hour"), period(None, "week"), period(1, "fortnight")
    ('P5D', 'PT24H', 'PXW', 'P2W')
    """
    letters = time_words().units[unit]
    clock, letters = ("T", letters[1:]) if letters.startswith("T") else ("", letters)
    if letters == "W2":
        return f"P{2 * count:g}W" if count else "PXW"
    number = f"{count:g}" if count is not None else "X"
    return f"P{clock}{number}{letters}"
