"""A document laid out for describing: its opening, body and closing lines, dates and markup."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Document, Field, Mark, Reading, Span
from regesta.stages.protocol import Scope
from regesta.stages.units import Unit, units_of
from regesta.text.legible import legible

OPENING_LINES = 16
"""So many lines of an opening are looked at where division did not say where it ends."""


@dataclass(slots=True)
class Scene:
    """One document's own lines; extents are absolute in `text`.

    `text` is the source's text as it probably reads, `printed` as it stands, of the same length.
    """

    text: str
    printed: str
    document: Document
    opening: Sequence[Unit]
    body: Sequence[Unit]
    closing: Sequence[Unit]
    dates: Sequence[Mark]
    mends: Sequence[tuple[int, int]] = ()
    """Extents of the readings that the text shows, in order."""
    given: dict[str, list[Mark]] = field(default_factory=dict[str, list[Mark]])

    def words(self, start: int, end: int) -> str:
        """The words of an extent as they probably read."""
        return self.text[start:end]

    def dates_in(self, start: int, end: int) -> Sequence[Mark]:
        """Expressions of time that lie within an extent."""
        starts = [d.start for d in self.dates]
        found = self.dates[bisect_left(starts, start) : bisect_left(starts, end)]
        return [d for d in found if d.end <= end]

    def field(self, start: int, end: int, rule: str, value: str | None = None) -> Field:
        """A stated value: the words of an extent as printed, or a normal form of them."""
        end = self.whole(end)
        words = " ".join(self.printed[start:end].split()) if value is None else value
        return Field(value=words, rule=rule, evidence=(Span(start, end),))

    def whole(self, end: int) -> int:
        """Where words end that end within a reading: it is shorter than what it mends."""
        at = bisect_left(self.mends, (end, 0)) - 1
        return max(end, self.mends[at][1]) if at >= 0 else end

    def given_in(self, kind: str, around: str) -> Sequence[Mark]:
        """Marks that markup made of a kind, where they lie in one that it made of another."""
        outer = self.given.get(around, ())
        return [
            mark
            for mark in self.given.get(kind, ())
            if any(one.start <= mark.start and mark.end <= one.end for one in outer)
        ]


def lay_out(scope: Scope) -> Scene | None:
    """The scene of a document scope; None where it has none."""
    document, source = scope.document, scope.source
    if document is None or source is None:
        return None
    marks = scope.all(Mark)
    given: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.given:
            given.setdefault(mark.kind, []).append(mark)
    units = units_of(marks)
    opening, rest = _split_opening(document, units)
    closing = _closing(document, rest)
    return Scene(
        text=legible(source.text, scope.all(Reading)),
        printed=source.text,
        mends=[(r.start, r.end) for r in scope.all(Reading) if r.verdict != "rejected"],
        document=document,
        opening=opening,
        body=rest[: len(rest) - len(closing)],
        closing=closing,
        dates=[m for m in marks if m.kind == "date" and not m.given],
        given=given,
    )


def _split_opening(
    document: Document, units: Sequence[Unit]
) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """The opening's units, and the rest: a last unit with text, 'Sir: I have …', is in both."""
    if document.opening:
        end = document.opening.end
        count = sum(unit.start < end for unit in units)
    else:
        count = _up_to_text(units)
    shared = count > 0 and units[count - 1].prose
    return units[:count], units[count - shared :]


def _up_to_text(units: Sequence[Unit]) -> int:
    """How many units stand before the text, a salutation included."""
    for i, unit in enumerate(units[:OPENING_LINES]):
        if unit.has("salutation"):
            return i + 1
        if unit.prose:
            return i
    return min(len(units), OPENING_LINES)


def _closing(document: Document, rest: Sequence[Unit]) -> Sequence[Unit]:
    start = document.closing.start if document.closing else document.end
    return [u for u in rest if u.start >= start]
