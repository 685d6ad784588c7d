"""Documents with all that stages said of them, as what the store keeps: rows, columns, index."""

from collections.abc import Sequence
from typing import Any, cast

import msgspec

from regesta.model import (
    Dating,
    Description,
    Finding,
    Party,
    Reading,
    Regest,
)
from regesta.runner.codec import Records, digest_of, encode
from regesta.runner.rulings import Rulings
from regesta.runner.scopes import Papers
from regesta.runner.worth import worth_of
from regesta.search.pieces import clip, fit, without
from regesta.stages.protocol import KeyOf, Stage
from regesta.store.days import first_and_last
from regesta.store.made import MadePaper
from regesta.store.row import Parts, Row, encode_row, export_row

_encode = msgspec.msgpack.Encoder().encode


def made_paper(
    papers: Papers, i: int, rulings: Rulings, over_keys: Sequence[Stage], root: str
) -> MadePaper:
    """A document with all that is said of it, ready to be kept.

    Args:
        papers: the documents of a source and their records after the last stage.
        i: the document's place among them.
        rulings: those of this source, already applied.
        over_keys: the stages that will look at records that share a key.
        root: what stands for all that the document was made from.
    """
    document = papers.documents[i]
    records = papers.records[i]
    parts = _parts(papers, i, records)
    row = export_row(papers.source, parts)
    machine = None
    ruled = {one.field for one in rulings.on(document) if one.field}
    if papers.keeps_machine(i):
        alone = export_row(papers.source, _parts(papers, i, papers.machine(i)))
        changed = {key: alone.get(key) for key in sorted(ruled) if _differ(alone, row, key)}
        machine = encode_row(changed) if changed else None
    shared = {kind for stage in over_keys for kind in (*stage.needs, _key_of(stage).record)}
    seen = {kind: records.get(kind, []) for kind in shared if kind in records}
    made = MadePaper(
        words=document.id,
        start=document.start,
        end=document.end,
        container=document.nested_in,
        columns=_columns(row),
        rulings=_rulings_in(parts, rulings),
        row=encode_row(row),
        machine=machine,
        records=encode(seen),
        senders=_names(parts.description.sender if parts.description else ()),
        recipients=_names(parts.description.recipient if parts.description else ()),
        worth=worth_of(parts),
        findings=[(one.severity, one.verdict, _encode(one)) for one in parts.findings],
        keys=_keys(records, over_keys),
        index=("", "", "", "", "", "", ""),
        fingerprint="",
        indexed="",
        root="",
    )
    fingerprint = digest_of([_encode(made)])
    index = _index(papers, i, parts, row)
    return msgspec.structs.replace(
        made, index=index, fingerprint=fingerprint, indexed=digest_of(index), root=root
    )


def _parts(papers: Papers, i: int, records: Records) -> Parts:
    described = cast("list[Description]", records.get(Description, []))
    regests = cast("list[Regest]", records.get(Regest, []))
    return Parts(
        document=papers.documents[i],
        description=described[0] if described else None,
        regest=regests[0] if regests and regests[0].text else None,
        datings=cast("list[Dating]", records.get(Dating, [])),
        readings=cast("list[Reading]", records.get(Reading, [])),
        findings=cast("list[Finding]", records.get(Finding, [])),
    )


def _differ(alone: Row, row: Row, key: str) -> bool:
    """Whether a ruling changed what a field says, apart from naming the ruling."""
    return _bare(alone.get(key)) != _bare(row.get(key))


def _bare(value: Any) -> Any:  # noqa: ANN401 - any field of a row
    passing = {"decision", "basis", "rule", "evidence", "certainty", "how"}
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        return {key: _bare(one) for key, one in table.items() if key not in passing}
    if isinstance(value, list):
        return [_bare(one) for one in cast("list[Any]", value)]
    return value


def _columns(row: Row) -> dict[str, Any]:
    date: dict[str, Any] = row["date"] or {}
    first, last = first_and_last(date.get("value"))
    return {
        "kind": row["kind"],
        "head": row["head"],
        "regest": row["regest"],
        "sender": [_called(party) for party in row["from"]],
        "recipient": [_called(party) for party in row["to"]],
        "date": date.get("value"),
        "date_text": date.get("text"),
        "old_style": date.get("old_style"),
        "first_day": first,
        "last_day": last,
        "sort_date": first or last,
        "place": row["place"]["name"] if row["place"] else None,
        "number": row["number"],
    }


def _called(party: dict[str, Any]) -> str:
    return ", ".join(part for part in (party["name"], party["role"]) if part)


def _names(parties: Sequence[Party]) -> list[str]:
    return [name for party in parties if (name := party.name or party.role)]


def _rulings_in(parts: Parts, rulings: Rulings) -> list[str]:
    """Ids of the rulings that bear on a document, each once, sorted."""
    found = {one.id for one in rulings.on(parts.document)}
    named = [parts.document.decision]
    named += [one.decision for one in (*parts.datings, *parts.readings, *parts.findings)]
    found.update(one for one in named if one is not None)
    return sorted(found)


def _key_of(stage: Stage) -> KeyOf:
    return cast("KeyOf", stage.over)


def _keys(records: Records, over_keys: Sequence[Stage]) -> list[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for stage in over_keys:
        over = _key_of(stage)
        for record in records.get(over.record, ()):
            key = over.of(record)
            if key is not None:
                found.add((stage.name, key))
    return sorted(found)


def _index(
    papers: Papers, i: int, parts: Parts, row: Row
) -> tuple[str, str, str, str, str, str, str]:
    document, text = papers.documents[i], papers.source.text
    nested = [(span.start, span.end) for span in papers.within(i)]
    notes = [(n.start, n.end) for n in parts.description.notes] if parts.description else []
    body = without(document.start, document.end, [*nested, *notes]).text(text)
    columns: dict[str, Any] = _columns(row)
    return (
        fit(row["head"] or ""),
        fit("\n".join(columns["sender"])),
        fit("\n".join(columns["recipient"])),
        fit(columns["place"] or ""),
        "" if document.apparatus else row["kind"],
        body,
        clip(notes, document.start, document.end).text(text),
    )
