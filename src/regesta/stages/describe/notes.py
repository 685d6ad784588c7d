"""The notes of a paper: each number with its text and the marks that call it."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Mark, Note, Span
from regesta.stages.describe.scene import Scene

_NUMBER = re.compile(r"\s*(?:\d{1,3}[a-z]?\.|\[ ?\d{1,3} ?\]|[*†‡§]+\.?)\s*")

Calls = dict[str, list[Span]]


def find_notes(scene: Scene, marks: Sequence[Mark]) -> Iterator[Note]:
    """Yields the notes that stand in the document, in order. `marks` are its marks.

    A line that begins with a number is a note only where a mark above it calls that number.
    """
    calls: Calls = {}
    for mark in marks:
        if mark.kind == "note_mark" and mark.value:
            calls.setdefault(mark.value, []).append(mark.span)
    given = [m for m in scene.given.get("note", ()) if m.value]
    if given:
        for mark in given:
            yield _note(scene, mark, mark.start, calls.get(mark.value or "", ()))
    else:
        yield from _printed(scene, calls)


def _printed(scene: Scene, calls: Calls) -> Iterator[Note]:
    for unit in [*scene.opening, *scene.body, *scene.closing]:
        source = unit.marks.get("source_note")
        mark = source or unit.marks.get("note")
        heads = source is None and unit.has("heading") and unit in scene.opening
        if mark is None or heads:
            continue
        above = [span for span in calls.get(mark.value or "", ()) if span.end <= unit.start]
        if above or source:
            yield _note(scene, mark, unit.start, above[-1:])


def _note(scene: Scene, mark: Mark, start: int, calls: Sequence[Span]) -> Note:
    number = _NUMBER.match(scene.text, start)
    return Note(
        number=mark.value or "",
        start=number.end() if number else start,
        end=mark.end,
        rule="notes",
        marks=tuple(calls),
    )
