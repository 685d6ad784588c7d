"""The text of a note: a line that begins with a number which a note mark above it calls."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_NUMBER = re.compile(r"(?:(?P<dot>\d{1,3}[a-z]?)\.|\[ ?(?P<box>\d{1,3}) ?\])\s+\S")
_SIGN = re.compile(r"(?:[*†‡§]+\.?|[a-z]\))\s*(?=[A-Z“])")
_SOURCE = re.compile(r"(?:\d{1,3}[a-z]?\.\s+|\[ ?\d{1,3} ?\]\s*)?Source\s*:\s*\S")
_HEADING = re.compile(r"(?:foot)?notes?\s*:?\s*$", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `source_note`, `note` with its number or sign, or `note_heading` for 'Notes'."""
    first = block.text[:1]
    if not (first.isdigit() or first in "[*†‡§SNF"):
        return
    number = _number(block)
    sign = _SIGN.match(block.text)
    if _SOURCE.match(block.text):
        yield _mark(block, "source_note", number, "high")
    elif first in "NF" and block.short and _HEADING.match(block.text):
        yield _mark(block, "note_heading", None, "high")
    elif sign and not block.text.startswith("**"):
        yield _mark(block, "note", sign[0].strip(" ."), "low")
    elif number is not None and number in sheet.noted:
        yield _mark(block, "note", number, "medium" if first == "[" else "low")


def _mark(block: Block, kind: str, value: str | None, certainty: Certainty) -> Mark:
    return Mark(
        kind=kind,
        start=block.start,
        end=block.end,
        rule="note_text",
        value=value,
        certainty=certainty,
    )


def _number(block: Block) -> str | None:
    found = _NUMBER.match(block.text)
    return (found["dot"] or found["box"]) if found else None
