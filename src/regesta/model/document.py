"""A document: a paper, a paper nested in another, or apparatus that belongs to none."""

from regesta.model.record import Record, Span


class Evidence(Record, frozen=True, kw_only=True):
    """One reason for a boundary: the rule that saw it, the words, and how much it weighs.

    `sign` names the entry of the table of weights, where one rule sees signs of several weights.
    """

    rule: str
    start: int
    end: int
    weight: float
    sign: str | None = None


class Document(Record, frozen=True, kw_only=True):
    """An extent of a source that is one paper, or apparatus.

    `id` comes from the opening words (`regesta.model.identity`). `nested_in` is the id of
    the document that contains it. `opening` and `closing` are the extents of its head matter and
    of what follows its last body paragraph (close, signature, address, notes). `formerly` are the
    ids it had before an editor moved its bounds, so that what was ruled on it before still holds.
    """

    id: str
    start: int
    end: int
    rule: str
    nested_in: str | None = None
    apparatus: bool = False
    opening: Span | None = None
    closing: Span | None = None
    evidence: tuple[Evidence, ...] = ()
    decision: str | None = None
    formerly: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The extent as a span."""
        return Span(self.start, self.end)
