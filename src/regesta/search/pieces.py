"""A document's own words, cut out of the source's text, and the way back from them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

HIT_OPENS = "\ufdd0"
HIT_CLOSES = "\ufdd1"
"""Marks of a hit in what SQLite gives back: code points that no text may use."""

# One for one, so that offsets stay: the marks above, NUL (ends a text in C), lone surrogates
_UNFIT = re.compile("[\0\ufdd0\ufdd1\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Extents of a source that make up one text, joined by a line's end."""

    extents: tuple[tuple[int, int], ...]

    def text(self, whole: str) -> str:
        """The words, out of the source's whole text."""
        return fit("\n".join(whole[start:end] for start, end in self.extents))

    def place(self, offset: int) -> tuple[int, int]:
        """Which piece an offset of `text` lies in, and where in the source that is.

        >>> Pieces(((10, 15), (20, 30))).place(7)
        (1, 21)
        """
        begins = [0]
        for start, end in self.extents:
            begins.append(begins[-1] + end - start + 1)
        i = min(bisect_right(begins, offset) - 1, len(self.extents) - 1)
        start, end = self.extents[i]
        return i, min(start + offset - begins[i], end)


def fit(text: str) -> str:
    """A text that can be indexed, as long as it was."""
    return _UNFIT.sub("\ufffd", text)


def without(start: int, end: int, holes: Iterable[tuple[int, int]]) -> Pieces:
    """What is left of an extent when others are cut out of it.

    >>> without(0, 100, [(10, 20), (15, 30), (90, 120)]).extents
    ((0, 10), (30, 90))
    """
    left: list[tuple[int, int]] = []
    for hole_start, hole_end in sorted(holes):
        if start < hole_start:
            left.append((start, min(hole_start, end)))
        start = max(start, hole_end)
        if start >= end:
            break
    if start < end:
        left.append((start, end))
    return Pieces(tuple((a, b) for a, b in left if a < b))


def clip(holes: Iterable[tuple[int, int]], start: int, end: int) -> Pieces:
    """The parts of some extents that lie within another, in order."""
    kept = ((max(a, start), min(b, end)) for a, b in sorted(holes))
    return Pieces(tuple((a, b) for a, b in kept if a < b))
