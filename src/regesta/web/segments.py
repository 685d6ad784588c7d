"""Cut a text into runs at the edges of spans that may overlap, so that each run has one look."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "field", "reading", "finding", "hit", "note_mark", "note_number", "page", "emphasis", "break",
    "act", "sentence",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """A stretch of text and why it is shown. Offsets are code points of the source.

    `key` tells which: a field's name, a reading's number, a page's label, a note's number.
    """

    start: int
    end: int
    role: Role
    key: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text over which the same highlights hold."""

    start: int
    text: str
    over: tuple[Highlight, ...] = ()

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.start + len(self.text)

    def keys(self, role: Role) -> list[str]:
        """The keys of the highlights of one role, each once, in order."""
        return list(dict.fromkeys(h.key for h in self.over if h.role == role))

    def has(self, role: Role) -> bool:
        """Whether any highlight of that role holds here."""
        return any(h.role == role for h in self.over)

    def opening(self, role: Role) -> Highlight | None:
        """The highlight of that role that begins with this run, if one does."""
        return next((h for h in self.over if h.role == role and h.start == self.start), None)

    def openings(self, role: Role) -> list[str]:
        """The keys of all highlights of that role that begin with this run."""
        return [h.key for h in self.over if h.role == role and h.start == self.start]

    def closing(self, role: Role) -> Highlight | None:
        """The highlight of that role that ends with this run, if one does."""
        return next((h for h in self.over if h.role == role and h.end == self.end), None)


def cut(text: str, start: int, end: int, highlights: Iterable[Highlight]) -> list[Segment]:
    """The runs of `text[start:end]`, in order, none empty; joined they are that text again.

    Highlights are clipped to the extent; those that do not touch it are passed over.

    >>> [s.text for s in cut("Moscow, February 4th", 0, 20, [Highlight(0, 6, "field", "place")])]
    ['Moscow', ', February 4th']
    """
    inside = sorted(
        Highlight(max(h.start, start), min(h.end, end), h.role, h.key)
        for h in highlights
        if h.start < end and start < h.end and h.start < h.end
    )
    edges = sorted({start, end, *(h.start for h in inside), *(h.end for h in inside)})
    segments: list[Segment] = []
    active: list[Highlight] = []
    upcoming = 0
    for left, right in itertools.pairwise(edges):
        active = [h for h in active if h.end > left]
        while upcoming < len(inside) and inside[upcoming].start <= left:
            active.append(inside[upcoming])
            upcoming += 1
        segments.append(Segment(left, text[left:right], tuple(active)))
    return segments
