"""When a thing happened: the first and the last day that an EDTF value allows, and its readings.

Days are proleptic Gregorian ordinals. A clock and its zone stay in the text; the day is the one
that is written, not that of another zone. The grammar is EDTF (ISO 8601-2), levels 0 to 2 as far
as papers need them.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from regesta.errors import BadQuery

MIN = 1
MAX = dt.date.max.toordinal()

_UNCERTAIN = str.maketrans("", "", "~?%")
_UNKNOWN_DIGITS = re.compile(r"(\d[\dX]{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$")
_CLOCK = re.compile(r"T\d\d(?::?\d\d(?::?\d\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class When(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """First and last day, the value as written, and its readings where there is more than one.

    An open end is `MIN` or `MAX`. `readings` holds the value itself first, then the alternatives,
    and is empty where there is one reading. `estimated` says in words what the day rests on where
    no paper states it.
    """

    first: int
    last: int
    text: str | None = None
    readings: tuple["When", ...] = ()
    estimated: str | None = None

    @property
    def day(self) -> int:
        """The day from which the thing counts: the earliest possible one, of all its readings.

        What is only known to have happened by a day is known to have happened on it.

        >>> iso(when("[..1900-11-19]").day), iso(when("[1919-02-04..]").day)
        ('1900-11-19', '1919-02-04')
        """
        if self.readings:
            return min(one.day for one in self.readings)
        return self.last if self.first == MIN and self.last != MAX else self.first

    @property
    def days(self) -> tuple[int, ...]:
        """The days from which it counts, one for each reading, each once, rising."""
        return tuple(sorted({one.day for one in self.readings or (self,)}))


def iso(ordinal: int) -> str:
    """An ordinal as a day.

    >>> iso(ordinal("1917-12-01"))
    '1917-12-01'
    """
    return dt.date.fromordinal(ordinal).isoformat()


def ordinal(day: str) -> int:
    """A day as an ordinal; a clock behind it is passed over.

    Raises:
        BadQuery: It is no day of the calendar.

    >>> ordinal("1917-12-01T12:00+02:00") - ordinal("1917-11-30")
    1
    """
    plain = _CLOCK.sub("", day.strip())
    try:
        if not _DAY.fullmatch(plain):
            raise ValueError
        return dt.date.fromisoformat(plain).toordinal()
    except ValueError:
        raise BadQuery(
            f"{day!r} is no day",
            remedy="Give a day of the Gregorian calendar as YEAR-MONTH-DAY, such as 1917-12-01.",
        ) from None


def when(value: str | None, alternatives: Sequence[str] = ()) -> When | None:
    """What an EDTF value says, and other readings of it; None where nothing can be read.

    >>> found = when("1917-12-01", ["1917-12-02"])
    >>> [iso(day) for day in found.days]
    ['1917-12-01', '1917-12-02']
    """
    main = _read(value) if value else None
    if main is None:
        return None
    others = [found for other in alternatives if (found := _read(other)) and found != main]
    readings = (*(main.readings or (main,)), *dict.fromkeys(others))
    if len(readings) == 1:
        return main
    return When(first=main.first, last=main.last, text=value, readings=readings)


@lru_cache(maxsize=65536)
def _read(value: str) -> When | None:
    plain = value.strip()
    if plain[:1] in "[{" and plain[-1:] in "]}":
        return _one_of(plain)
    found = _extent(plain)
    return None if found is None else When(first=found[0], last=found[1], text=plain)


def _one_of(plain: str) -> When | None:
    """`[a..]`, `[..b]`, `[a..b]` are one extent; `[a,b]` are two readings."""
    parts = [part.strip() for part in plain[1:-1].split(",")]
    found = [_range(part) for part in parts]
    if not parts or None in found:
        return None
    ends = [extent for extent in found if extent is not None]
    if len(ends) == 1:
        return When(first=ends[0][0], last=ends[0][1], text=plain)
    readings = tuple(
        When(first=first, last=last, text=part)
        for (first, last), part in zip(ends, parts, strict=True)
    )
    return When(first=readings[0].first, last=readings[0].last, text=plain, readings=readings)


def _range(part: str) -> tuple[int, int] | None:
    first, dots, last = part.partition("..")
    return _between(first, last) if dots else _extent(part)


def _extent(plain: str) -> tuple[int, int] | None:
    first, slash, last = plain.partition("/")
    return _between(first.strip("."), last.strip(".")) if slash else _single(plain)


def _between(first: str, last: str) -> tuple[int, int] | None:
    begin = _single(first) if first else (MIN, MIN)
    stop = _single(last) if last else (MAX, MAX)
    if begin is None or stop is None or begin[0] > stop[1] or (not first and not last):
        return None
    return begin[0], stop[1]


def _single(text: str) -> tuple[int, int] | None:
    """A date of any precision, a season, or one with digits unknown."""
    plain = _CLOCK.sub("", text.strip().translate(_UNCERTAIN))
    if "X" in plain:
        match = _UNKNOWN_DIGITS.fullmatch(plain)
        if match is None:
            return None
        year, month, day = match.groups()
        if month is None or month == "XX":
            low, high = year.replace("X", "0"), year.replace("X", "9")
        else:
            low = high = f"{year}-{month}" if day == "XX" else ""
        one, two = _bounds(low), _bounds(high)
        return (one[0], two[1]) if one and two else None
    return _bounds(plain)


def _bounds(plain: str) -> tuple[int, int] | None:
    try:
        if _DAY.fullmatch(plain):
            only = dt.date.fromisoformat(plain).toordinal()
            return only, only
        # The package reads dates of all languages as it loads; most briefs need none of it
        from regesta.dates.edtf import bounds  # noqa: PLC0415 - as said

        found = bounds(plain)
    except ValueError:
        return None
    return (found[0].toordinal(), found[1].toordinal()) if found else None
