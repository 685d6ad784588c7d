"""Note marks glued to words ('Exports1') or in brackets ('[ 2]'), where such a note stands below."""

import re
from collections.abc import Iterator

from regesta.model import Mark, Source

_NOTE_LINE = re.compile(
    r"^[ \t]*(?:(?P<dot>\d{1,3}[a-z]?)\.[ \t]+(?=\S)|\[[ ]?(?P<box>\d{1,3})[ ]?\][ \t]*(?=\S)|(?P<sign>[*†‡§]+)[ \t]?(?=[A-Z“]))",
    re.MULTILINE,
)
# A digit glued to a word, to its stop, or to a closing quote or bracket.
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?’”)\]])|(?<=[^\W\d_][.,;:!?][,;:”’)\]])|(?<=[”’)\]])|(?<=\d{4}[.,;:)]))"
    r"(?P<n>\d{1,3}[a-z]?)(?=[\s.,;:!?)\]—–’”]|$)"
)
_BOXED = re.compile(r"(?<!\n)(?<!^)\[[ ]?(?P<n>\d{1,3})[ ]?\]")
_CODE = re.compile(r"(?:\bNo\.|\bNos\.|\bp\.|\bpp\.|\bvol\.|(?<!\S)[A-Z]|/\S*|[.–-][A-Z]+)$")


def note_numbers(text: str) -> dict[str, list[int]]:
    """Numbers that begin a line as a note's text does, with where their lines start."""
    found: dict[str, list[int]] = {}
    for line in _NOTE_LINE.finditer(text):
        number = line["dot"] or line["box"]
        if number:
            found.setdefault(number, []).append(line.start())
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
            if pattern is _GLUED and _CODE.search(text[max(0, found.start() - 12) : found.start()]):
                continue
            yield Mark(
                kind="note_mark",
                start=found.start(),
                end=found.end(),
                rule="note_mark",
                value=number,
            )
