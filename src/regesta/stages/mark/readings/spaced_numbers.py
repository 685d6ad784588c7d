"""Spaces inside a number: "since 19 11" for 1911, "25, 000" for "25,000"."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

# Each begins with what is rare, a digit or a sign, for a plain search is many times faster.
_GAP = re.compile(r"[0-9] (?=[0-9])")
_YEAR = re.compile(
    r"(?:1[5-9] [0-9]{2}|1[5-9][0-9] [0-9]|1 [5-9][0-9]{2})"
    r"(?![\w/%-]|[.,:]\d| \d| ?(?:inch|pounder))"
)
_DAY = re.compile(r"(?:[12] [0-9]|3 [01])(?=, 1\d{3}\b)")
_THOUSANDS = re.compile(r", 000(?<=[0-9], 000)(?![\w,/-]|, \d|\.\d)")
_BEFORE_THOUSANDS = re.compile(r"(?<![\w.,/-])[0-9]{1,3}(?:, ?[0-9]{3})*\Z")
_MONEY = re.compile(r"[$£]([0-9]{1,3}(?:,[0-9]{3})*(?:, [0-9]{3})+)(?![\w,/-]|, \d)")

# "from 15 20 men came" is a slip of another kind: a year has no noun after it.
_NO_NOUN = re.compile(
    r"\s*(?:\Z|[,.;:)\]—”\n]|(?:and|or|but|to|the|that|which|when|was|were|is|has|had|have|by|until"
    r"|a|an|at|in|on|of|he|they|it|we|with|for|as|there|this|his|their|its)\b)"
)


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each year, day and round number that a space cuts in two."""
    text = sheet.text
    for gap in _GAP.finditer(text):
        start = gap.start()
        while start > 0 and text[start - 1].isdigit():
            start -= 1
        year = _YEAR.match(text, start)
        if year and _is_year(text, start, year.end()):
            yield _close(sheet, year.span(), "a year")
        day = _DAY.match(text, start)
        if day and _month().search(text, max(0, start - 12), start):
            yield _close(sheet, day.span(), "a day of the month")
    for hit in _MONEY.finditer(text):
        yield _close(sheet, hit.span(1), "a sum of money")
    for hit in _THOUSANDS.finditer(text):
        before = _BEFORE_THOUSANDS.search(text, max(0, hit.start() - 20), hit.start())
        if before:
            yield _close(sheet, (before.start(), hit.end()), "a number")


def _close(sheet: Sheet, extent: tuple[int, int], what: str) -> Reading:
    proposed = sheet.text[slice(*extent)].replace(" ", "")
    return sheet.reading(extent, proposed, f"A space stands inside {what}.", "spaced_numbers")


def _months() -> str:
    return "|".join(re.escape(month) for month in reading_tables().months.words)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_months()}) \Z")


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a month stands before it, or a word that goes with years and no noun after it."""
    if _month_before().search(text, max(0, start - 24), start):
        return True
    before = _word_before().search(text, max(0, start - 12), start)
    return bool(before and _NO_NOUN.match(text, end))


@cache
def _month_before() -> re.Pattern[str]:
    day = r"\d{1,2}(?:st|nd|rd|th|d)?"
    return re.compile(rf"(?:\b(?:{_months()})(?: {day})?, ?|\d (?:{_months()}),? )\Z")


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(reading_tables().before_year.words)}) \Z")
