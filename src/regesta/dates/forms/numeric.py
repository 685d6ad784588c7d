"""Dates in figures: "1917-11-28", "28.11.1917", "7.XI.1917", "11/28/1917"."""

import re

from regesta.dates.calendars import days_in_month
from regesta.dates.numerals import roman_number
from regesta.dates.parts import Day, Found

_BEFORE = re.compile(r"[\w./:$£-]$")
_END = r"(?![\w/-]|[.:]\d)"
_ISO = re.compile(
    r"(?P<y>1[0-9]{3}|20[0-9]{2})(?P<sep>[-/])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?:T(?P<time>[0-2]\d:[0-5]\d)(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?" + _END
)
_DOTTED = re.compile(
    r"(?P<d>3[01]|[12]\d|0?[1-9])\.\s?(?P<m>1[0-2]|0?[1-9])\.\s?(?P<y>1[4-9]\d\d|20\d\d)" + _END
)
_ROMAN = re.compile(
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?P<sep>[./-]\s?)(?P<m>XI{0,2}|IX|IV|VI{0,3}|I{1,3})(?P=sep)"
    r"(?P<y>1[4-9]\d\d|20\d\d)" + _END
)
_SLASHED = re.compile(
    r"(?P<a>3[01]|[12]\d|0?[1-9])(?P<sep>[/-])(?P<b>3[01]|[12]\d|0?[1-9])(?P=sep)"
    r"(?P<y>1[4-9]\d\d|20\d\d)" + _END
)


def _day(year: str, month: int | None, day: str, **more: object) -> Day | None:
    if (
        month is None
        or not 1 <= month <= 12
        or int(day) > days_in_month(int(year), month, "julian")
    ):
        return None
    return Day(year=int(year), month=month, day=int(day), **more)  # type: ignore[arg-type]


def figures_only(text: str, at: int, end: int) -> Found | None:
    """A date in figures; where day and month could change places, both are kept in mind."""
    if at and _BEFORE.match(text, at - 1, at):
        return None
    match = _ISO.match(text, at, end)
    if match:
        says = _day(match["y"], int(match["m"]), match["d"], time=match["time"])
        return (at, match.end(), says) if says else None
    match = _DOTTED.match(text, at, end)
    if match:
        says = _day(match["y"], int(match["m"]), match["d"])
        return (at, match.end(), says) if says else None
    match = _ROMAN.match(text, at, end)
    if match:
        says = _day(match["y"], roman_number(match["m"]), match["d"])
        return (at, match.end(), says) if says else None
    match = _SLASHED.match(text, at, end)
    if match is None:
        return None
    first, second = match["a"], match["b"]
    if int(first) > 12 or int(second) > 12:
        day, month = (first, second) if int(first) > 12 else (second, first)
        says = _day(match["y"], int(month), day)
    else:
        says = _day(match["y"], int(second), first, also_month_first=first != second)
    return (at, match.end(), says) if says else None


FORMS = {"digit": (figures_only,)}
