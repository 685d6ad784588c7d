"""A mark: what stands somewhere in a text, found without context."""

from regesta.model.record import Record, Span
from regesta.model.vocabulary import Certainty


class Mark(Record, frozen=True, kw_only=True):
    """What stands at `[start, end)`: a heading, a dateline, a signature, a page mark.

    `kind` is one of `regesta.stages.mark.kinds.KINDS`; `value` the normal form where one is
    needed (a page's number, a note's number); `given` tells that the file's own markup made it;
    `attrs` holds what such markup adds, in order.
    """

    kind: str
    start: int
    end: int
    rule: str
    value: str | None = None
    certainty: Certainty = "high"
    given: bool = False
    attrs: tuple[tuple[str, str], ...] = ()

    @property
    def span(self) -> Span:
        """The extent as a span."""
        return Span(self.start, self.end)
