"""Labels: '[Telegram]', '[Translation.]', '[Telegram.—Received July 25, 1870, at 9.30 a.m.]'."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import label_kinds, papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST, LONGEST_BARE, LONGEST_LOOSE = 150, 24, 70
"""Code points of a label; of one without brackets; of one that mostly says other things."""
_BRACKETED = re.compile(r"^[\[(]\s*(?P<in>[^\]]{2,140}?)\s*[\])]?[.\s]*$")
_PARTS = re.compile(
    r"\s*(?:[.,;:—–-]+|\band\b|\bfrom\b.*|\bto\b.*)\s*|\s*received.*", re.IGNORECASE
)
"""What parts the words of a label, and what goes on behind them: 'Telegram.—Received July 25'."""


@cache
def _extract() -> re.Pattern[str]:
    return re.compile(rf"{one_of(papers().extracts.openers)}\b", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `label`; `value` is the kind of paper it names, or nothing.

    A label that tells where the text was taken from has the attribute `extract`.
    """
    if len(block.text) > LONGEST or block.text.endswith(":"):
        return
    found = _BRACKETED.match(block.text) if block.text[0] in "[(" else None
    inner = (found["in"] if found else block.text.rstrip(" .:")).casefold()
    if not found and not _is_bare_label(block.text, inner):
        return
    if found and _extract().match(found["in"]):
        yield Mark(
            kind="label",
            start=block.start,
            end=block.end,
            rule="label",
            attrs=(("extract", "yes"),),
        )
        return
    # scans give 'te1egram'
    parts = [part for part in _PARTS.split(inner.replace("1", "l")) if part]
    known = [part for part in parts if part in label_kinds()]
    if known and not _says_other_things(inner, parts, known):
        yield Mark(
            kind="label",
            start=block.start,
            end=block.end,
            rule="label",
            value=next((kind for part in known if (kind := label_kinds()[part])), None),
            certainty="high" if found else "medium",
        )


def _is_bare_label(text: str, inner: str) -> bool:
    return len(inner) <= LONGEST_BARE and inner in label_kinds() and text[:1].isupper()


def _says_other_things(inner: str, parts: Sequence[str], known: Sequence[str]) -> bool:
    """Whether most of a bracket is no label's words, so that it is a remark that holds one."""
    if len(known) * 2 >= len(parts):
        return False
    return len(inner) > LONGEST_LOOSE or not inner.startswith(tuple(label_kinds()))
