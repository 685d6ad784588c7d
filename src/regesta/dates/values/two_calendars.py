"""The value of a day written in two calendars: which is which, and whether they agree."""

import datetime as dt

from regesta.dates.calendars import offset, to_day
from regesta.dates.edtf import write
from regesta.dates.forms.pairs import difference
from regesta.dates.parts import Day, Pair
from regesta.dates.value import Given, Value
from regesta.dates.values.calendar_day import day_value, old_style, timex_day
from regesta.model import Alternative


def pair_value(says: Pair, given: Given) -> Value:
    """The Gregorian day of a pair, its Old Style day, and the doubt where the two disagree."""
    first, second = says.first, says.second
    apart = difference(first, second)
    turned = _gregorian_first(first, second, apart)
    julian, gregorian = (second, first) if turned else (first, second)
    year = gregorian.year or _year(gregorian, given)
    if year is None:
        text = write(None, gregorian.month, gregorian.day)
        return Value(edtf=text, timex=text, calendar="both", time=says.time, certainty="low",
                     old_style=write(None, julian.month, julian.day),
                     how="nothing tells the year")  # fmt: skip
    new = to_day(year, gregorian.month or 0, gregorian.day or 0)
    crosses = (julian.month, gregorian.month) == (12, 1)
    old_year = julian.year or year - crosses
    from_old = to_day(old_year, julian.month or 0, julian.day or 0, "julian")
    if new is None or from_old is None:
        return Value(certainty="unknown", how="no calendar has such a day")
    if new == from_old:
        told = f"Old and New Style differ by {offset(new)} days, as they did then"
        return _settled(new, says.time, told)
    return _disagreeing(new, from_old, says.time)


def _gregorian_first(first: Day, second: Day, apart: int | None) -> bool:
    """Whether the first is New Style: it is marked so, or is the later day."""
    if first.calendar or second.calendar:
        return first.calendar == "gregorian" or second.calendar == "julian"
    return apart is not None and apart < 0


def _year(says: Day, given: Given) -> int | None:
    value = day_value(Day(month=says.month, day=says.day, calendar="gregorian"), given)
    return int(value.edtf[:4]) if value.edtf and value.edtf[:4].isdigit() else None


def _settled(new: dt.date, time: str | None, told: str) -> Value:
    return Value(
        edtf=new.isoformat(), timex=timex_day(new, time), calendar="both",
        old_style=old_style(new), time=time, how=told,
    )  # fmt: skip


def _disagreeing(new: dt.date, from_old: dt.date, time: str | None) -> Value:
    told = f"the two differ by a wrong number of days: {offset(new)} lay between the calendars"
    return Value(
        edtf=new.isoformat(), timex=timex_day(new, time), calendar="both", time=time,
        old_style=old_style(new), certainty="low", how=told,
        alternatives=(
            Alternative(value=from_old.isoformat(), why="if the Old Style day is the right one"),
        ),
    )  # fmt: skip
