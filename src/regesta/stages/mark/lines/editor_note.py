"""Remarks of an editor on a line of their own: '[For inclosures see the volume of 1865.]'."""

from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `editor_note` for a line of several words that stands wholly in square brackets."""
    text = block.text
    if not block.short or text[:1] != "[" or text.rstrip(" .")[-1:] != "]":
        return
    if text.count("[") == 1 and len(text.split()) >= 4 and not block.kinds:
        yield Mark(kind="editor_note", start=block.start, end=block.end, rule="editor_note")
