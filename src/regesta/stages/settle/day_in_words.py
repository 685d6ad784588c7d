"""A date as a regest prints it: "15/28 November 1917", "not before 3 May 1918"."""

import re

from regesta.languages.en.time import time_words
from regesta.model import Dating

_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d|XX))?)?([~?%]?)$")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def date_in_words(dating: Dating | None) -> str | None:
    """The date of a paper in words, in both calendars where they differ; None where unknown.

    >>> date_in_words(Dating(document="d", rule="r", value="1918-02-13", old_style="1918-01-31"))
    '31 January/13 February 1918'
    """
    if dating is None or not dating.value:
        return None
    if dating.old_style:
        both = _both(dating.old_style, dating.value)
        if both:
            return both
    return edtf_in_words(dating.value)


def edtf_in_words(value: str) -> str | None:
    """An EDTF value in words; None for what has no words here.

    >>> edtf_in_words("[1919-02-04..]"), edtf_in_words("1861-06"), edtf_in_words("1917-12-01?")
    ('not before 4 February 1919', 'June 1861', '1 December 1917 (?)')
    """
    if value.startswith("[") and value.endswith("..]"):
        inner = edtf_in_words(value[1:-3])
        return f"not before {inner}" if inner else None
    first, slash, last = value.partition("/")
    if slash:
        return _interval(first, last)
    match = _DATE.match(value)
    if match is None:
        return None
    words = _plain(match[1], match[2], match[3])
    before = "about " if match[4] in ("~", "%") and match[4] else ""
    after = " (?)" if match[4] in ("?", "%") and match[4] else ""
    return before + words + after


def _interval(first: str, last: str) -> str | None:
    one, two = edtf_in_words(first), edtf_in_words(last)
    if first == "..":
        return f"not after {two}" if two else None
    if last == "..":
        return f"from {one} on" if one else None
    return f"between {one} and {two}" if one and two else None


def _plain(year: str, month: str | None, day: str | None) -> str:
    year_words = "" if year == "XXXX" else f" {int(year)}"
    unknown = ", year unknown" if year == "XXXX" else ""
    if month is None:
        return year_words.strip() or "year unknown"
    if int(month) in _SEASONS:
        return f"{_SEASONS[int(month)]}{year_words}"
    name = time_words().months[int(month) - 1].name
    number = f"{int(day)} " if day and day != "XX" else ""
    return f"{number}{name}{year_words}{unknown}"


def _both(old: str, new: str) -> str | None:
    """Both calendars, what they share said once."""
    one, two = _DATE.match(old), _DATE.match(new)
    if one is None or two is None or not one[3] or not two[3] or two[4]:
        return None
    second = _plain(two[1], two[2], two[3])
    if one[1] != two[1]:
        return f"{_plain(one[1], one[2], one[3])}/{second}"
    if one[2] != two[2]:
        return f"{_plain('XXXX', one[2], one[3]).removesuffix(', year unknown')}/{second}"
    return f"{int(one[3])}/{second}"
