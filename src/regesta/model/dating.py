"""A dating: what an expression of time means, once the paper is known."""

from regesta.model.record import Record, Span
from regesta.model.vocabulary import Certainty


class Alternative(Record, frozen=True, kw_only=True):
    """Another reading of a date, as EDTF, and why it is possible."""

    value: str
    why: str


class Dating(Record, frozen=True, kw_only=True):
    """An expression of time, or one of a paper's own dates, with its value.

    `field` is `date`, `received` or `published` for the paper's own dates, None for an expression
    in its text. `value` is EDTF in the proleptic Gregorian calendar, `timex` the TIMEX3 value,
    `type` one of `date`, `time`, `duration`, `set`. `old_style` is the Julian date where the
    writer kept that calendar. `how` says in words how the value was come by. `text`, `start` and
    `end` are None where a date is inferred from other words (`evidence`).
    """

    document: str
    rule: str
    field: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    value: str | None = None
    timex: str | None = None
    type: str = "date"
    calendar: str | None = None
    old_style: str | None = None
    time: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    basis: str | None = None
    certainty: Certainty = "high"
    how: str | None = None
    evidence: tuple[Span, ...] = ()
    decision: str | None = None
