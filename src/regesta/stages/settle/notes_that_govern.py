"""Notes of the edition that say what a date means, such as "The date is given in old style".

A note governs the expression right before one of its marks, wherever the note itself is printed.
"""

import re
from collections.abc import Sequence

import msgspec

from regesta.dates import AnyPart, find
from regesta.dates.parts import Day
from regesta.model import Note, Span

NEAR = 3
"""Code points that may lie between an expression and the mark that stands on it."""

_OLD = re.compile(r"\b(?:[Oo]ld [Ss]tyle|O\. ?S\.|Julian)")
_NEW = re.compile(r"\b(?:[Nn]ew [Ss]tyle|N\. ?S\.|Gregorian)")
_PUBLICATION = re.compile(r"(?i)\W*(?:the )?(?:date of publication|publication date)\b")
_SAME = re.compile(r"(?i)\b(?:corresponds? to|equals?|is equivalent to|i\. ?e\.|that is)\b|=")


class Governing(msgspec.Struct, frozen=True, kw_only=True):
    """What a note says of a date.

    `calendar` is the one it names; `publication` that the date is of publication; `same_as` the
    day that it gives as the same. `words` is the note's extent.
    """

    words: Span
    number: str
    calendar: str | None = None
    publication: bool = False
    same_as: Day | None = None


def governing_notes(
    text: str, notes: Sequence[Note], times: Sequence[tuple[int, int, AnyPart]]
) -> dict[int, Governing]:
    """Governing notes by the start of the expression they hang on.

    Args:
        text: The source's text.
        notes: The paper's notes, with their marks.
        times: Start, end and meaning of the paper's expressions of time.
    """
    found: dict[int, Governing] = {}
    for note in notes:
        says = _read(text, note)
        if says is None:
            continue
        for mark in note.marks:
            hung = [t for t in times if t[1] <= mark.start <= t[1] + NEAR and t[0] < note.start]
            hung += [t for t in times if t[0] <= mark.start < t[1]]
            for start, _end, _part in hung[-1:]:
                found[start] = says
    return found


def _read(text: str, note: Note) -> Governing | None:
    words = text[note.start : note.end]
    span = Span(note.start, note.end)
    if _PUBLICATION.match(words):
        return Governing(words=span, number=note.number, publication=True)
    days = [e for e in find(text, note.start, note.end) if isinstance(e.says, Day) and e.says.day]
    if days and _SAME.search(words):
        last = days[-1].says
        same = last if isinstance(last, Day) else None
        return Governing(words=span, number=note.number, same_as=same)
    old, new = _OLD.search(words), _NEW.search(words)
    if days or bool(old) == bool(new):
        return None
    return Governing(words=span, number=note.number, calendar="julian" if old else "gregorian")
