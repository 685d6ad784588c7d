"""Salutations: 'Sir:', 'My Dear Mr. Secretary:', 'Honoured teacher,', at the head of a block."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_MESSAGE = re.compile(r"^To (?:the|all|His|Her|our)\s[^.;]{3,90}:$")
"""'To the Senate of the United States:'"""
_FAMILIAR = ("My Dear", "My dear", "Dear")


@cache
def _pattern() -> re.Pattern[str]:
    openers = sorted(papers().salutations.openers, key=len, reverse=True)
    plain = "|".join(re.escape(o) for o in openers if o not in _FAMILIAR)
    return re.compile(
        rf"^[“\"\[]?(?:(?:{'|'.join(_FAMILIAR)})(?:\s+[\w.’'-]+){{1,6}}?"
        rf"|(?:{plain})(?:\s+and\s+(?:{plain}))?)\]?\s*(?P<stop>:|,|;|\.?\s?[—–]|!|\.(?=\s*$)|$)",
        re.IGNORECASE,
    )


@cache
def _first() -> frozenset[str]:
    firsts = {o[0] for o in papers().salutations.openers}
    firsts.add("T")
    return frozenset(firsts | {c.lower() for c in firsts} | set('“"['))


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `salutation` for the words before the text, its stop included."""
    if block.text[:1] not in _first() or block.text[:1].islower():
        return
    message = _MESSAGE.match(block.text) if block.short else None
    if message:
        for kind in ("addressees", "salutation"):
            yield Mark(kind=kind, start=block.start, end=block.end, rule="salutation")
        return
    found = _pattern().match(block.text)
    if not found:
        return
    stop = found["stop"].strip()
    alone = found.end() == len(block.text)
    if stop == "," and not alone and len(found[0]) < 12 and " " not in found[0].strip(" ,"):
        return
    if stop in ("", ".") and not alone:
        return
    yield Mark(
        kind="salutation",
        start=block.start,
        end=block.start + found.end(),
        rule="salutation",
        certainty="high" if stop in (":", "") or not alone else "medium",
    )
