"""One day in two calendars: "15/28 November 1917", "April 20/May 3, 1918", "Apr. 18 (5), 1918"."""

import re
from typing import Any

from regesta.dates.calendars import offset, to_day
from regesta.dates.forms.absolute import calendar_of
from regesta.dates.forms.clock import read_clock
from regesta.dates.numerals import figures, month_number, weekday_number
from regesta.dates.parts import Day, Found, Pair
from regesta.dates.patterns import (
    GAP,
    MAYBE,
    SPACE,
    day,
    month,
    style,
    style_in,
    time_after,
    weekday,
    year,
)

_OPEN = rf"{MAYBE}(?P<open>/|[\[(]{MAYBE}/?){MAYBE}"
_CLOSE = r"(?P<close>[\])])?"
_WEEKDAY = rf"(?:{weekday('weekday')},?{SPACE}(?:the{SPACE})?)?"
_JOIN = rf"(?:{MAYBE},{MAYBE}|{GAP})"


def _year(name: str) -> str:
    return rf"(?:{_JOIN}{year(name)}(?:/(?P<{name}2>[0-9]{{2}}|[0-9]{{4}})(?![0-9]))?)?"


_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{month('m1')}{GAP}{day('d1')}{style('s1')}{_year('ya')}{_OPEN}"
    rf"(?:{month('m2')}{GAP})?{day('d2')}(?:{GAP}(?:of{SPACE})?{month('m3')})?{style('s2')}"
    rf"{_year('yb')}{_CLOSE}{_year('yc')}{style('s3')}{time_after('time')}"
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}{day('d1')}(?:{GAP}(?:of{SPACE})?{month('m1')})?{style('s1')}{_year('ya')}{_OPEN}"
    rf"{day('d2')}(?:(?P<shut>[\])])?{GAP}(?:of{SPACE})?{month('m2')})?{style('s2')}"
    rf"{_year('yb')}{_CLOSE}{_year('yc')}{style('s3')}{time_after('time')}"
)
NEAR = range(9, 15)
"""Differences in days that may be meant for two calendars, the wrong ones included."""


def pair(text: str, at: int, end: int) -> Found | None:
    """A date in two calendars, whichever comes first."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        match = pattern.match(text, at, end)
        found = _read(match) if match else None
        if found:
            return found
    return None


def _read(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    names = [month_number(parts.get(key) or "") for key in ("m1", "m2", "m3")]
    first_month, second_month = names[0] or names[1], names[1] or names[2] or names[0]
    if first_month is None or second_month is None or not _brackets_fit(parts):
        return None
    first_year, second_year = _years(parts, first_month, second_month)
    marks = [calendar_of(style_in(parts, key)) for key in ("s1", "s2")]
    first = Day(year=first_year, month=first_month, day=int(parts["d1"]), calendar=marks[0],
                weekday=weekday_number(parts["weekday"] or ""))  # fmt: skip
    second = Day(year=second_year, month=second_month, day=int(parts["d2"]), calendar=marks[1])
    if not any(marks) and not _can_be_one_day(first, second, bracketed="/" not in parts["open"]):
        return None
    time = read_clock(parts["time"]) if parts["time"] else None
    return match.start(), match.end(), Pair(first=first, second=second, time=time)


def _brackets_fit(parts: dict[str, Any]) -> bool:
    opened = parts["open"][0] in "[("
    return opened == bool(parts["close"] or parts.get("shut"))


def _years(parts: dict[str, Any], first: int, second: int) -> tuple[int | None, int | None]:
    """The two years: printed beside each, or once, or as "1917/18" for a pair across New Year."""
    read: dict[str, int | None] = {}
    for key in ("ya", "yb", "yc"):
        token = parts[key]
        read[key] = figures(token)[0] if token else None
    before, after = read["ya"], read["yb"] or read["yc"]
    crossing = parts["yb2"] or parts["yc2"]
    if before is None and after is not None:
        crosses = first == 12 and second == 1
        before = after if crossing or not crosses else after - 1
        if crossing and crosses:
            after += 1
    elif after is None and before is not None:
        after = before + 1 if (first, second) == (12, 1) else before
        if (first, second) == (1, 12):
            after = before - 1
    return before, after


def _can_be_one_day(first: Day, second: Day, *, bracketed: bool) -> bool:
    """Whether the difference is the offset of its century, or, without year or with a slash, near.

    A bracket holds many things, a slash between two days little else but two calendars.
    """
    apart = difference(first, second)
    if apart is None:
        return False
    if first.year is None or not bracketed:
        return abs(apart) in NEAR
    day_read = to_day(first.year, first.month or 1, min(first.day or 1, 28))
    return day_read is not None and abs(apart) == offset(day_read)


def difference(first: Day, second: Day) -> int | None:
    """Days from the first to the second as if both were of one calendar; None if no such day."""
    year_read = first.year or second.year or 2001
    after = second.year or year_read + (
        (first.month, second.month) == (12, 1)
    ) - ((first.month, second.month) == (1, 12))  # fmt: skip
    one = to_day(first.year or year_read, first.month or 0, first.day or 0)
    two = to_day(after, second.month or 0, second.day or 0)
    # 29 February 1900 is a day of the Julian calendar only
    if one is None or two is None:
        return None
    return (two - one).days


FORMS = {"month": (pair,), "digit": (pair,), "weekday": (pair,)}
