"""Signatures: a name on a short line, with or without office, '(Signed)', 'For Germany,'."""

import re
from collections.abc import Iterator

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.names.note_digits import GLUED
from regesta.names.phrase import has_office
from regesta.names.sentence import sentence_word
from regesta.names.signed import seal, signed, unsigned
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST, LONGEST_OFFICE = 130, 90
"""Code points of a signature's line, and of the office behind the name on it."""
MOST_WORDS, MOST_OF_A_NAME = 12, 5
_TOKEN = re.compile(r"[^\s,()]+")
_QUOTES = "“\"‘'d’"
"""What may stand before a name's capital, the French article's letters among it."""


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `signature`; whether it is one depends on what stands about it (certainty low)."""
    text = block.text
    if len(text) > LONGEST or text[:1].islower() or text.rstrip().endswith((":", ";", "?", "!")):
        return
    if text.startswith(papers().signatures.remarks):
        return
    sure = "high" if signed().match(text) or unsigned().match(text) else _sureness(text)
    if sure:
        yield Mark(
            kind="signature", start=block.start, end=block.end, rule="signature", certainty=sure
        )


def _sureness(text: str) -> Certainty | None:
    """How surely a line is a name by its form, before any comma and after it."""
    bare = GLUED.sub("", seal().sub("", text).strip(" .,"))
    name, _, office = bare.partition(",")
    words = _TOKEN.findall(name)
    if not words or len(words) > MOST_WORDS or any(c.isdigit() for c in name):
        return None
    weighty = [word for word in words if word.casefold() not in papers().signatures.small]
    if not weighty or not all(word.lstrip(_QUOTES)[:1].isupper() for word in weighty):
        return None
    if office and (len(office) > LONGEST_OFFICE or sentence_word("signature").search(office)):
        return None
    plain = len(words) <= MOST_OF_A_NAME and not has_office(name)
    return "medium" if text.isupper() or plain else "low"
