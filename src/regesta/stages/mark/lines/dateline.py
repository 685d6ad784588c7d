"""Datelines: place and date of writing on a short line."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.names.sentence import sentence_word
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST = 260
"""A line of more code points is no dateline."""
LONGEST_PLACE = 90
MOST_WORDS = 16
"""So many words besides its dates a dateline holds at most."""

_RECEIVED = re.compile(r"[\[(]?\s*(?:Received|Rec[’'.]?d)\b[^\])]*[\])]?", re.IGNORECASE)
_UNDATED = re.compile(r"\[?\b(?:undated|no date|n\.\s?d\.)\]?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?\s?m\.?"  # '11.15 p. m.'
    r"|\bnoon\b|\bmidnight\b|\bevening\b|\bmorning\b|\bo[’']clock\b|\bhours?\b|\bat\b|Greenwich"
    r"|\d{3,4}Z"  # '1845Z'
    r"|\b\d{1,2}(?:st|nd|rd|th) (?:year|moon|day)\b)",  # of a reign
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_NOTE_MARK = re.compile(r"\[ ?\d{1,3} ?\]|(?<=[.,])\d{1,3}$")
_NUMBERS = re.compile(r"(?<![\w.])(?!1[4-9]\d\d\b)(?!20\d\d\b)\d[\d,.]*(?![\w])")
"""Numbers that are no years."""


@cache
def _place_word() -> re.Pattern[str]:
    tables = papers().datelines
    return re.compile(rf"\b{one_of((*tables.institutions, *tables.sites))}\b", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `dateline` for a block that is nothing but places, offices, a date, a time.

    `value` is `dated`, or `place` for a line of place or office right above a date.
    """
    if not block.short or len(block.text) > LONGEST:
        return
    undated = _UNDATED.search(block.text) is not None
    if not block.dates and not undated:
        if _leads_to_dateline(block, index, sheet):
            yield _mark(block, "place", "high")
        return
    received = _RECEIVED.search(block.text)
    own = [date for date in block.dates if not _lies_in(received, date.start - block.start)]
    if not undated and not any(_is_dating(block, date) for date in own):
        return
    rest = _without_dates(block, received)
    words = _WORD.findall(_CLOCK.sub(" ", _UNDATED.sub(" ", rest)))
    weighty = [w for w in words if w.strip(".,").casefold() not in papers().small.words]
    if not _is_dateline(block, rest, words, weighty):
        return
    sure = bool(own) and (bool(weighty) or any(_attr(date, "form") for date in own))
    yield _mark(block, "dated", "high" if sure else "medium")


def _mark(block: Block, value: str, certainty: Certainty) -> Mark:
    return Mark(
        kind="dateline",
        start=block.start,
        end=block.end,
        rule="dateline",
        value=value,
        certainty=certainty,
    )


def _lies_in(found: re.Match[str] | None, at: int) -> bool:
    return found is not None and found.start() <= at < found.end()


def _is_dating(block: Block, date: Mark) -> bool:
    """Whether an expression of time can date a paper: no duration, no year alone (a title's)."""
    words = block.text[date.start - block.start : date.end - block.start]
    return _attr(date, "type") != "duration" and not words.strip("[]?").isdigit()


def _attr(mark: Mark, name: str) -> str:
    return next((v for k, v in mark.attrs if k == name), "")


def _without_dates(block: Block, received: re.Match[str] | None) -> str:
    """The block's text with dates and the received part blanked."""
    text = block.text
    cuts = [(d.start - block.start, min(len(text), d.end - block.start)) for d in block.dates]
    for start, end in [*cuts, *([received.span()] if received else [])]:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _is_dateline(block: Block, rest: str, words: Sequence[str], weighty: Sequence[str]) -> bool:
    """Whether what a line holds besides its dates is what datelines hold.

    Args:
        block: the line.
        rest: its text, dates blanked.
        words: the words of `rest` without hours.
        weighty: those of them that are no particles.
    """
    if len(words) < 3 and _NUMBERS.search(_NOTE_MARK.sub(" ", _CLOCK.sub(" ", rest))):
        return False
    low = [w for w in weighty if w[:1].islower() and not _place_word().match(w)]
    if len(words) > MOST_WORDS or len(low) > (1 if len(weighty) > 3 else 0):
        return False
    if sentence_word("dateline").search(rest):
        return False
    opened = block.text[:1] in '“"' and not block.text.rstrip(" .").endswith(("”", '"'))
    return not opened or bool(weighty)


def _leads_to_dateline(block: Block, index: int, sheet: Sheet) -> bool:
    """Whether a line of place or office stands right above a line that is a date."""
    if index + 1 >= len(sheet.blocks) or not _is_place(block.text):
        return False
    below = sheet.blocks[index + 1]
    if not below.short or not below.dates or len(below.text) > LONGEST_PLACE:
        return False
    if below.gap and not block.text.endswith(","):
        return False
    early = below.dates[0].start - below.start < 45
    return early and not sentence_word("dateline").search(below.text)


def _is_place(text: str) -> bool:
    """Whether a line without a date has the form of a place or office that goes on below."""
    if len(text) > LONGEST_PLACE or text[:1].islower():
        return False
    if not text.endswith(",") and not _place_word().search(text):
        return False
    is_other = ":" in text or "&c" in text or "Esq" in text
    return not is_other and not sentence_word("dateline").search(text)
