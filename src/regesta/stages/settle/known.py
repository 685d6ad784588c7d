"""What settling knows of a paper: its times as read, its issuer, the notes that govern dates."""

from collections.abc import Sequence

import msgspec

from regesta.dates import AnyPart, Authority, find, find_issuer
from regesta.dates.parts import Day
from regesta.model import Description, Mark, Span
from regesta.stages.protocol import Scope
from regesta.stages.settle.notes_that_govern import Governing, governing_notes

AROUND = 20_000
"""So many code points before and after a paper are searched for a year."""

_read = msgspec.json.Decoder(AnyPart).decode


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time of the paper: where it stands, which form found it, what it says."""

    start: int
    end: int
    form: str
    says: AnyPart

    @property
    def span(self) -> Span:
        """The extent as a span."""
        return Span(self.start, self.end)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that settling looks at, gathered once a paper. `text` is the whole source's."""

    text: str
    extent: tuple[int, int]
    """Where the paper itself stands in it."""
    description: Description
    times: tuple[Time, ...]
    issuer: Authority | None
    notes: dict[int, Governing]
    """Notes by the start of the time that they hang on."""

    def years(self) -> tuple[int, ...]:
        """Years printed with a month in the paper, in order."""
        return tuple(
            time.says.year
            for time in self.times
            if isinstance(time.says, Day) and time.says.year and time.says.month
        )

    def years_alone(self) -> tuple[int, ...]:
        """Years without a month, as of books and treaties: a weekday must vouch for them."""
        return tuple(
            time.says.year
            for time in self.times
            if isinstance(time.says, Day) and time.says.year and not time.says.month
        )

    def years_around(self) -> tuple[int, ...]:
        """Years of the full dates nearest before and after the paper in its source.

        A run of papers in one file follows the days, so its neighbours tell the year of one that
        is dated without; three on each side are enough to see a turn of the year.
        """
        start, end = self.extent
        before = list(find(self.text, max(0, start - AROUND), start))[::-1]
        after = find(self.text, end, min(len(self.text), end + AROUND))
        found: list[int] = []
        for run in (before, after):
            years = (f.says.year for f in run if isinstance(f.says, Day) and f.says.month)
            found += [y for y in years if y][:3]
        return tuple(found)

    def times_in(self, spans: Sequence[Span]) -> list[Time]:
        """The times that touch any of the spans; read there and then where none is marked."""
        near = [time for time in self.times if any(time.span.touches(span) for span in spans)]
        if near:
            return near
        return [
            Time(start=found.start, end=found.end, form=found.form, says=found.says)
            for span in spans
            for found in find(self.text, span.start, span.end)
        ]


def gather(scope: Scope, description: Description) -> Known:
    """What settling looks at, from the records of a document's scope."""
    text = scope.text
    times = _times(text, scope.all(Mark))
    parties = (*description.sender, *description.signed)
    words = [part for party in parties for part in (party.role, party.name) if part]
    return Known(
        text=text,
        extent=(scope.span.start, scope.span.end),
        description=description,
        times=times,
        issuer=find_issuer(words),
        notes=governing_notes(
            text, description.notes, [(t.start, t.end, t.says) for t in times]
        ),
    )  # fmt: skip


def _times(text: str, marks: Sequence[Mark]) -> tuple[Time, ...]:
    """The marks of kind `date`: our own, and those of markup where our own see nothing."""
    dates = [mark for mark in marks if mark.kind == "date"]
    own: list[Time] = []
    for mark in dates:
        attrs = dict(mark.attrs)
        if "says" in attrs:
            own.append(
                Time(start=mark.start, end=mark.end, form=attrs["form"], says=_read(attrs["says"]))
            )
    if len(own) == len(dates):
        return tuple(own)
    taken = [time.span for time in own]
    for mark in dates:
        if mark.given and not any(span.touches(mark.span) for span in taken):
            own += [
                Time(start=found.start, end=found.end, form=found.form, says=found.says)
                for found in find(text, mark.start, mark.end)
            ]
    return tuple(sorted(own, key=lambda time: time.start))
