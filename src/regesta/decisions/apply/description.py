"""Apply rulings to what a paper says of itself."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from regesta.decisions.actions import FIELDS
from regesta.decisions.apply.division import RULE
from regesta.decisions.apply.evidence import evidence_of, words_of
from regesta.decisions.apply.same import same_value
from regesta.decisions.binding import Places
from regesta.decisions.values import as_list, as_table, is_list
from regesta.model import Decision, Description, Field, Note, Party, Reference, Source, Span

ATTRIBUTES = {"from": "sender", "to": "recipient"}
"""Keys of the export that a description calls by another name."""


def to_description(
    description: Description,
    rulings: Sequence[Decision],
    source: Source,
    *,
    places: Places | None = None,
) -> Description:
    """The description as an editor ruled.

    Accepted: the value and its basis stay, `decision` is set; where a rule has changed the
    value since it was accepted, the accepted one stands. Corrected: the new value, on the words
    marked, basis `ruled`. Rejected: value None or an empty list. `ruled` lists every field
    ruled. Of a date only its words are here; its value is `to_datings`'s.

    Args:
        description: as the stage made it.
        rulings: those on this document's fields, in order (`bind(…).fields[id]`).
        source: the document's source as it is now.
        places: shared with `bind`.
    """
    places = places or Places(source)
    ruled = dict(description.ruled)
    for ruling in rulings:
        field = ruling.field or ""
        shape = FIELDS.get(field)
        if shape is None:
            continue
        ruled[field] = ruling.id
        if field == "regest":
            continue
        name = ATTRIBUTES.get(field, field)
        now = getattr(description, name)
        new = _apply(now, shape, ruling, places)
        description = msgspec.structs.replace(description, **{name: new})
    if not ruled:
        return description
    return msgspec.structs.replace(description, ruled=tuple(sorted(ruled.items())))


def _apply(now: Any, shape: str, ruling: Decision, places: Places) -> Any:  # noqa: ANN401 - any field
    if ruling.action == "reject":
        return _REJECTED[shape](now, ruling)
    holds = ruling.value is None or same_value(shape, now, ruling.value)
    if ruling.action == "accept" and holds:
        return _accepted(now, ruling)
    return _MAKE[shape](ruling, places, now)


def _accepted(now: Any, ruling: Decision) -> Any:  # noqa: ANN401 - any field
    if is_list(now):
        return tuple(msgspec.structs.replace(one, decision=ruling.id) for one in as_list(now))
    if now is None:
        return _struck(None, ruling)
    return msgspec.structs.replace(now, decision=ruling.id)


def _struck(_now: Any, ruling: Decision) -> Field:  # noqa: ANN401 - any field
    return Field(value=None, rule=RULE, basis="ruled", decision=ruling.id)


def _emptied(_now: Any, _ruling: Decision) -> tuple[()]:  # noqa: ANN401 - any field
    return ()


def _text(ruling: Decision, places: Places, _now: Any) -> Field:  # noqa: ANN401 - any field
    value = ruling.value if isinstance(ruling.value, str) else words_of(ruling, places)
    return _field(value, ruling, places)


def _place(ruling: Decision, places: Places, _now: Any) -> Field:  # noqa: ANN401 - any field
    table = as_table(ruling.value)
    value = table.get("name") or table.get("text") if table else ruling.value
    return _field(value or words_of(ruling, places), ruling, places)


def _date(ruling: Decision, places: Places, now: Field | None) -> Field:
    """The words of a date: those marked, else the text given, else those that stood there."""
    text = as_table(ruling.value).get("text") or words_of(ruling, places)
    spans = evidence_of(ruling, places)
    if text is None and now is not None:
        text, spans = now.value, now.evidence
    return Field(
        value=text, rule=RULE, evidence=spans, basis="ruled", certainty="high", decision=ruling.id
    )


def _field(value: str | None, ruling: Decision, places: Places) -> Field:
    spans = evidence_of(ruling, places)
    return Field(value=value, rule=RULE, evidence=spans, basis="ruled", decision=ruling.id)


def _texts(ruling: Decision, places: Places, _now: Any) -> tuple[Field, ...]:  # noqa: ANN401
    values = as_list(ruling.value) if ruling.value is not None else [words_of(ruling, places)]
    return tuple(_field(value, ruling, places) for value in values if value)


def _parties(ruling: Decision, places: Places, now: Sequence[Party]) -> tuple[Party, ...]:
    """Parties as given; each rests on the words marked that name it, else on all of them.

    A party that the machine has alike keeps the machine's words, if none are marked.
    """
    if ruling.value is None:
        name = words_of(ruling, places)
        return (_party({"name": name}, evidence_of(ruling, places), ruling),) if name else ()
    made: list[Party] = []
    for one in as_list(ruling.value):
        table = as_table(one) or {"name": one}
        spans = evidence_of(ruling, places, table, names=(table.get("name"), table.get("role")))
        if not spans:
            alike = [old for old in now if old.name == table.get("name") and old.evidence]
            spans = alike[0].evidence if alike else ()
        made.append(_party(table, spans, ruling))
    return tuple(made)


def _party(table: dict[str, Any], spans: tuple[Span, ...], ruling: Decision) -> Party:
    return Party(
        name=table.get("name"),
        role=table.get("role"),
        rule=RULE,
        evidence=spans,
        basis="ruled",
        entity=table.get("entity"),
        decision=ruling.id,
    )


def _references(ruling: Decision, places: Places, _now: Any) -> tuple[Reference, ...]:  # noqa: ANN401
    documents = {
        (one.get("start"), one.get("end")): one.get("document")
        for one in map(as_table, as_list(ruling.value))
    }
    found = [(anchor, places.of(anchor)) for anchor in ruling.words]
    return tuple(
        Reference(
            text=places.source.text[located.start : located.end],
            start=located.start,
            end=located.end,
            rule=RULE,
            document=documents.get((anchor.start, anchor.end)),
            decision=ruling.id,
        )
        for anchor, located in found
        if located
    )


def _notes(ruling: Decision, places: Places, _now: Any) -> tuple[Note, ...]:  # noqa: ANN401
    """Notes as given, each with its extent and marks moved to where those words stand now."""
    moved = {(one.start, one.end): places.of(one) for one in ruling.words}
    made: list[Note] = []
    for table in map(as_table, as_list(ruling.value)):
        marks = [moved.get((pair[0], pair[1])) for pair in as_list(table.get("marks"))]
        if located := moved.get((table["start"], table["end"])):
            made.append(
                Note(
                    number=table["number"],
                    start=located.start,
                    end=located.end,
                    rule=RULE,
                    marks=tuple(Span(one.start, one.end) for one in marks if one),
                    decision=ruling.id,
                )
            )
    return tuple(made)


_MAKE: dict[str, Callable[[Decision, Places, Any], Any]] = {
    "kind": _text,
    "text": _text,
    "place": _place,
    "date": _date,
    "texts": _texts,
    "parties": _parties,
    "references": _references,
    "notes": _notes,
}
_REJECTED: dict[str, Callable[[Any, Decision], Any]] = {
    "kind": _accepted,
    "text": _struck,
    "place": _struck,
    "date": _struck,
    "texts": _emptied,
    "parties": _emptied,
    "references": _emptied,
    "notes": _emptied,
}
