"""Closes: 'I have the honor to be, sir, your obedient servant,', on a line or ending a paragraph."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_ENDING = re.compile(
    r"(?:(?<=[.;:!?”\"] )|(?<=\n)|^)(?:I have the honou?r (?:to be|to remain|of being)|I am,? (?:dear |my )?(?:sir|lord|General|Mr)"
    r"|I have,? ?(?:&c|etc)|I remain,|I avail myself of|I seize this|Accept,? (?:sir|Sir|Excellency|Mr)|I am, ?(?:&c|etc)"
    r"|Receive,? (?:sir|Mr)|Very respectfully|Very truly|Respectfully)[^\n]{0,220}$"
)


@cache
def _openers() -> tuple[str, ...]:
    return tuple(o.casefold() for o in papers().closes.openers)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(o[0] for o in papers().closes.openers)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `close` for a block that is one, or for the last sentence of a paragraph."""
    if block.short and block.text.lstrip('“["')[:1] in _firsts():
        words = block.text.lstrip('“["').casefold()
        if words.startswith(_openers()) and (
            not words.rstrip().endswith(":") or words.startswith("for the ")
        ):
            yield Mark(
                kind="close", start=block.start, end=block.end, rule="close", certainty=_sure(words)
            )
            return
    at, tail = block.tail(sheet.source.text)
    if "ave" in tail or "am" in tail or "eceive" in tail or "ccept" in tail or "espect" in tail:
        found = _ENDING.search(tail)
        if found and at + found.start() > block.start:
            yield Mark(
                kind="close",
                start=at + found.start(),
                end=block.end,
                rule="close",
                certainty="medium",
            )


def _sure(words: str) -> str:
    ends = words.rstrip()
    formula = "servant" in ends or "&c" in ends or "etc" in ends or len(ends) < 60
    return "high" if formula or ends.endswith(",") else "medium"
