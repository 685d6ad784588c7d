"""Titles: short lines printed as headings are, without parties: 'Prevention of antiforeign riots'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.names.heading import NOTE_DIGITS
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_SENTENCE = re.compile(r"[.;:,?!]\s*$|^[“\"‘'\[(*—–•-]|^\d")
_ALONE = re.compile(r"^[A-Z][\w’ ]{2,30}:$")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|shall|should|that|be|been|I|we|you|he|they)\b"
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `title` for a short line that ends without a stop, or stands in capitals."""
    text = NOTE_DIGITS.sub("", block.text)
    if not block.short or len(block.text) < 4 or block.text[:1].islower():
        return
    if len(block.text) > 160 and (". " in block.text or not block.text[-1:].isalnum()):
        return
    capitals = block.text.isupper() and len(block.text) > 6
    if (
        not capitals
        and not _ALONE.match(block.text)
        and (_SENTENCE.search(text) or _VERB.search(text))
    ):
        return
    if any(c.isalpha() for c in block.text):
        yield Mark(kind="title", start=block.start, end=block.end, rule="title", certainty="low")
