"""The text of a note: a line that begins with a number which a note mark above it calls."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_NOTE = re.compile(r"(?:(?P<dot>\d{1,3}[a-z]?)\.|\[ ?(?P<box>\d{1,3}) ?\])\s+\S")
_SIGN = re.compile(r"(?:[*†‡§]+\.?|[a-z]\))\s*(?=[A-Z“])")
_SOURCE = re.compile(r"(?:\d{1,3}[a-z]?\.\s+|\[ ?\d{1,3} ?\]\s*)?(?P<source>Source\s*:\s*)\S")
_HEADING = re.compile(r"(?:foot)?notes?\s*:?\s*$", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `source_note`, `note`, or `label` for the word 'Notes' above notes."""
    first = block.text[:1]
    if not (first.isdigit() or first in "[*†‡§SNF"):
        return
    source = _SOURCE.match(block.text)
    if source:
        yield Mark(
            kind="source_note",
            start=block.start,
            end=block.end,
            rule="note_text",
            value=_number(block),
        )
        return
    if block.short and _HEADING.match(block.text) and first in "NF":
        yield Mark(kind="note_heading", start=block.start, end=block.end, rule="note_text")
        return
    sign = _SIGN.match(block.text)
    if sign and not block.text.startswith("**"):
        yield Mark(
            kind="note",
            start=block.start,
            end=block.end,
            rule="note_text",
            value=sign[0].strip(" ."),
            certainty="low",
        )
        return
    number = _number(block)
    if number is not None and number in sheet.noted:
        sure = "medium" if block.text[:1] == "[" else "low"
        yield Mark(
            kind="note",
            start=block.start,
            end=block.end,
            rule="note_text",
            value=number,
            certainty=sure,
        )


def _number(block: Block) -> str | None:
    found = _NOTE.match(block.text)
    return (found["dot"] or found["box"]) if found else None
