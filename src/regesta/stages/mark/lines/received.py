"""When a paper was received: '[Received February 6, 11.17 a.m.]', '(Received Feb. 26.)'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_WORD = r"\b(?:Received|Rec[’'.]?d\.?|RECEIVED|Reed|received)\b(?=[\s:.,—–])"
_RECEIVED = re.compile(
    rf"\[\s*{_WORD}(?P<square>[^\]\n]{{0,90}})\]?\.?|\(\s*{_WORD}(?P<round>[^)\n]{{0,90}})\)?\.?"
    rf"|{_WORD}(?P<plain>[^\])\n]{{0,90}})"
)
_BODY = re.compile(r"\b(?:the|your|from|by|a(?=\s)|with|his)\b")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `received` for the words within a short block."""
    if (
        not block.short
        or ("ec" not in block.text
        and "EC" not in block.text
        and "ee" not in block.text)
    ):
        return
    found = _RECEIVED.search(block.text)
    if not found:
        return
    when = found["square"] or found["round"] or found["plain"] or ""
    if not any(c.isdigit() for c in when) and "noon" not in when and "midnight" not in when:
        return
    alone = found.start() == 0 or block.text[found.start()] in "[("
    if (not alone and not block.dates) or _BODY.search(when):
        return
    if (
        found.start() > 0
        and block.text[found.start()] not in "[("
        and found[0].lstrip()[:1].islower()
    ):
        return
    yield Mark(
        kind="received",
        start=block.start + found.start(),
        end=block.start + found.end(),
        rule="received",
    )
