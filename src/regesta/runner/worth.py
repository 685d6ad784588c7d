"""What of a paper is most worth a person's look: the queue that an editor works through."""

from collections.abc import Iterator

from regesta.model import Field, Party, Span
from regesta.store.made import Worth
from regesta.store.row import Parts

_SEVERITY = {"error": 0.95, "warning": 0.7, "info": 0.25}
_CERTAINTY = {"medium": 0.35, "low": 0.65, "unknown": 0.6}
_MISSING = {"date": 0.6, "from": 0.55, "to": 0.4}
"""Weights of a field that is not there: a date orders the edition, a sender makes the register."""
_FAINT_BOUNDARY = 1.0
"""A boundary whose evidence adds up to less may be none."""


def worth_of(parts: Parts) -> list[Worth]:
    """What of a paper waits for a ruling, in order of appearance.

    What an editor has ruled on does not wait. Apparatus asks nothing.
    """
    if parts.document.apparatus:
        return []
    return [
        *_boundary(parts),
        *_fields(parts),
        *_dates(parts),
        *_findings(parts),
        *_readings(parts),
    ]


def _boundary(parts: Parts) -> Iterator[Worth]:
    document = parts.document
    weight = sum(one.weight for one in document.evidence)
    if document.decision is None and document.evidence and weight < _FAINT_BOUNDARY:
        words = document.evidence[0]
        why = "little shows that a paper begins here"
        yield Worth(what="boundary", why=why, weight=0.75, start=words.start, end=words.end)


def _fields(parts: Parts) -> Iterator[Worth]:
    described = parts.description
    if described is None:
        return
    ruled = dict(described.ruled)
    lists = {"from": described.sender, "to": described.recipient}
    for name, parties in lists.items():
        if name in ruled:
            continue
        if not parties:
            yield _missing(parts, name, "no sender" if name == "from" else "no addressee")
        for party in parties:
            if party.basis != "stated":
                yield _field(parts, f"{name} is {party.basis}", 0.45, party)
    for name in ("kind", "head", "place", "number", "source_ref"):
        field: Field | None = getattr(described, name)
        if field is not None and name not in ruled and field.certainty in _CERTAINTY:
            weight = _CERTAINTY[field.certainty] * (0.6 if name == "kind" else 1.0)
            yield _field(parts, f"{name} is of {field.certainty} certainty", weight, field)


def _dates(parts: Parts) -> Iterator[Worth]:
    ruled = dict(parts.description.ruled) if parts.description else {}
    own = {one.field: one for one in parts.datings if one.field}
    if "date" not in ruled and ("date" not in own or own["date"].value is None):
        yield _missing(parts, "date", "no date")
    for name, dating in own.items():
        if name in ruled or dating.decision or dating.value is None:
            continue
        start = dating.start if dating.start is not None else parts.document.start
        end = dating.end if dating.end is not None else start
        if dating.alternatives:
            why = f"{name} can be read in {len(dating.alternatives) + 1} ways"
            yield Worth(what="field", why=why, weight=0.65, start=start, end=end)
        elif dating.certainty in _CERTAINTY:
            why = f"{name} is of {dating.certainty} certainty"
            weight = _CERTAINTY[dating.certainty]
            yield Worth(what="field", why=why, weight=weight, start=start, end=end)


def _findings(parts: Parts) -> Iterator[Worth]:
    for finding in parts.findings:
        if finding.verdict is None:
            words = finding.evidence[0] if finding.evidence else parts.document.span
            weight = _SEVERITY[finding.severity]
            yield Worth(
                what="finding", why=finding.message, weight=weight, start=words.start, end=words.end
            )


def _readings(parts: Parts) -> Iterator[Worth]:
    for reading in parts.readings:
        if reading.verdict is None and reading.certainty in ("low", "medium"):
            why = f"read {reading.proposed!r} for {reading.text!r}? {reading.reason}"
            weight = 0.3 if reading.certainty == "low" else 0.2
            yield Worth(
                what="reading", why=why, weight=weight, start=reading.start, end=reading.end
            )


def _missing(parts: Parts, name: str, why: str) -> Worth:
    document = parts.document
    words = document.opening or Span(document.start, document.start)
    return Worth(what="field", why=why, weight=_MISSING[name], start=words.start, end=words.end)


def _field(parts: Parts, why: str, weight: float, field: Field | Party) -> Worth:
    if not field.evidence:
        return Worth(
            what="field", why=why, weight=weight, start=parts.document.start,
            end=parts.document.start,
        )  # fmt: skip
    words = field.evidence[0]
    return Worth(what="field", why=why, weight=weight, start=words.start, end=words.end)
