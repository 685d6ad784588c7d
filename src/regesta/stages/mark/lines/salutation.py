"""Salutations: 'Sir:', 'My Dear Mr. Secretary:', 'Honored Sir,', at the head of a block."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

SHORT = 12
"""A single word of fewer code points before a comma may begin a sentence: 'General, …'."""


@cache
def _message() -> re.Pattern[str]:
    """'To the Senate of the United States:'."""
    return re.compile(rf"^To {one_of(papers().salutations.messages)}\s[^.;]{{3,90}}:$")


@cache
def _salutation() -> re.Pattern[str]:
    words = papers().salutations
    plain = one_of(words.openers)
    return re.compile(
        rf"^[“\"\[]?(?:{one_of(words.familiar)}(?:\s+[\w.’'-]+){{1,6}}?"  # 'My dear Mr. Adams'
        rf"|{plain}(?:\s+and\s+{plain})?)"  # 'Sir', 'Madam and Sir'
        r"\]?\s*(?P<stop>:|,|;|\.?\s?[—–]|!|\.(?=\s*$)|$)",
        re.IGNORECASE,
    )


@cache
def _firsts() -> frozenset[str]:
    words = papers().salutations
    firsts = {opener[0] for opener in (*words.openers, *words.familiar)} | {"T"}
    return frozenset(firsts | set('“"'))


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `salutation` for the words before the text, its stop included.

    A line 'To the Senate:' is a list of `addressees` too.
    """
    if block.text[:1] not in _firsts():
        return
    if block.short and _message().match(block.text):
        for kind in ("addressees", "salutation"):
            yield Mark(kind=kind, start=block.start, end=block.end, rule="salutation")
        return
    found = _salutation().match(block.text)
    if not found:
        return
    stop, alone = found["stop"].strip(), found.end() == len(block.text)
    if not alone and (stop in ("", ".") or (stop == "," and _begins_a_sentence(found[0]))):
        return
    yield Mark(
        kind="salutation",
        start=block.start,
        end=block.start + found.end(),
        rule="salutation",
        certainty="high" if stop in (":", "") or not alone else "medium",
    )


def _begins_a_sentence(words: str) -> bool:
    return len(words) < SHORT and " " not in words.strip(" ,")
