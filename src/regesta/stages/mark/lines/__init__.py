"""What each line of a source is, by its form alone; several answers may stand side by side."""

from collections.abc import Iterator, Sequence

from regesta.model import Mark, Source
from regesta.stages.mark.layout import Block, find_blocks
from regesta.stages.mark.lines import (
    address,
    call,
    close,
    dateline,
    editor_note,
    emphasis,
    enclosure,
    enumerator,
    file_number,
    heading,
    label,
    list_heads,
    note_mark,
    note_text,
    number,
    page_mark,
    received,
    rule_line,
    salutation,
    signature,
    source_line,
    title,
)
from regesta.stages.mark.lines.rules import LineRule, Sheet

WITHIN = (page_mark.find, note_mark.find, emphasis.find)
"""Rules over the whole text."""

ALONE: tuple[LineRule, ...] = (
    rule_line.find,
    enumerator.find,
    number.find,
    file_number.find,
    enclosure.find,
)
"""Rules whose answer leaves no room for another."""

BESIDE: tuple[LineRule, ...] = (
    note_text.find, label.find, received.find, heading.find, dateline.find, list_heads.find,
    salutation.find, source_line.find, close.find, address.find, signature.find, title.find,
    call.find, editor_note.find,
)  # fmt: skip
"""Rules whose answers may stand beside one another; what holds depends on the neighbours."""


def find_lines(source: Source, dates: Sequence[Mark]) -> Iterator[Mark]:
    """Marks for every block of a source: what it may be, or `paragraph`. Not in order.

    `dates` are the source's marks of kind `date`, in order.
    """
    inner = [mark for rule in WITHIN for mark in rule(source)]
    yield from inner
    pages = {(m.start, m.end) for m in inner if m.kind == "page"}
    noted = frozenset(m.value for m in inner if m.kind == "note_mark" and m.value)
    sheet = Sheet(source, find_blocks(source.text, dates), noted)
    for index, block in enumerate(sheet.blocks):
        if (block.start, block.end) not in pages:
            yield from _alone(block, index, sheet) or _beside(block, index, sheet)


def _alone(block: Block, index: int, sheet: Sheet) -> list[Mark]:
    """What the first rule says that leaves no room for another."""
    for rule in ALONE:
        found = list(rule(block, index, sheet))
        if found:
            return found
    return []


def _beside(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """What the other rules say, and `paragraph` where none of them takes the whole block."""
    whole = False
    for rule in BESIDE:
        for mark in rule(block, index, sheet):
            whole = whole or (mark.start == block.start and mark.end == block.end)
            block.kinds.add(mark.kind)
            yield mark
    if not whole:
        yield Mark(kind="paragraph", start=block.start, end=block.end, rule="layout")
