"""Values counted from the day of writing: "instant", "yesterday", "Tuesday last", "last month"."""

import datetime as dt

from regesta.dates.calendars import add_months, day_to_julian, to_day
from regesta.dates.edtf import write
from regesta.dates.parts import Both, DayFrom, DayOfMonth, Reference, UnitFrom, WeekdayFrom
from regesta.dates.value import UNKNOWN, Given, Value, Written
from regesta.dates.values.calendar_day import day_value, least, old_style, timex_day
from regesta.model import Alternative, Certainty

_MONTH_TOLD = {0: "in the month of writing", -1: "in the month before that of writing",
               1: "in the month after that of writing"}  # fmt: skip


def _base(written: Written) -> tuple[int, int, int]:
    """Year, month, day of writing, in the calendar that the paper's date is written in."""
    if written.style == "julian":
        return day_to_julian(written.first)
    return written.first.year, written.first.month, written.first.day


def _as_value(
    day: dt.date, given: Given, told: str, certainty: Certainty = "high", timex: str | None = None
) -> Value:
    style = given.written.style if given.written else "gregorian"
    return Value(
        edtf=day.isoformat(), timex=timex or timex_day(day), calendar=style, how=told,
        old_style=old_style(day) if style == "julian" else None, certainty=certainty,
    )  # fmt: skip


def day_of_month_value(says: DayOfMonth, given: Given) -> Value:
    """A day of the paper's month or one beside it; unnamed, the last such day before writing."""
    written = given.written
    if written is None or (written.first.year, written.first.month) != (
        written.last.year, written.last.month,
    ):  # fmt: skip
        text = write(None, None, says.day)
        return Value(edtf=text, timex=text, certainty="low", how=UNKNOWN)
    year, month, number = _base(written)
    months = says.months
    sure: Certainty = "high"
    if months is None:
        months = -1 if says.day > number and written.day else 0
        sure = "medium"
    year, month = add_months(year, month, months)
    day = to_day(year, month, says.day, written.style)
    if day is None:
        return Value(certainty="unknown", how="that month has no such day")
    return _as_value(day, given, _MONTH_TOLD[months], sure)


def day_from_value(says: DayFrom, given: Given) -> Value:
    """So many days from the day of writing."""
    day = given.written.day if given.written else None
    if day is None:
        ref = {-1: "PAST_REF", 0: "PRESENT_REF"}.get(max(-1, min(says.days, 1)), "FUTURE_REF")
        return Value(timex=ref, certainty="unknown", how=UNKNOWN)
    other = day + dt.timedelta(days=says.days)
    told = {0: "the day of writing", -1: "the day before writing", 1: "the day after writing"}.get(
        says.days, f"{abs(says.days)} days from the day of writing"
    )
    timex = other.isoformat() + (f"T{says.part_of_day}" if says.part_of_day else "")
    return _as_value(other, given, told, timex=timex)


def weekday_from_value(says: WeekdayFrom, given: Given) -> Value:
    """The weekday before the day of writing, after it, or (unsaid) the nearest before."""
    day = given.written.day if given.written else None
    if day is None:
        return Value(timex=f"XXXX-WXX-{says.weekday + 1}", certainty="unknown", how=UNKNOWN)
    back = (day.weekday() - says.weekday) % 7
    if says.side > 0:
        other = day + dt.timedelta(days=7 - back if back else 7)
        return _as_value(other, given, "the first such weekday after writing", "medium")
    if says.side < 0:
        other = day - dt.timedelta(days=back or 7)
        return _as_value(other, given, "the last such weekday before writing")
    past, future = day - dt.timedelta(days=back), day + dt.timedelta(days=7 - back)
    value = _as_value(past, given, "the last such weekday up to the day of writing", "low")
    ahead = Alternative(value=future.isoformat(), why="if the weekday to come is meant")
    return Value(edtf=value.edtf, timex=value.timex, calendar=value.calendar, certainty="low",
                 old_style=value.old_style, alternatives=(ahead,), how=value.how)  # fmt: skip


def unit_from_value(says: UnitFrom, given: Given) -> Value:
    """A week, month or year counted from that of writing."""
    if given.written is None:
        ref = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[says.count]
        return Value(timex=ref, certainty="unknown", how=UNKNOWN)
    year, month, _ = _base(given.written)
    told = f"counted from the {says.unit} of writing"
    if says.unit == "year":
        text = write(year + says.count)
    elif says.unit == "month":
        text = write(*add_months(year, month, says.count))
    elif says.unit == "week" and given.written.day:
        monday = given.written.day - dt.timedelta(days=given.written.day.weekday())
        monday += dt.timedelta(days=7 * says.count)
        edtf = f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
        week = monday.isocalendar()
        return Value(
            edtf=edtf, timex=f"{week.year}-W{week.week:02}", calendar="gregorian", how=told
        )
    else:
        return Value(timex="PAST_REF" if says.count < 0 else "FUTURE_REF", certainty="unknown")
    return Value(edtf=text, timex=text, calendar=given.written.style, how=told)


def both_value(says: Both, given: Given) -> Value:
    """Two cues for one day: they agree, or the day named holds and the other is an alternative."""
    named = day_value(says.date, given)
    near = (
        day_from_value(says.near, given)
        if isinstance(says.near, DayFrom)
        else weekday_from_value(says.near, given)
    )
    if near.edtf is None or named.edtf is None:
        return named
    if near.edtf == named.edtf:
        told = "the day counted from the day of writing and the day named agree"
        return Value(edtf=named.edtf, timex=named.timex, calendar=named.calendar, time=named.time,
                     old_style=named.old_style,
                 how=f"{told}; {named.how}" if named.how else told)  # fmt: skip
    other = Alternative(value=near.edtf, why="by the word that counts from the day of writing")
    return Value(edtf=named.edtf, timex=named.timex, calendar=named.calendar, time=named.time,
                 old_style=named.old_style, alternatives=(*named.alternatives, other),
                 certainty=least(named.certainty, "low"),
                 how="the day named and the day counted from writing disagree")  # fmt: skip


def reference_value(says: Reference, given: Given) -> Value:
    """A word that points before, at or after the day of writing."""
    day = given.written.day if given.written else None
    if says.reach == "none" or day is None:
        told = "no day could be named" if day else UNKNOWN
        return Value(timex=says.ref, certainty="unknown", how=told)
    iso = day.isoformat()
    edtf, told, sure = _REACHES[says.reach]
    return Value(edtf=edtf.format(iso), timex=says.ref, calendar="gregorian", how=told,
                 certainty=sure)  # fmt: skip


_REACHES: dict[str, tuple[str, str, Certainty]] = {
    "day": ("{}", "the day of writing", "high"),
    "about": ("{}~", "about the day of writing", "medium"),
    "up_to": ("../{}", "not after the day of writing, no earliest day in the text", "medium"),
    "after": ("{}/..", "from the day of writing on", "medium"),
}
