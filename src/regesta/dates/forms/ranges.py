"""From one date to another: "Feb. 1-15, 1919", "6-7 November 1917", "May–June 1918", "1914–18"."""

import re

from regesta.dates.numerals import figures, month_number
from regesta.dates.parts import Day, Found, Range
from regesta.dates.patterns import GAP, MAYBE, NO_TIME, SPACE, day, full_month, month, year_after

_TO = rf"(?:{MAYBE}[-–—]{MAYBE}|{SPACE}to{SPACE}(?:the{SPACE})?|{SPACE}and{SPACE})"
_DASH = rf"(?:{MAYBE}[-–—]{MAYBE}|{SPACE}to{SPACE}(?:the{SPACE})?|/)"
_MONTH_FIRST = re.compile(
    rf"{month('m1')}{GAP}{day('d1')}{_DASH}(?:{month('m2')}{GAP})?{day('d2')}{NO_TIME}"
    rf"(?:{year_after('y')})?"
)
_DAY_FIRST = re.compile(
    rf"{day('d1')}(?:{GAP}(?:of{SPACE})?{month('m1')})?{_DASH}{day('d2')}{GAP}(?:of{SPACE})?"
    rf"{month('m2')}(?:{year_after('y')})?"
)
_MONTHS = re.compile(rf"{full_month('m1')}{_TO}{full_month('m2')}{year_after('y')}")
_YEARS = re.compile(
    r"(1[4-9]\d\d|20[0-2]\d)(?:[-–—]|/)(1[4-9]\d\d|20[0-2]\d|\d\d)(?![\w/–-]|[.:]\d)"
)
_NUMBER_BEFORE = re.compile(r"(?:Nos?\.?|pp?\.|§|Fr\.|[$£/.:-]|[0-9],)\s?$|[0-9A-Za-z]$")


def _day(year_read: int | None, month_read: str, number: str | None = None) -> Day:
    return Day(year=year_read, month=month_number(month_read), day=int(number) if number else None)


def days(text: str, at: int, end: int) -> Found | None:
    """Some days of one month or of two."""
    match = _MONTH_FIRST.match(text, at, end) or _DAY_FIRST.match(text, at, end)
    if match is None:
        return None
    one, two = match["m1"] or match["m2"], match["m2"] or match["m1"]
    token = match["yb"] or match["y"]
    last_year = figures(token)[0] if token else None
    crosses = month_number(one) == 12 and month_number(two) == 1
    first = _day(last_year - crosses if last_year else None, one, match["d1"])
    last = _day(last_year, two, match["d2"])
    ordered = (first.month or 0, first.day or 0) < (last.month or 0, last.day or 0)
    return (at, match.end(), Range(first=first, last=last)) if ordered or crosses else None


def months(text: str, at: int, end: int) -> Found | None:
    """Two months of a year."""
    match = _MONTHS.match(text, at, end)
    if match is None:
        return None
    last_year = figures(match["yb"] or match["y"])[0]
    first, last = _day(last_year, match["m1"]), _day(last_year, match["m2"])
    if (first.month or 0) > (last.month or 0):
        first = _day(last_year - 1, match["m1"])
    return at, match.end(), Range(first=first, last=last)


def years(text: str, at: int, end: int) -> Found | None:
    """Two years: "1914–1918", "1861-62"; not the numbers of papers or pages."""
    match = _YEARS.match(text, at, end)
    if match is None or _NUMBER_BEFORE.search(text, max(0, at - 5), at):
        return None
    first, second = int(match[1]), match[2]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last <= first + 100:
        return None
    return at, match.end(), Range(first=Day(year=first), last=Day(year=last))


FORMS = {"month": (days, months), "digit": (days, years)}
