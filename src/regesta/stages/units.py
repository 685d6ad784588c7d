"""The source as a row of units: each block with the kinds of mark that stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from regesta.model import Mark

WITHIN = frozenset({"page", "note_mark", "date", "emphasis", "person", "office", "place"})
"""Kinds that stand inside lines and say nothing of the line."""


@dataclass(slots=True)
class Unit:
    """A block `[start, end)` and its marks by kind."""

    start: int
    end: int
    marks: dict[str, Mark] = field(default_factory=dict[str, Mark])

    def has(self, *kinds: str) -> bool:
        """Whether any of the kinds is marked on it."""
        return any(k in self.marks for k in kinds)

    @property
    def prose(self) -> bool:
        """Whether it is running text."""
        return "paragraph" in self.marks


def units_of(marks: Iterable[Mark]) -> list[Unit]:
    """The units of a source, in order. Marks that markup made are left out."""
    units: list[Unit] = []
    for mark in marks:
        if mark.kind in WITHIN or mark.given:
            continue
        if not units or mark.start >= units[-1].end:
            units.append(Unit(mark.start, mark.end))
        units[-1].marks.setdefault(mark.kind, mark)
    return units
