"""Dates written as EDTF (ISO 8601-2), and their bounds read back."""

import datetime as dt
import re

from regesta.dates.calendars import days_in_month

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def write(
    year: int | None, month: int | None = None, day: int | None = None, *, about: bool = False,
    doubt: bool = False,
) -> str:  # fmt: skip
    """A date of any precision; X for what is unknown, "~" for about, "?" for doubtful.

    >>> write(1861, 6), write(None, 9, 26), write(1917, 12, 1, doubt=True)
    ('1861-06', 'XXXX-09-26', '1917-12-01?')
    """
    pieces = [f"{year:04}" if year is not None else "XXXX"]
    if month is not None or day is not None:
        pieces.append(f"{month:02}" if month is not None else "XX")
    if day is not None:
        pieces.append(f"{day:02}")
    return "-".join(pieces) + {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[about, doubt]


def not_before(day: str) -> str:
    """That day or a later one, which of them is unknown.

    >>> not_before("1919-02-04")
    '[1919-02-04..]'
    """
    return f"[{day}..]"


def bounds(value: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day that a value may mean; None where either is open or unknown.

    >>> bounds("1861-06")
    (datetime.date(1861, 6, 1), datetime.date(1861, 6, 30))
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    if last:
        one, two = bounds(first), bounds(last)
        return (one[0], two[1]) if one and two else None
    match = _DATE.match(value)
    if match is None:
        return None
    year = int(match[1])
    if match[2] in _SEASONS:
        begin, stop = _SEASONS[match[2]]
        after = year + (stop < begin)
        return dt.date(year, begin, 1), dt.date(after, stop, days_in_month(after, stop))
    if year < 1 or (match[2] and not 1 <= int(match[2]) <= 12):
        return None
    begin, stop = (int(match[2]), int(match[2])) if match[2] else (1, 12)
    if match[3]:
        day = dt.date(year, begin, int(match[3]))
        return day, day
    return dt.date(year, begin, 1), dt.date(year, stop, days_in_month(year, stop))
