"""Bibliographic lines: 'Documents of …. M., 1957. T. I. Str. 28-30.', 'Izvestia, 9 March 1918'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST, LONGEST_PRESS, LONGEST_BOOK = 220, 90, 200
"""Code points of such a line; of a newspaper's with its day; of a book's with its pages."""
_PAGES = re.compile(
    r"\b(?:pp?|S|[Ss]tr|стр|ff?|fol|col)\.\s?\d+"
    r"|\b(?:[Vv]ol|T|Bd|[Tt]ome|t|№|No)\.?\s(?:[IVXLC]+|\d+)\b"
)
"""Pages or a volume: 'pp. 28', 'Str. 28', 'T. I'."""
_RECEIVED = re.compile(r"\b[Rr]eceived\b")
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")


@cache
def _press() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(papers().press.names)}\b")


@cache
def _collection() -> re.Pattern[str]:
    return re.compile(rf"^{one_of(papers().press.collections)}\b", re.IGNORECASE)


_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|shall|been|we|you|he|they)\b")
"""'I' is none here: 'T. I. Str. 28'."""


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `source_line`; certainty tells how many signs of a reference it shows."""
    text = block.text
    if len(text) > LONGEST or text[:1].islower() or text[:1].isdigit() or " to " in text:
        return
    if _RECEIVED.search(text) or _VERB.search(text):
        return
    sure = None if "salutation" in block.kinds else _sureness(block, index, sheet)
    if sure:
        yield Mark(
            kind="source_line", start=block.start, end=block.end, rule="source_line", certainty=sure
        )


def _sureness(block: Block, index: int, sheet: Sheet) -> Certainty | None:
    text = block.text
    collection = _collection().match(text) is not None
    if _is_newspaper(block) or _is_book(text, collection=collection):
        return "high"
    at_edge = index in (0, len(sheet.blocks) - 1)
    if collection and at_edge and len(text.split()) > 2 and not text.endswith((":", ",")):
        return "low"
    return None


def _is_newspaper(block: Block) -> bool:
    """Whether a line is a newspaper's name and its day."""
    if len(block.text) >= LONGEST_PRESS or not block.dates:
        return False
    return block.dates[0].start > block.start and _press().search(block.text) is not None


def _is_book(text: str, *, collection: bool) -> bool:
    """Whether a line gives pages, and a year or what a collection is called."""
    if len(text) >= LONGEST_BOOK or "." not in text or not _PAGES.search(text):
        return False
    return collection or _YEAR.search(text) is not None
