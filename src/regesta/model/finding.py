"""A finding: what a careful editor would flag."""

from regesta.model.record import Record, Span
from regesta.model.vocabulary import Severity


class Finding(Record, frozen=True, kw_only=True):
    """Something that looks wrong, with the words in question and, where known, a remedy."""

    id: str
    document: str
    check: str
    severity: Severity
    message: str
    evidence: tuple[Span, ...]
    rule: str
    proposed: str | None = None
    decision: str | None = None
    verdict: str | None = None
