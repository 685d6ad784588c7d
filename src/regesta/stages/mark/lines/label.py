"""Labels: '[Telegram]', '[Translation.]', '[Telegram.—Received July 25, 1870, at 9.30 a.m.]'."""

import re
from collections.abc import Iterator

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_BRACKETED = re.compile(r"^[\[(]\s*(?P<in>[^\]]{2,140}?)\s*[\])]?[.\s]*$")
_PARTS = re.compile(
    r"\s*(?:[.,;:—–-]+|\band\b|\bfrom\b.*|\bto\b.*)\s*|\s*received.*", re.IGNORECASE
)

_FROM = re.compile(
    r"(?:From|Extract from|Translated from|Inclosed in|Enclosed in|Printed in)\b", re.IGNORECASE
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `label`; `value` is the kind of paper it names, or nothing."""
    if len(block.text) > 150 or block.text.endswith(":"):
        return
    found = _BRACKETED.match(block.text) if block.text[0] in "[(" else None
    words = papers().labels.words
    inner = (found["in"] if found else block.text.rstrip(" .:")).casefold()
    if not found and (len(inner) > 24 or inner not in words or not block.text[:1].isupper()):
        return
    parts = [p for p in _PARTS.split(inner.replace("1", "l")) if p]
    known = [p for p in parts if p in words]
    if found and _FROM.match(found["in"]):
        yield Mark(
            kind="label",
            start=block.start,
            end=block.end,
            rule="label",
            attrs=(("extract", "yes"),),
        )
        return
    if (
        not known
        or (len(known) * 2 < len(parts)
        and (len(inner) > 70 or not inner.startswith(tuple(words))))
    ):
        return
    kind = next((words[p] for p in known if words[p]), None)
    yield Mark(
        kind="label",
        start=block.start,
        end=block.end,
        rule="label",
        value=kind,
        certainty="high" if found else "medium",
    )
