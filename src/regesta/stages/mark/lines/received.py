"""When a paper was received: '[Received February 6, 11.17 a.m.]', '(Received Feb. 26.)'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

# 'Reed' is how scans give 'Rec'd'
_WORD = r"\b(?:Received|Rec[’'.]?d\.?|RECEIVED|Reed|received)\b(?=[\s:.,—–])"
_HINTS = ("ec", "EC", "ee")
"""One of these stands in every such word; looked for first because that is fast."""
_RECEIVED = re.compile(
    rf"\[\s*{_WORD}(?P<square>[^\]\n]{{0,90}})\]?\.?"
    rf"|\(\s*{_WORD}(?P<round>[^)\n]{{0,90}})\)?\.?"
    rf"|{_WORD}(?P<plain>[^\])\n]{{0,90}})"
)
_BODY = re.compile(r"\b(?:the|your|from|by|a(?=\s)|with|his)\b")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `received` for the words within a short block."""
    if not block.short or not any(hint in block.text for hint in _HINTS):
        return
    found = _RECEIVED.search(block.text)
    if not found or not _is_receipt(found, block):
        return
    yield Mark(
        kind="received",
        start=block.start + found.start(),
        end=block.start + found.end(),
        rule="received",
    )


def _is_receipt(found: re.Match[str], block: Block) -> bool:
    """Whether a date or hour follows the word, and no sentence."""
    when = found["square"] or found["round"] or found["plain"] or ""
    if not any(c.isdigit() for c in when) and "noon" not in when and "midnight" not in when:
        return False
    if _BODY.search(when):
        return False
    bracketed = block.text[found.start()] in "[("
    if found.start() == 0 or bracketed:
        return True
    return bool(block.dates) and not found[0][:1].islower()
