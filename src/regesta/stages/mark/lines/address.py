"""Addresses below a signature: 'Hon. William H. Seward, Secretary of State, &c., &c., &c.'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.names.sentence import sentence_word
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST = 260
"""A line of more code points is no address."""


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"^(?:To\s+(?=[A-Z])|Sir\s[A-Z]|{one_of(papers().addresses.openers)}(?!\w))")


@cache
def _courtesies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(papers().addresses.courtesies)}(?!\w)", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `address` for a short block that begins or ends as one."""
    text = block.text
    if len(text) > LONGEST or text[:1].islower() or text.rstrip().endswith((":", ";", "?")):
        return
    courtesies = _courtesies().search(text) is not None
    opens = _opens().match(text) is not None
    if (not courtesies and not opens) or sentence_word("address").search(text):
        return
    if " to " in text and not courtesies and not text.startswith("To "):
        return
    sure: Certainty = "low" if "," not in text else "high" if courtesies else "medium"
    yield Mark(kind="address", start=block.start, end=block.end, rule="address", certainty=sure)
