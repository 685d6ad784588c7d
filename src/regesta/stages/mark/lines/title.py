"""Titles: short lines printed as headings are, without parties: 'Prevention of riots'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.names.note_digits import AT_END
from regesta.names.sentence import sentence_word
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_SENTENCE = re.compile(r"[.;:,?!]\s*$|^[“\"‘'\[(*—–•-]|^\d")
"""A line that ends as a sentence does, or begins as a quotation, an item or a remark."""
_ALONE = re.compile(r"^[A-Z][\w’ ]{2,30}:$")
"""One phrase before a colon: 'Present conditions:'."""
LONGEST = 160
"""A line of more code points is a title only where it is one phrase."""


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `title` for a short line that ends without a stop, or stands in capitals."""
    if block.short and len(block.text) >= 4 and _is_title(block.text):
        yield Mark(kind="title", start=block.start, end=block.end, rule="title", certainty="low")


def _is_title(text: str) -> bool:
    if text[:1].islower() or not any(c.isalpha() for c in text):
        return False
    if len(text) > LONGEST and (". " in text or not text[-1:].isalnum()):
        return False
    if (text.isupper() and len(text) > 6) or _ALONE.match(text):
        return True
    bare = AT_END.sub("", text)
    return not _SENTENCE.search(bare) and not sentence_word("title").search(bare)
