"""Cries to those whom a leaflet or an appeal addresses: 'British and American Soldiers!'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet


@cache
def _crowds() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(papers().crowds.words)}\b", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `call` for a short line that names a crowd and ends with an exclamation mark."""
    text = block.text
    if len(text) > 120 or not text.endswith("!") or text.count("!") > 1 or "." in text:
        return
    if _crowds().search(text) and text[:1].isupper():
        yield Mark(kind="call", start=block.start, end=block.end, rule="call")
