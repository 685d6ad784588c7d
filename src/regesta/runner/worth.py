"""What of a paper is most worth a person's look: the queue that an editor works through."""

from collections.abc import Iterator

from regesta.model import Field, Party, Span
from regesta.store.made import Worth
from regesta.store.row import Parts

SEVERITY = {"error": 0.95, "warning": 0.7, "info": 0.25}
_CERTAINTY = {"medium": 0.35, "low": 0.65, "unknown": 0.6}
_MISSING = {"date": 0.6, "from": 0.55, "to": 0.4}
"""Weights of a field that is not there: a date orders the edition, a sender makes the register."""
_SAID_BY_FIELD = frozenset({"undated", "no_sender", "no_addressee"})
"""Checks that flag a field which waits by itself: what is ruled is the field."""
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
            why = "no sender" if name == "from" else "no addressee"
            yield _of_field(name, why, _MISSING[name], _head_of(parts))
        for party in parties:
            if party.basis != "stated":
                yield _of_field(name, f"{name} is {party.basis}", 0.45, _words_of(parts, party))
    for name in ("kind", "head", "place", "number", "source_ref"):
        field: Field | None = getattr(described, name)
        if field is not None and name not in ruled and field.certainty in _CERTAINTY:
            weight = _CERTAINTY[field.certainty] * (0.6 if name == "kind" else 1.0)
            why = f"{name} is of {field.certainty} certainty"
            yield _of_field(name, why, weight, _words_of(parts, field))


def _dates(parts: Parts) -> Iterator[Worth]:
    ruled = dict(parts.description.ruled) if parts.description else {}
    own = {one.field: one for one in parts.datings if one.field}
    if "date" not in ruled and ("date" not in own or own["date"].value is None):
        yield _of_field("date", "no date", _MISSING["date"], _head_of(parts))
    for name, dating in own.items():
        if name in ruled or dating.decision or dating.value is None:
            continue
        start = dating.start if dating.start is not None else parts.document.start
        words = Span(start, dating.end if dating.end is not None else start)
        if dating.alternatives:
            why = f"{name} can be read in {len(dating.alternatives) + 1} ways"
            yield _of_field(name, why, 0.65, words)
        elif dating.certainty in _CERTAINTY:
            why = f"{name} is of {dating.certainty} certainty"
            yield _of_field(name, why, _CERTAINTY[dating.certainty], words)


def _findings(parts: Parts) -> Iterator[Worth]:
    for finding in parts.findings:
        if finding.verdict is None and finding.check not in _SAID_BY_FIELD:
            words = finding.evidence[0] if finding.evidence else parts.document.span
            yield Worth(
                what="finding",
                why=finding.message,
                weight=SEVERITY[finding.severity],
                start=words.start,
                end=words.end,
            )


def _readings(parts: Parts) -> Iterator[Worth]:
    for reading in parts.readings:
        if reading.verdict is None and reading.certainty in ("low", "medium"):
            yield Worth(
                what="reading",
                why=f"read {reading.proposed!r} for {reading.text!r}? {reading.reason}",
                weight=0.3 if reading.certainty == "low" else 0.2,
                start=reading.start,
                end=reading.end,
            )


def _of_field(name: str, why: str, weight: float, words: Span) -> Worth:
    return Worth(what="field", why=why, weight=weight, start=words.start, end=words.end, field=name)


def _head_of(parts: Parts) -> Span:
    document = parts.document
    return document.opening or Span(document.start, document.start)


def _words_of(parts: Parts, field: Field | Party) -> Span:
    return field.evidence[0] if field.evidence else _head_of(parts)
