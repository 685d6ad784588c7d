"""An EDTF day as a brief prints it: "4 Feb 1919", "not before 4 Feb 1919", "by 12:00 +03:00"."""

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DAY = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<clock>\d\d:\d\d)(?P<seconds>:\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?"
    r"(?P<doubt>[?~%]?)"
)
_DOUBT = {"": "{}", "?": "{} (?)", "~": "about {}", "%": "about {} (?)"}


def said(value: str | None) -> str:
    """The day in words; the value itself where its form has none here, "" for None.

    >>> said("1919-02-04"), said("[1919-02-04..]"), said("[..1919-02]")
    ('4 Feb 1919', 'not before 4 Feb 1919', 'not after Feb 1919')
    >>> said("2031-03-02T18:00+03:00"), said("1917-12-01/1917-12-05"), said("1917?")
    ('2 Mar 2031, 18:00 UTC+03:00', '1–5 Dec 1917', '1917 (?)')
    >>> said("[1917-12-01,1917-12-02]"), said("2031-03-02/..")
    ('1 Dec 1917 or 2 Dec 1917', 'from 2 Mar 2031')
    """
    if not value:
        return ""
    return _set(value) or _interval(value) or _plain(value) or value


def all_said(values: tuple[str, ...] | str | None) -> str:
    """Several readings of one day, joined by "or"."""
    listed = (values,) if isinstance(values, str) else values or ()
    return " or ".join(dict.fromkeys(said(one) for one in listed))


def _set(value: str) -> str:
    if value[:1] not in "[{" or value[-1:] not in "]}":
        return ""
    inner = value[1:-1]
    if inner.startswith(".."):
        day = _plain(inner[2:])
        return f"not after {day}" if day else ""
    if inner.endswith(".."):
        day = _plain(inner[:-2])
        return f"not before {day}" if day else ""
    if ".." in inner and "," not in inner:
        first, _, last = inner.partition("..")
        return f"between {said(first)} and {said(last)}"
    parts = [_plain(one.strip()) for one in inner.split(",")]
    return (" or " if value[0] == "[" else " and ").join(parts) if all(parts) else ""


def _interval(value: str) -> str:
    first, slash, last = value.partition("/")
    if not slash:
        return ""
    if first in ("", ".."):
        return f"until {said(last)}"
    if last in ("", ".."):
        return f"from {said(first)}"
    one, two = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if one and two and one["day"] and two["day"] and not one["doubt"] and not one["clock"]:
        shared = [name for name in ("year", "month") if one[name] == two[name]]
        if shared == ["year", "month"]:
            return f"{int(one['day'])}–{said(last)}"
    return f"{said(first)} – {said(last)}"


def _plain(value: str) -> str:
    found = _DAY.fullmatch(value)
    if found is None:
        return ""
    words = str(int(found["year"]))
    month = int(found["month"] or 0)
    if month in _SEASONS:
        words = f"{_SEASONS[month]} {words}"
    elif month:
        if not 1 <= month <= 12:
            return ""
        words = f"{_MONTHS[month - 1]} {words}"
    if found["day"]:
        words = f"{int(found['day'])} {words}"
    if found["clock"]:
        zone = found["zone"] or ""
        zone = " UTC" if zone in ("Z", "+00:00") else f" UTC{zone}" if zone else ""
        words += f", {found['clock']}{zone}"
    return _DOUBT[found["doubt"]].format(words)
