"""Apply rulings to what a paper's own dates mean."""

from collections.abc import Sequence
from typing import Any

import msgspec

from regesta.decisions.apply.division import RULE
from regesta.decisions.apply.evidence import evidence_of
from regesta.decisions.binding import Places
from regesta.decisions.values import as_list, as_table
from regesta.model import Alternative, Dating, Decision, Document, Source, Span

FIELDS = ("date", "received", "published")


def to_datings(
    datings: Sequence[Dating],
    rulings: Sequence[Decision],
    document: Document,
    source: Source,
    *,
    places: Places | None = None,
) -> list[Dating]:
    """The datings of one document as an editor ruled on `date`, `received`, `published`.

    Accepted: `decision` is set, and the accepted value stands if a rule has another by now.
    Corrected: the value given; what is not given (the calendar, the words) stays as it was.
    Where only words were marked, the value is what the stage read from them. Rejected: a dating
    with neither value nor words, which the export writes as null. Datings of expressions in the
    text stay as they are.

    Args:
        datings: as the stage made them, of this document.
        rulings: those on this document's fields, in order (`bind(…).fields[id]`).
        document: the document they are of.
        source: its source as it is now.
        places: shared with `bind`.
    """
    places = places or Places(source)
    own = {one.field: one for one in datings if one.field}
    for ruling in rulings:
        if ruling.field in FIELDS:
            own[ruling.field] = _apply(own.get(ruling.field), ruling, document, places)
    done = [own.pop(one.field, one) if one.field else one for one in datings]
    return done + [own[field] for field in FIELDS if field in own]


def _apply(now: Dating | None, ruling: Decision, document: Document, places: Places) -> Dating:
    if ruling.action == "reject":
        return Dating(document=document.id, rule=RULE, field=ruling.field, decision=ruling.id)
    given = as_table(ruling.value) or {"value": ruling.value}
    value = given.get("value")
    if now is not None and (value is None or now.value == value) and ruling.action == "accept":
        return msgspec.structs.replace(now, decision=ruling.id)
    base = now or Dating(document=document.id, rule=RULE, field=ruling.field)
    changes: dict[str, Any] = {"decision": ruling.id}
    if value is not None:
        changes |= {
            "value": value,
            "timex": None,
            "rule": RULE,
            "basis": "ruled",
            "certainty": given.get("certainty") or "high",
            "old_style": given.get("old_style"),
            "alternatives": _alternatives(given),
            "how": "ruled by an editor",
        }
        changes |= {key: given[key] for key in ("calendar", "time") if key in given}
    changes |= _words(given, ruling, places)
    return msgspec.structs.replace(base, **changes)


def _alternatives(given: dict[str, Any]) -> tuple[Alternative, ...]:
    tables = [as_table(one) for one in as_list(given.get("alternatives"))]
    return tuple(Alternative(value=one["value"], why=one.get("why") or "") for one in tables)


def _words(given: dict[str, Any], ruling: Decision, places: Places) -> dict[str, Any]:
    """The words of the date, where an editor marked them or says that there are none."""
    spans: tuple[Span, ...] = evidence_of(ruling, places)
    if spans:
        first = spans[0]
        text = places.source.text[first.start : first.end]
        return {"text": text, "start": first.start, "end": first.end, "evidence": spans}
    if "text" in given and given["text"] is None:
        return {"text": None, "start": None, "end": None}
    return {}
