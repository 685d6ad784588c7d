"""Whether a date is EDTF: a small strict check of the forms that the export writes.

Source of the grammar: Library of Congress, Extended Date/Time Format Specification
(ISO 8601-2:2019), levels 0 to 2, without long years and significant digits.
"""

import calendar
import re

_YEAR = r"-?[\dX]{4}"
_QUALIFIED = r"[?~%]?"
_DATE = re.compile(
    rf"(?P<q0>{_QUALIFIED})(?P<year>{_YEAR})(?P<q1>{_QUALIFIED})"
    rf"(?:-(?P<q2>{_QUALIFIED})(?P<month>[\dX]{{2}})(?P<q3>{_QUALIFIED})"
    rf"(?:-(?P<q4>{_QUALIFIED})(?P<day>[\dX]{{2}})(?P<q5>{_QUALIFIED}))?)?"
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)?")
_SEASONS = range(21, 42)
_OPEN = ("", "..")


def is_edtf(value: str) -> bool:
    """Whether `value` is a date, an interval or a set of dates in EDTF.

    >>> [is_edtf(v) for v in ("1917-11-28", "1917-11~", "[1919-02-04..]", "1918-03-03/1918-03")]
    [True, True, True, True]
    >>> [is_edtf(v) for v in ("28 November 1917", "1917-02-30", "1919/1918", "[1918]x", "")]
    [False, False, False, False, False]
    """
    if value[:1] + value[-1:] in ("[]", "{}") and len(value) > 2:
        return all(_is_member(part) for part in value[1:-1].split(","))
    if value.count("/") == 1:
        return _is_interval(*value.split("/"))
    if "T" in value:
        day, _, clock = value.partition("T")
        plain = re.fullmatch(r"\d{4}-\d\d-\d\d", day) is not None
        return plain and _is_date(day) and _CLOCK.fullmatch(clock) is not None
    return _is_date(value)


def _is_interval(first: str, last: str) -> bool:
    if first in _OPEN and last in _OPEN:
        return False
    if not (first in _OPEN or _is_date(first)) or not (last in _OPEN or _is_date(last)):
        return False
    return first in _OPEN or last in _OPEN or _in_order(first, last)


def _is_member(part: str) -> bool:
    first, dots, last = part.partition("..")
    if not dots:
        return _is_date(part)
    if not first and not last:
        return False
    ends = [end for end in (first, last) if end]
    return all(_is_date(end) for end in ends) and (len(ends) < 2 or _in_order(first, last))


def _in_order(first: str, last: str) -> bool:
    """Whether two dates are in order as far as the digits that both have can tell."""
    plain = [re.sub("[?~%]", "", end) for end in (first, last)]
    if any("X" in end or end.startswith("-") for end in plain):
        return True
    shared = min(len(end) for end in plain)
    return plain[0][:shared] <= plain[1][:shared]


def _is_date(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    month, day = match["month"], match["day"]
    if month is None:
        return True
    if "X" not in month and int(month) in _SEASONS:
        return day is None
    if not _fits(month, 12):
        return False
    if day is None:
        return True
    longest = 31
    if "X" not in month:
        year = match["year"].lstrip("-")
        # An unspecified year may be a leap year; so may year 0 (1 BC).
        leap = "X" in year or calendar.isleap(int(year))
        longest = calendar.monthrange(2000 if leap else 2001, int(month))[1]
    return _fits(day, longest)


def _fits(digits: str, highest: int) -> bool:
    """Whether some number from 1 to `highest` has these digits, X standing for any."""
    pattern = re.compile(digits.replace("X", r"\d"))
    return any(pattern.fullmatch(f"{number:02}") for number in range(1, highest + 1))
