"""Calendar dates with a day: "July 19, 1861", "the 22d of May", "1 May, 1919", "June —"."""

import re
from typing import Any

from msgspec.structs import replace

from regesta.dates.calendars import days_in_month
from regesta.dates.forms.clock import read_clock
from regesta.dates.numerals import (
    figures,
    month_number,
    nearly_month,
    ordinal_number,
    weekday_number,
)
from regesta.dates.parts import Day, Found
from regesta.dates.patterns import (
    DASHES,
    GAP,
    MAYBE,
    ORDINAL_WORDS,
    SPACE,
    day,
    full_month,
    loose_day,
    month,
    style,
    style_in,
    time_after,
    weekday,
    year,
    year_after,
)
from regesta.languages.en.time import time_words

_SECOND_YEAR = r"(?:[/-](?P<y2>[0-9]{2}|[0-9]{4})(?![0-9]))?"
_DOUBT = r"(?P<doubt>\s?\?(?=[\])])|\s?[\[(]\?[\])])?"
_SIDE = rf"(?:,?{SPACE}(?P<side>last|next|inst(?:ant|\.)|ult(?:imo|\.))(?![A-Za-z-]))?"
_WEEKDAY = rf"(?:{weekday('weekday')},?{SPACE}(?:the{SPACE})?)?"
_TAIL = rf"(?:{year_after('y')}{_SECOND_YEAR}|{_SIDE})?{style('style')}{_DOUBT}{time_after('time')}"

_SPACE_LOST = r"(?<=[a-z]{3})(?=[0-9]{1,2}(?:, ?1[4-9][0-9]{2}|—[0-9]))"
"""Between a month and its day, where a year or a time of day follows: "July23, 1936"."""
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{month('m')},?(?:{GAP}|(?<=\.)|(?={DASHES})|{_SPACE_LOST})(?:the{SPACE})?"
    rf"(?:\[{day('db')}\]|{day('d')}|(?P<dash>{DASHES})(?=,?{SPACE}[1\[]))"
    rf"{_TAIL}"
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?:{day('d')}|(?P<words>{ORDINAL_WORDS})(?![A-Za-z]))"
    rf"(?:{GAP}day)?(?:,?{GAP}of(?:{GAP}the{GAP}month{GAP}of)?)?(?:{GAP}|(?<=[a-z])\.{GAP}){month('m')}"
    rf"{_TAIL}"
)
_DAMAGED_DAY = re.compile(
    rf"{_WEEKDAY}{month('m')}{SPACE}{loose_day('d')}{MAYBE},{MAYBE}{year('y')}{style('style')}"
    rf"{time_after('time')}"
)
_DAMAGED_MONTH_LAST = re.compile(
    rf"{day('d')}{SPACE}(?:of{SPACE})?(?P<word>[A-Z][A-Za-z0-9]{{2,9}})\.?,?{SPACE}{year('y')}"
    rf"{style('style')}{time_after('time')}"
)
_DAMAGED_MONTH_FIRST = re.compile(rf"{day('d')}{MAYBE},{MAYBE}{year('y')}{time_after('time')}")
_NUMBER_BEFORE = re.compile(r"(?:[Nn]os?|NO|[Nn]umber|[Aa]rt|§)\.?\s$")
"""In "No. 10 of January 4, 1934" the ten is no day."""
_GLUED_DAY = re.compile(
    rf"{full_month('m')}{SPACE}(?![0-9]{{4}})(?P<d>3[01]|[12][0-9]|[1-9])[0-9]{{1,2}}"
    r"(?![0-9A-Za-z]|[,.:/-][0-9])"
)
_WORD_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Z][A-Za-z0-9]{2,9})\.?\s$")
_ACCORDING = re.compile(
    r",?\s(?:according to|by)\sthe\s([Oo]ld|[Nn]ew|Julian|Gregorian)\s(?:[Ss]tyle|calendar)"
)


def calendar_of(mark: str | None) -> str | None:
    """The calendar that a printed mark names.

    >>> calendar_of("O. S."), calendar_of("New Style"), calendar_of(None)
    ('julian', 'gregorian', None)
    """
    if not mark:
        return None
    return "julian" if mark[0] in "OoJ" else "gregorian"


