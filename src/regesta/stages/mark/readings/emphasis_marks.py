"""Asterisks or low lines by which a transcriber shows italics or bold: "**NAME YOUR PRICE.**"."""

import re
from collections.abc import Iterator

from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

# Longest first, so that "***" is not taken for "**". Each pattern begins with the mark itself and
# looks back after it, for a plain search is many times faster.
_PATTERNS = {
    mark: re.compile(
        rf"{re.escape(mark)}(?<![*_\w]{re.escape(mark)})(?=[^\s*_])([^*_\n]{{1,600}}?)(?<=[^\s*_])"
        rf"{re.escape(mark)}(?![*_\w])"
    )
    for mark in ("***", "**", "__", "_")
}


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields two readings for each emphasised passage: the marks before and after fall away."""
    for mark, pattern in _PATTERNS.items():
        if mark not in sheet.text:
            continue
        reason = f"“{mark}” marks printed emphasis; it is no part of the words."
        for hit in pattern.finditer(sheet.text):
            for start in (hit.start(), hit.end() - len(mark)):
                yield sheet.reading((start, start + len(mark)), "", reason, "emphasis_marks")
