"""Dates told from the day of writing: "14th instant", "yesterday, May 3rd", "Tuesday last"."""

import re

from regesta.dates.forms.absolute import day_first, month_first
from regesta.dates.numerals import weekday_number
from regesta.dates.parts import (
    Both,
    Day,
    DayFrom,
    DayOfMonth,
    Found,
    Frequency,
    Reference,
    Undated,
    Unit,
    UnitFrom,
    WeekdayFrom,
)
from regesta.dates.patterns import GAP, SPACE, WORD_END, day, one_of, weekday
from regesta.languages.en.time import time_words

_WORDS = time_words()
_INSTANT = re.compile(
    rf"{day('d')}(?:,?{GAP}(?:of{SPACE}(?:the{SPACE})?)?)"
    rf"(?P<word>{one_of(_WORDS.months_named_from_the_papers_own)}){WORD_END}"
)
_BARE = re.compile(
    rf"(?P<d>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th|d)(?=[.,;:)]|{SPACE}"
    r"(?:and|at|I|he|we|they|it|in|by|to|from|with|was|were|a|an|that|my|his|her|our|for|when|"
    r"there|this|you|your|upon|on|as|has|had|have|inclusive)(?![A-Za-z]))"
)
_BARE_CUE = re.compile(
    r"(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]y|[Bb]efore|[Aa]fter|[Dd]ated|date\sof|[Ff]rom|"
    r"(?:evening|night|morning|afternoon)\sof)\sthe\s$"
)
_DAY = re.compile(rf"(?P<word>{one_of(_WORDS.days)}){WORD_END}", re.IGNORECASE)
_WEEKDAY_SIDE = re.compile(
    rf"(?:(?P<before>last|next|this)\s)?{weekday('weekday')}(?:,?\s(?P<after>last|next|instant))?"
    r"(?![A-Za-z’'-])"
)
_UNIT = re.compile(
    r"(?:the\s)?(?P<side>last|next|this|past|present|current|coming|previous|following)\s"
    rf"(?P<unit>week|month|year|decade|century|fortnight){WORD_END}",
    re.IGNORECASE,
)
_SIDES = {"last": -1, "past": -1, "previous": -1, "this": 0, "present": 0, "current": 0, "next": 1,
          "coming": 1, "following": 1}  # fmt: skip
_REFERENCE = re.compile(rf"(?P<word>{one_of(_WORDS.references)}){WORD_END}", re.IGNORECASE)
_COUNTED_FROM = re.compile(r"\s(?:after|before|as|following|upon)")
"""After "soon" or "immediately": then another event is meant, not the day of writing."""
_JUST = re.compile(r"\bha(?:ve|s|d)\s$")
_EVERY = re.compile(
    rf"(?:every|each)\s(?P<unit>day|night|week|month|year){WORD_END}", re.IGNORECASE
)
_OFTEN = re.compile(rf"(?:daily|weekly|monthly|annually){WORD_END}")
_UNDATED = re.compile(rf"(?:undated|no date|without date|n\.\s?d\.){WORD_END}", re.IGNORECASE)
_THEN = re.compile(r",?\s(?:the\s)?")


def instant(text: str, at: int, end: int) -> Found | None:
    """Read "14th instant", "28th ult.", "5th of last month"."""
    match = _INSTANT.match(text, at, end)
    if match is None:
        return None
    key = re.sub(r"\s+", " ", match["word"].casefold())
    months = _WORDS.months_named_from_the_papers_own[key]
    return at, match.end(), DayOfMonth(day=int(match["d"]), months=months)


def bare_day(text: str, at: int, end: int) -> Found | None:
    """Read "on the evening of the 24th": only after such words, never before what it counts."""
    match = _BARE.match(text, at, end)
    if match is None or not _BARE_CUE.search(text, max(0, at - 20), at):
        return None
    return at, match.end(), DayOfMonth(day=int(match["d"]))


def day_from(text: str, at: int, end: int) -> Found | None:
    """Read "to-day", "yesterday", "last night", with a date beside it or not."""
    match = _DAY.match(text, at, end)
    if match is None:
        return None
    days, letters = _WORDS.days[re.sub(r"\s+", " ", match["word"].casefold())]
    near = DayFrom(days=days, part_of_day=letters)
    return _with_date(text, at, match.end(), end, near) or (at, match.end(), near)


def _with_date(
    text: str, at: int, stop: int, end: int, near: DayFrom | WeekdayFrom
) -> Found | None:
    """The date that follows a relative word and must agree with it."""
    then = _THEN.match(text, stop, end)
    for form in (month_first, day_first) if then else ():
        found = form(text, then.end() if then else stop, end)
        if found and isinstance(found[2], Day):
            return at, found[1], Both(near=near, date=found[2])
    return None


def weekday_from(text: str, at: int, end: int) -> Found | None:
    """Read "Tuesday last", "next Monday", "on Tuesday"."""
    match = _WEEKDAY_SIDE.match(text, at, end)
    number = weekday_number(match["weekday"]) if match else None
    if match is None or number is None:
        return None
    side = _SIDES.get(match["before"] or match["after"] or "", 0)
    return at, match.end(), WeekdayFrom(weekday=number, side=side)


def unit_from(text: str, at: int, end: int) -> Found | None:
    """Read "last month", "next week", "this year"."""
    match = _UNIT.match(text, at, end)
    if match is None:
        return None
    unit: Unit = match["unit"].casefold()  # type: ignore[assignment]
    return at, match.end(), UnitFrom(unit=unit, count=_SIDES[match["side"].casefold()])


def reference(text: str, at: int, end: int) -> Found | None:
    """A word such as "now", "hitherto", "so far"."""
    match = _REFERENCE.match(text, at, end)
    if match is None or _COUNTED_FROM.match(text, match.end()):
        return None
    if match["word"].casefold() == "just" and not _JUST.search(text, max(0, at - 6), at):
        return None
    ref, reach = _WORDS.references[re.sub(r"\s+", " ", match["word"].casefold())]
    return at, match.end(), Reference(ref=ref, reach=reach)


def frequency(text: str, at: int, end: int) -> Found | None:
    """Read "every day", "daily"."""
    match = _EVERY.match(text, at, end)
    if match:
        unit: Unit = match["unit"].casefold()  # type: ignore[assignment]
        return at, match.end(), Frequency(unit=unit)
    match = _OFTEN.match(text, at, end)
    if match is None:
        return None
    units: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "a": "year"}
    return at, match.end(), Frequency(unit=units[match[0][0].casefold()])


def undated(text: str, at: int, end: int) -> Found | None:
    """Words that say that there is no date."""
    match = _UNDATED.match(text, at, end)
    return (at, match.end(), Undated()) if match else None


FORMS = {
    "digit": (instant, bare_day),
    "weekday": (weekday_from,),
    "word": (day_from, weekday_from, unit_from, reference, frequency, undated),
}
