"""The export row of a document: its records under the keys that the interchange names.

Key order is part of the contract; what is not in it follows after `findings`.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from regesta.model import (
    Dating,
    Description,
    Document,
    Field,
    Finding,
    Party,
    Reading,
    Record,
    Regest,
    Source,
    Span,
)

Row = dict[str, Any]

DATES = ("date", "received", "published")
FIELDS = (
    "kind", "head", "place", "number", "source_ref", "subject", "salutation", "close", "language",
)  # fmt: skip
"""Fields of one value, whose words and rule stand under `basis`."""


class Parts(Record, frozen=True, kw_only=True):
    """All that is known of one document, after rulings."""

    document: Document
    description: Description | None = None
    regest: Regest | None = None
    datings: Sequence[Dating] = ()
    readings: Sequence[Reading] = ()
    findings: Sequence[Finding] = ()


def export_row(source: Source, parts: Parts) -> Row:
    """One line of the export as a dict, keys in order.

    Args:
        source: what the document stands in; offsets count in its text.
        parts: the document's records.
    """
    document, described, regest = parts.document, parts.description, parts.regest
    own = {dating.field: dating for dating in parts.datings if dating.field is not None}
    row: Row = {
        "id": document.id,
        "source": source.path,
        "text_sha256": source.sha256,
        "start": document.start,
        "end": document.end,
        "nested_in": document.nested_in,
        "kind": _kind(document, described),
        "head": _value(described and described.head),
        "regest": regest.text if regest else None,
        "from": _parties(described.sender if described else ()),
        "to": _parties(described.recipient if described else ()),
        "signed": _parties(described.signed if described else ()),
    }
    for field in DATES:
        row[field] = _own_date(own[field]) if field in own else None
    row["place"] = _place(source, described.place if described else None)
    row["source_ref"] = _value(described and described.source_ref)
    row["number"] = _value(described and described.number)
    row["replies_to"] = _references(described)
    row["mentions"] = []
    row["dates"] = [_date(dating) for dating in parts.datings if _stands_in_text(dating)]
    row["acts"] = []  # the ledger's, put in where the row is read
    row["readings"] = [_reading(reading) for reading in parts.readings]
    row["findings"] = [finding_entry(finding) for finding in parts.findings]
    row.update(_additions(document, described, regest))
    return row


def finding_entry(finding: Finding) -> Row:
    """A finding as the export gives it."""
    entry: Row = {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "evidence": _spans(finding.evidence),
        "proposed": finding.proposed,
        "rule": finding.rule,
    }
    return _ruled(entry, finding.decision, finding.verdict)


def _additions(document: Document, described: Description | None, regest: Regest | None) -> Row:
    """The keys beside those of the contract."""
    more: Row = {}
    for name in ("subject", "salutation", "close", "language"):
        more[name] = _value(getattr(described, name)) if described else None
    more["titles"] = [f.value for f in described.titles if f.value] if described else []
    more["notes"] = [
        {
            "number": note.number,
            "start": note.start,
            "end": note.end,
            "marks": _spans(note.marks),
            "rule": note.rule,
        }
        for note in (described.notes if described else ())
    ]
    more["rule"] = document.rule
    more["evidence"] = [
        {"rule": e.rule, "sign": e.sign, "start": e.start, "end": e.end, "weight": e.weight}
        for e in document.evidence
    ]
    basis = {
        name: _basis(field)
        for name in FIELDS
        if described and (field := getattr(described, name)) is not None
    }
    if described and described.titles:
        spans = [span for title in described.titles for span in title.evidence]
        basis["titles"] = _basis(described.titles[0]) | {"evidence": _spans(spans)}
    if regest is not None:
        basis["regest"] = {
            "basis": "ruled" if regest.decision else "inferred",
            "rule": regest.rule,
            "certainty": "high",
            "evidence": [],
            "decision": regest.decision,
        }
    more["basis"] = basis
    more["decision"] = document.decision
    return more


def _kind(document: Document, described: Description | None) -> str:
    if document.apparatus:
        return "apparatus"
    return (described.kind.value if described else None) or "other"


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _basis(field: Field) -> Row:
    return {
        "basis": field.basis,
        "rule": field.rule,
        "certainty": field.certainty,
        "evidence": _spans(field.evidence),
        "decision": field.decision,
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _parties(parties: Sequence[Party]) -> list[Row]:
    return [
        {
            "name": party.name,
            "role": party.role,
            "entity": party.entity,
            "evidence": _spans(party.evidence),
            "basis": party.basis,
            "rule": party.rule,
            "decision": party.decision,
        }
        for party in parties
    ]


def _place(source: Source, place: Field | None) -> Row | None:
    if place is None or place.value is None:
        return None
    words = place.evidence[0] if place.evidence else None
    entry: Row = {
        "name": place.value,
        "text": source.text[words.start : words.end] if words else None,
        "lat": None,
        "lon": None,
        "start": words.start if words else None,
        "end": words.end if words else None,
        "rule": place.rule,
    }
    return _ruled(entry, place.decision, None)


def _references(described: Description | None) -> list[Row]:
    entries: list[Row] = []
    for reference in described.replies_to if described else ():
        entry: Row = {
            "text": reference.text,
            "start": reference.start,
            "end": reference.end,
            "document": reference.document,
            "rule": reference.rule,
        }
        entries.append(_ruled(entry, reference.decision, None))
    return entries


def _own_date(dating: Dating) -> Row | None:
    if dating.value is None and dating.text is None and not dating.alternatives:
        return None
    entry: Row = {
        "value": dating.value,
        "text": dating.text,
        "calendar": dating.calendar,
        "old_style": dating.old_style,
        "alternatives": _alternatives(dating),
        "time": dating.time,
        "start": dating.start,
        "end": dating.end,
        "basis": dating.basis,
        "certainty": dating.certainty,
        "how": dating.how,
        "evidence": _spans(dating.evidence),
        "rule": dating.rule,
    }
    return _ruled(entry, dating.decision, None)


def _stands_in_text(dating: Dating) -> bool:
    return dating.field is None and dating.start is not None and dating.end is not None


def _date(dating: Dating) -> Row:
    entry: Row = {
        "start": dating.start,
        "end": dating.end,
        "text": dating.text,
        "value": dating.value,
        "timex": dating.timex,
        "type": dating.type,
        "calendar": dating.calendar,
        "alternatives": _alternatives(dating),
        "certainty": dating.certainty,
        "how": dating.how,
        "rule": dating.rule,
    }
    return _ruled(entry, dating.decision, None)


def _alternatives(dating: Dating) -> list[Row]:
    return [{"value": other.value, "why": other.why} for other in dating.alternatives]


def _reading(reading: Reading) -> Row:
    entry: Row = {
        "start": reading.start,
        "end": reading.end,
        "text": reading.text,
        "proposed": reading.proposed,
        "reason": reading.reason,
        "rule": reading.rule,
        "certainty": reading.certainty,
    }
    return _ruled(entry, reading.decision, reading.verdict)


def _ruled(entry: Row, decision: str | None, verdict: str | None) -> Row:
    if decision is not None:
        entry["decision"] = decision
    if verdict is not None:
        entry["verdict"] = verdict
    return entry


def encode_row(row: Row) -> bytes:
    """A row as one line of JSON, without the line's end; nothing but what JSON demands escaped."""
    return msgspec.json.encode(row)
