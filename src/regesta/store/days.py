"""The first and the last day that an EDTF value can mean, for sorting and filters."""

import calendar
import re

_DAY = re.compile(r"(\d{3}[\dX]|\d\d(?:\d|X)X|\dXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_TIME = re.compile(r"T\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?")
_SEASONS = {
    "21": ("03", "05"),
    "22": ("06", "08"),
    "23": ("09", "11"),
    "24": ("12", "12"),
}


def first_and_last(value: str | None) -> tuple[str | None, str | None]:
    """The days between which a date lies, as ISO dates; None where that side is open.

    >>> first_and_last("1919-02")
    ('1919-02-01', '1919-02-28')
    >>> first_and_last("[1919-02-04..]")
    ('1919-02-04', None)
    >>> first_and_last("1917-11-28/1917-12-01")
    ('1917-11-28', '1917-12-01')
    >>> first_and_last("when the ice breaks")
    (None, None)
    """
    if not value:
        return None, None
    found = [_extent(*match.groups()) for match in _DAY.finditer(_TIME.sub("", value))]
    if not found:
        return None, None
    bare = value.strip("[]{} ")
    begins_open = bare.startswith(("..", "/"))
    ends_open = bare.endswith(("..", "/"))
    first = None if begins_open else min(first for first, _ in found)
    last = None if ends_open else max(last for _, last in found)
    return first, last


def _extent(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if month is None or month == "XX":
        return f"{low}-01-01", f"{high}-12-31"
    first, last = _SEASONS.get(month, (month, month))
    if day is not None and day != "XX":
        return f"{low}-{first}-{day}", f"{high}-{last}-{day}"
    number = int(last) if 1 <= int(last) <= 12 else 12
    days = calendar.monthrange(max(int(high), 1), number)[1]
    return f"{low}-{first}-01", f"{high}-{last}-{days:02d}"
