"""The regest: one sentence that says who wrote what to whom, where and when."""

from regesta.model.record import Record


class Regest(Record, frozen=True, kw_only=True):
    """The sentence for one document; `decision` where an editor wrote it."""

    document: str
    text: str
    rule: str
    decision: str | None = None
