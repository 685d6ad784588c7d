"""Note marks glued to words ('Exports1') or in brackets ('[ 2]') that a note below answers."""

import re
from collections.abc import Iterator

from regesta.model import Mark, Source

_NOTE_LINE = re.compile(
    r"^[ \t]*(?:(?P<dot>\d{1,3}[a-z]?)\.[ \t]+(?=\S)"  # '2. See …'
    r"|\[[ ]?(?P<box>\d{1,3})[ ]?\][ \t]*(?=\S))",  # '[2] See …'
    re.MULTILINE,
)
_GLUED = re.compile(r"(?<=[^\s\d])(?P<n>\d{1,3}[a-z]?)(?=[\s.,;:!?)\]—–’”]|$)")
_HOLDS = re.compile(
    r"(?:[^\W\d_]"  # 'Exports1'
    r"|[^\W\d_][.,;:!?’”)\]]|[^\W\d_][.,;:!?][,;:”’)\]]"  # 'ports.1', 'ports.”1'
    r"|[”’)\]]"
    r"|\d{4}[.,;:)])$"  # '1861.1'
)
HELD = 5
"""So many code points before a number tell what it is glued to."""
"""A number glued to a word, to its stop, or to a closing quote or bracket."""
_BOXED = re.compile(r"(?<!\n)(?<!^)\[[ ]?(?P<n>\d{1,3})[ ]?\]")
_CODE = re.compile(r"(?:\bNo\.|\bNos\.|\bp\.|\bpp\.|\bvol\.|(?<!\S)[A-Z]|/\S*|[.–-][A-Z]+)$")
"""What stands before a number that belongs to it: 'No.4', 'p.12', 'A1', '861.00/12'."""


def note_numbers(text: str) -> dict[str, list[int]]:
    """Numbers that begin a line as a note's text does, with where their lines start."""
    found: dict[str, list[int]] = {}
    for line in _NOTE_LINE.finditer(text):
        found.setdefault(line["dot"] or line["box"], []).append(line.start())
    return found


def find(source: Source) -> Iterator[Mark]:
    """Every note mark of a source that a line below it answers; `value` is its number."""
    if any(m.kind in ("note_mark", "document") for m in source.given):
        return
    text = source.text
    numbers = note_numbers(text)
    if not numbers:
        return
    for pattern in (_GLUED, _BOXED):
        for found in pattern.finditer(text):
            number = found["n"]
            below = numbers.get(number)
            if below is None or below[-1] <= found.start():
                continue
            if pattern is _GLUED and not _is_glued(text, found.start()):
                continue
            yield Mark(
                kind="note_mark",
                start=found.start(),
                end=found.end(),
                rule="note_mark",
                value=number,
            )


def _is_glued(text: str, start: int) -> bool:
    """Whether a number hangs on a word or its stop, and is no part of a code."""
    if not _HOLDS.search(text[max(0, start - HELD) : start]):
        return False
    return _CODE.search(text[max(0, start - 12) : start]) is None
