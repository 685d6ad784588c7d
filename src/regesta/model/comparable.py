"""A comparable: what of a paper can be held beside other papers of the edition."""

from regesta.model.record import Record, Span


class Comparable(Record, frozen=True, kw_only=True):
    """Papers whose comparables share a `key` are looked at together, whatever file they stand in.

    `key` begins with what is compared (`text`, `number`, `series`); `value` is what differs among
    those that share it (a serial number), `date` the paper's day as EDTF. `passage` and
    `evidence` are the words and where they stand; `occurrence` counts equal passages before them
    in the source.
    """

    document: str
    key: str
    rule: str
    passage: str
    evidence: Span
    occurrence: int = 0
    value: str | None = None
    date: str | None = None
