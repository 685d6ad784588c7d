"""Printed emphasis as transcribers mark it: '**NAME YOUR PRICE.**', '_Times_'."""

import re
from collections.abc import Iterator

from regesta.model import Mark, Source

_EMPHASIS = re.compile(
    r"\*\*(?=\S)[^*\n]{1,400}?(?<=\S)\*\*|(?<![\w_])_(?=\S)[^_\n]{1,200}?(?<=\S)_(?![\w_])"
)


def find(source: Source) -> Iterator[Mark]:
    """Every emphasised passage, its marks included."""
    text = source.text
    if "**" not in text and "_" not in text:
        return
    for found in _EMPHASIS.finditer(text):
        yield Mark(kind="emphasis", start=found.start(), end=found.end(), rule="emphasis")
