"""Letters read where digits were printed: "l9l8" for 1918, "l5th" for "15th", "May l, 1918"."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

# After these a token is part of a file number, a sum or an address.
_CODE = frozenset("./$£&-")
_FIGURES = str.maketrans("lIiOo|", "111001")
# A search for digits is many times faster than one for the letters, which stand everywhere.
_BESIDE = re.compile(r"[0-9](?:(?=[lIiOo|])|(?<=[lIiOo|][0-9]))")
_YEAR = re.compile(r"[lIi|1][98765O][\dlIiOo|]{2}(?![\w]|[./-]\w)")
_ORDINAL = re.compile(r"(?:[123][lIOo]|[lI|]\d)(?:st|nd|rd|th|d)\b")
_THOUSANDS = re.compile(r"[\dlIOo]{1,3}(?:,[\dlIOo]{3})+(?![\w,/-])")
_DAY = re.compile(r"(?:[lI]\d|[123][lIOo])(?=, 1\d{3}\b)")
# "lst" is no word; "loth" is one ("I am loth to do so"), so it must stand where a day does.
_BARE_ORDINAL = {
    "lst": re.compile(r"lst(?<![\w./-]lst)\b"),
    "oth": re.compile(r"[lI][oO]th(?<=the [lI][oO]th)(?= (?:of|day|inst|ult|prox))"),
    "llth": re.compile(r"llth(?<=the llth)\b"),
}
_BARE_DAY = re.compile(r" [lI](?=, 1\d{3}\b)")
_LETTER = re.compile(r"[lIiOo|]")
_ENDING = re.compile(r"(?:st|nd|rd|th|d)\Z")
_TOKEN = re.compile(r"[\w|,]")
_RUN = re.compile(r"[\w|,]*")

LONGEST = 24
"""A longer run of letters and digits is no number."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each year, ordinal, number or day of the month with a letter in it."""
    text, done = sheet.text, 0
    for hit in _BESIDE.finditer(text):
        if hit.start() < done:
            continue
        start = hit.start()
        while start > max(done, hit.start() - LONGEST) and _TOKEN.match(text[start - 1]):
            start -= 1
        run = _RUN.match(text, hit.end())
        done = run.end() if run else hit.end()
        found = None if text[max(0, start - 1) : start] in _CODE else _number(text, start)
        if found:
            yield _read(sheet, *found)
    for part, pattern in _BARE_ORDINAL.items():
        if part in text:
            for hit in pattern.finditer(text):
                yield _read(sheet, *hit.span(), "an ordinal number")
    if " l, 1" in text or " I, 1" in text:
        for hit in _BARE_DAY.finditer(text):
            if _month().search(text, max(0, hit.start() - 12), hit.start()):
                yield _read(sheet, hit.start() + 1, hit.end(), "a day of the month")


def _number(text: str, start: int) -> tuple[int, int, str] | None:
    """The number that begins at `start`, if it has letters in it, and what it is."""
    for pattern, what in (
        (_YEAR, "a year"),
        (_THOUSANDS, "a number"),
        (_ORDINAL, "an ordinal number"),
        (_DAY, "a day of the month"),
    ):
        hit = pattern.match(text, start)
        figures = _ENDING.sub("", hit.group()) if hit else ""
        if not hit or not _LETTER.search(figures) or not any(c.isdigit() for c in figures):
            continue
        if pattern is _ORDINAL and not _is_ordinal(_in_figures(hit.group())):
            continue
        if pattern is _DAY and not _month().search(text, max(0, start - 13), start):
            continue
        return start, hit.end(), what
    return None


@cache
def _month() -> re.Pattern[str]:
    months = "|".join(re.escape(month) for month in reading_tables().months.words)
    return re.compile(rf"\b(?:{months}) ?\Z")


def _in_figures(token: str) -> str:
    ending = _ENDING.search(token)
    cut = ending.start() if ending else len(token)
    return token[:cut].translate(_FIGURES) + token[cut:]


def _is_ordinal(token: str) -> bool:
    number = int("".join(c for c in token if c.isdigit()))
    ending = token.lstrip("0123456789")
    teens = 10 < number % 100 < 20
    wanted = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}.get(0 if teens else number % 10, ("th",))
    return number > 0 and ending in wanted


def _read(sheet: Sheet, start: int, end: int, what: str) -> Reading:
    proposed = _in_figures(sheet.text[start:end])
    reason = f"Letters were read for the digits of {what}."
    return sheet.reading((start, end), proposed, reason, "letters_for_digits")
