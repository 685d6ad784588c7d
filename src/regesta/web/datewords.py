"""Say an EDTF date in words: "[1919-02-04..]" is "not before 4 February 1919"."""

import datetime as dt
import re
from typing import Any, Literal

Style = Literal["european", "american"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_QUALIFIER = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SINGLE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?(?P<sign>[~?%])?"
)
_LEAP = re.compile(r"-?(\d{4})-02-29")


def in_words(value: str | None, style: Style = "european") -> str:
    """The date in words; the value itself where this reader does not know its form.

    >>> in_words("1919-02-04/1919-02-07")
    '4–7 February 1919'
    >>> in_words("1861-10-23", "american")
    'October 23, 1861'
    >>> in_words("1861-06-XX")
    'June 1861, day unknown'
    """
    if not value:
        return "undated"
    words = _any(value.strip(), style)
    return value if words is None else words


def _zone(offset: str | None) -> str:
    """An offset in words: a deadline with a clock says in whose time.

    >>> _zone("+02:00"), _zone("Z"), _zone("-05:30"), _zone(None)
    (' (UTC+2)', ' (UTC)', ' (UTC−5:30)', '')
    """
    if not offset:
        return ""
    if offset == "Z" or offset.endswith("00:00"):
        return " (UTC)"
    hours, minutes = offset[1:].split(":")
    sign = "+" if offset[0] == "+" else "−"
    return f" (UTC{sign}{int(hours)}{'' if minutes == '00' else ':' + minutes})"


def is_readable(value: str) -> bool:
    """Whether the value is an EDTF date of the forms that this reader knows.

    >>> is_readable("1919-02-04"), is_readable("4 February 1919"), is_readable("1919-13-01")
    (True, False, False)
    """
    return bool(value.strip()) and _any(value.strip(), "european") is not None


def new_style(old_style: str) -> str | None:
    """The Gregorian day of a Julian one, both as `YYYY-MM-DD`; None where this cannot tell it.

    >>> new_style("1917-11-15"), new_style("1900-02-29")
    ('1917-11-28', None)
    """
    try:
        day = dt.date.fromisoformat(old_style)
        # a century's last year is no Gregorian leap year but for every fourth: one day more
        century = (day.year - (day.month < 3)) // 100
        return (day + dt.timedelta(days=century - century // 4 - 2)).isoformat()
    except (ValueError, OverflowError):
        return None


def of_dating(dating: dict[str, Any] | None, style: Style = "european") -> str:
    """The words of a paper's date as the export gives it, in both calendars where they differ.

    >>> of_dating({"value": "1917-11-28", "old_style": "1917-11-15"})
    '28 November 1917 (15 November Old Style)'
    """
    if not dating or not dating.get("value"):
        return "undated"
    words = in_words(dating["value"], style)
    old = dating.get("old_style")
    if old and old != dating["value"]:
        words += f" ({_old_style(old, dating['value'])} Old Style)"
    if dating.get("time"):
        words += f", {dating['time']}"
    return words


def _old_style(old: str, new: str) -> str:
    words = in_words(old)
    year = new[:4]
    return words.removesuffix(f" {year}") if old[:4] == year else words


def _any(value: str, style: Style) -> str | None:
    if len(value) > 1 and value[0] in "[{" and value[-1] == {"[": "]", "{": "}"}[value[0]]:
        return _set(value, style)
    if "/" in value:
        return _interval(value, style)
    return _single(value, style)


def _set(value: str, style: Style) -> str | None:
    body = value[1:-1].strip()
    joiner = " or " if value[0] == "[" else " and "
    if body.startswith(".."):
        last = _single(body[2:], style)
        return last and f"not after {last}"
    if body.endswith(".."):
        first = _single(body[:-2], style)
        return first and f"not before {first}"
    parts: list[str] = []
    for item in body.split(","):
        first, dots, last = item.strip().partition("..")
        read = _single(first, style)
        other = _single(last, style) if dots else None
        if read is None or (dots and other is None):
            return None
        parts.append(f"between {read} and {other}" if dots else read)
    return joiner.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _interval(value: str, style: Style) -> str | None:
    first, _, last = value.partition("/")
    if "/" in last:
        return None
    if first in ("", ".."):
        end = _single(last, style)
        return end and f"until {end}"
    start = _single(first, style)
    if start is None:
        return None
    if last in ("", ".."):
        return f"from {start} on"
    end = _single(last, style)
    if end is None:
        return None
    if style == "european" and len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{end}" if first[8:] != "XX" and last[8:] != "XX" else None
    if first[:4] == last[:4] and start.endswith(f" {first[:4]}"):
        start = start.removesuffix(f" {first[:4]}").removesuffix(",")
    return f"{start} to {end}"


def _single(value: str, style: Style) -> str | None:
    match = _SINGLE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    words = _year(year)
    if month and month != "XX":
        number = int(month)
        if number in SEASONS and not day:
            words = f"{SEASONS[number]} {words}"
        elif not 1 <= number <= 12:
            return None
        elif not day or day == "XX":
            words = f"{MONTHS[number - 1]} {words}" + (", day unknown" if day else "")
        elif 1 <= int(day) <= _LENGTHS[number - 1] and _exists(value):
            name = MONTHS[number - 1]
            plain = f"{int(day)} {name} {words}"
            words = plain if style == "european" else f"{name} {int(day)}, {words}"
        else:
            return None
    elif month and day and day != "XX":
        words = f"{words}, day {int(day)} of an unknown month"
    elif month:
        words = f"{words}, month unknown"
    if match["time"]:
        words += f", {match['time']}{_zone(match['zone'])}"
    return _QUALIFIER.get(match["sign"] or "", "") + words


def _year(year: str) -> str:
    if year == "XXXX":
        return "year unknown"
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    return str(int(year)) if not year.startswith("-") else f"{-int(year) + 1} BC"


def _exists(value: str) -> bool:
    match = _LEAP.match(value)
    if match is None:
        return True
    year = int(match[1])
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
