"""A text with its proposed readings put in, and the way back from it to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from regesta.model import Reading, Span


class WayBack:
    """Maps positions of a repaired text to positions of the source.

    The repaired text is made of pieces: stretches copied from the source, and readings. Inside a
    copied stretch every position has its own; of a reading only the whole is known, so what
    begins in it begins where the words it replaces begin, and what ends in it ends where they end.
    """

    def __init__(self, pieces: Iterable[tuple[int, int, int, int, bool]]) -> None:
        """Takes pieces in order: repaired start and end, source start and end, whether changed."""
        self._pieces = tuple(pieces)
        # Pieces of no length (words left out) hold no position of the repaired text.
        self._solid = tuple(p for p in self._pieces if p[1] > p[0])
        self._starts = [p[0] for p in self._solid]
        self._ends = [p[1] for p in self._solid]

    @property
    def length(self) -> int:
        """Length of the repaired text."""
        return self._pieces[-1][1] if self._pieces else 0

    @property
    def changed(self) -> tuple[tuple[Span, Span], ...]:
        """Where a reading stands in the repaired text, and where in the source, in order."""
        return tuple((Span(p[0], p[1]), Span(p[2], p[3])) for p in self._pieces if p[4])

    def start(self, position: int) -> int:
        """Source position of what begins at `position`.

        Raises:
            IndexError: the position lies outside the repaired text.
        """
        self._check(position)
        if position == self.length:
            return self._pieces[-1][3] if self._pieces else 0
        start, _, source_start, _, changed = self._solid[bisect_right(self._starts, position) - 1]
        return source_start if changed else source_start + position - start

    def end(self, position: int) -> int:
        """Source position of what ends before `position`.

        Raises:
            IndexError: the position lies outside the repaired text.
        """
        self._check(position)
        if position == 0:
            return self._pieces[0][2] if self._pieces else 0
        start, _, source_start, source_end, changed = self._solid[bisect_left(self._ends, position)]
        return source_end if changed else source_start + position - start

    def span(self, start: int, end: int) -> Span:
        """Source extent of the repaired extent `[start, end)`; an empty one stays empty."""
        first = self.start(start)
        return Span(first, first if end <= start else self.end(end))

    def _check(self, position: int) -> None:
        if not 0 <= position <= self.length:
            raise IndexError(position)


def apply_readings(text: str, readings: Iterable[Reading]) -> tuple[str, WayBack]:
    """The text with the readings put in, and the way back to the offsets of `text`.

    Readings are taken in order of start; one that overlaps an earlier one is passed over.

    >>> reading = Reading(
    ...     start=4, end=10, text="14eing", proposed="being", reason="", rule="digits_for_letters"
    ... )
    >>> repaired, back = apply_readings("are 14eing spread", [reading])
    >>> repaired, back.span(4, 9), back.span(10, 16)
    ('are being spread', Span(start=4, end=10), Span(start=11, end=17))
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int, bool]] = []
    at = done = 0
    for reading in sorted(readings, key=lambda r: (r.start, r.end)):
        if reading.start < done:
            continue
        if reading.start > done:
            parts.append(text[done : reading.start])
            pieces.append((at, at + reading.start - done, done, reading.start, False))
            at += reading.start - done
        parts.append(reading.proposed)
        pieces.append((at, at + len(reading.proposed), reading.start, reading.end, True))
        at += len(reading.proposed)
        done = reading.end
    if done < len(text):
        parts.append(text[done:])
        pieces.append((at, at + len(text) - done, done, len(text), False))
    return "".join(parts), WayBack(pieces)
