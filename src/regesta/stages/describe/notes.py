"""The notes of a paper: each number with its text and the marks that call it."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Mark, Note, Span
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

_LABEL = re.compile(r"\s*(?:\d{1,3}[a-z]?\.|\[ ?\d{1,3} ?\]|[*†‡§]+\.?)\s*")


def find_notes(scene: Scene, marks: Sequence[Mark]) -> Iterator[Note]:
    """Yields the notes that stand in the document, in order.

    A line that begins with a number is a note only where a mark above it calls that number.
    """
    calls: dict[str, list[Span]] = {}
    for mark in marks:
        if mark.kind == "note_mark" and mark.value:
            calls.setdefault(mark.value, []).append(mark.span)
    given = [m for m in scene.given.get("note", ()) if m.value]
    for mark in given:
        yield Note(
            number=mark.value or "",
            start=_text_of(scene, mark.start),
            end=mark.end,
            rule="notes",
            marks=tuple(calls.get(mark.value or "", ())),
        )
    if given:
        return
    units: list[Unit] = [*scene.opening, *scene.body, *scene.closing]
    for unit in units:
        mark = unit.marks.get("source_note") or unit.marks.get("note")
        if mark is None or (
            unit.has("heading") and not unit.has("source_note") and unit in scene.opening
        ):
            continue
        above = tuple(s for s in calls.get(mark.value or "", ()) if s.end <= unit.start)
        if above or mark.kind == "source_note":
            yield Note(
                number=mark.value or "",
                start=_text_of(scene, unit.start),
                end=unit.end,
                rule="notes",
                marks=above[-1:],
            )


def _text_of(scene: Scene, start: int) -> int:
    """Where a note's text begins, behind its number."""
    label = _LABEL.match(scene.text, start)
    return label.end() if label else start
