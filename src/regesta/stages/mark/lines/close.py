"""Closes: 'I have the honor to be, sir, your obedient servant,', on a line or at the end of one."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_QUOTES = '“["'
_HINTS = ("ave", "am", "eceive", "ccept", "espect")
"""One of these stands in every ending; looked for first because that is fast."""
SURE_LENGTH = 60
"""A line of fewer code points that begins as a close is one."""


@cache
def _openers() -> tuple[str, ...]:
    return tuple(opener.casefold() for opener in papers().closes.openers)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(opener[0] for opener in papers().closes.openers)


@cache
def _ending() -> re.Pattern[str]:
    """A paragraph's last sentence that is a close; a comma before a space may be missing."""
    words = one_of(papers().closes.endings).replace(r",\ ", ",? ?")
    return re.compile(rf"(?:(?<=[.,;:!?”\"] )|(?<=\n)|^){words}[^\n]{{0,220}}$")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `close` for a block that is one, or for the last sentence of a paragraph."""
    words = block.text.lstrip(_QUOTES)
    if block.short and words[:1] in _firsts() and _is_close(words.casefold()):
        sure = _sure(words.casefold())
        yield Mark(kind="close", start=block.start, end=block.end, rule="close", certainty=sure)
        return
    at, tail = block.tail(sheet.source.text)
    if not any(hint in tail for hint in _HINTS):
        return
    found = _ending().search(tail)
    if found and at + found.start() > block.start:
        start = at + found.start()
        yield Mark(kind="close", start=start, end=block.end, rule="close", certainty="medium")


def _is_close(words: str) -> bool:
    """Whether a line begins as a close and does not lead on to something else."""
    leads_on = words.rstrip().endswith(":") and not words.startswith("for the ")
    return words.startswith(_openers()) and not leads_on


def _sure(words: str) -> Certainty:
    ends = words.rstrip()
    formula = any(word in ends for word in papers().closes.formulas)
    return "high" if formula or len(ends) < SURE_LENGTH or ends.endswith(",") else "medium"