def day_of(parts: dict[str, Any], *, number: int | None) -> Day | None:
    """A Day from the named parts of a match, or None where no calendar has such a day."""
    token = parts.get("yb") or parts.get("y")
    year_read, repaired = figures(token) if token else (None, False)
    month_read = month_number(parts["m"])
    if month_read is None:
        return None
    limit = max(days_in_month(year_read, month_read, c) for c in ("julian", "gregorian"))
    if number is not None and number > limit:
        return None
    second = _second_year(year_read, parts.get("y2"))
    side = {"last": -1, "next": 1}.get(parts.get("side") or "", 0)
    return Day(
        year=year_read,
        month=month_read,
        day=number,
        weekday=weekday_number(parts["weekday"]) if parts.get("weekday") else None,
        calendar=calendar_of(style_in(parts, "style")),
        second_year=second,
        blank=bool(parts.get("dash")),
        doubt=bool(parts.get("doubt") or parts.get("yb")),
        side=side,
        repaired=repaired,
        time=read_clock(parts["time"]) if parts.get("time") else None,
    )


def _second_year(first: int | None, token: str | None) -> int | None:
    """1732 for the "32" of "1731/32"; None unless it is the year that follows."""
    if first is None or not token:
        return None
    second = int(token) if len(token) == 4 else first // 100 * 100 + int(token)
    if second < first:
        second += 100
    return second if second == first + 1 else None


def _found(match: re.Match[str], says: Day | None, text: str) -> Found | None:
    if says is None:
        return None
    stop = match.end()
    if match.groupdict().get("y2") and says.second_year is None:
        stop = match.start("y2") - 1
    if says.calendar is None:
        told = _ACCORDING.match(text, stop)
        if told:
            says = replace(says, calendar=calendar_of(told[1]))
    return match.start(), stop, says


def month_first(text: str, at: int, end: int) -> Found | None:
    """Read "July 19, 1861", "Febr. 4th, 1919", "December 29, 1917, 7 p.m.", "June —, 1861"."""
    match = _MONTH_FIRST.match(text, at, end)
    if match is None:
        return damaged_day(text, at, end) or glued_day(text, at, end)
    parts = match.groupdict()
    number = parts["db"] or parts["d"]
    return _found(match, day_of(parts, number=int(number) if number else None), text)


def day_first(text: str, at: int, end: int) -> Found | None:
    """Read "19 July 1861", "the 22d of May", "first day of June, 1919"."""
    match = _DAY_FIRST.match(text, at, end)
    if match is None or _NUMBER_BEFORE.search(text, max(0, at - 6), at):
        return None
    parts = match.groupdict()
    return _found(match, day_of(parts, number=ordinal_number(parts["d"] or parts["words"])), text)


def damaged_day(text: str, at: int, end: int) -> Found | None:
    """A date whose day a scan garbled, month and year being sound: "July l9, 1861"."""
    match = _DAMAGED_DAY.match(text, at, end)
    if match is None:
        return None
    parts = match.groupdict()
    number, repaired = figures(parts["d"])
    says = day_of(parts, number=number)
    return _found(match, replace(says, repaired=True) if says and repaired else says, text)


def glued_day(text: str, at: int, end: int) -> Found | None:
    """A day with the number of a note glued to it: "October 211" is the 21st and note 1.

    The longest day that can be is taken, since most notes have the shorter number.
    """
    match = _GLUED_DAY.match(text, at, end)
    month_read = month_number(match["m"]) if match else None
    if match is None or month_read is None:
        return None
    says = Day(month=month_read, day=int(match["d"]), repaired=True)
    return at, match.end("d"), says


def damaged_month(text: str, at: int, end: int) -> Found | None:
    """A date whose month a scan garbled, day and year being sound: "Decernber 14, 1917"."""
    match = _DAMAGED_MONTH_FIRST.match(text, at, end)
    before = _WORD_BEFORE.search(text, max(0, at - 13), at) if match else None
    start, word = (before.start(), before[1]) if before else (at, "")
    if match is None or before is None:
        match = _DAMAGED_MONTH_LAST.match(text, at, end)
        word = match["word"] if match else ""
    near = nearly_month(word) if match else None
    if match is None or near is None or month_number(word):
        return None
    parts = match.groupdict() | {"m": time_words().months[near - 1].name}
    says = day_of(parts, number=int(parts["d"]))
    return (start, match.end(), replace(says, repaired=True)) if says else None


FORMS = {
    "month": (month_first,),
    "digit": (day_first, damaged_month),
    "weekday": (month_first, day_first),
    "word": (day_first,),
}
