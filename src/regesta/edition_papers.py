"""What the ledger needs to know of each paper, from its export row."""

import sqlite3
from typing import TYPE_CHECKING

import msgspec

from regesta.model import Span
from regesta.model.outside import is_outside

if TYPE_CHECKING:
    from regesta.exchange.paper import Paper


class _Party(msgspec.Struct):
    name: str | None = None
    role: str | None = None

    @property
    def called(self) -> str | None:
        """The name that acts would use: the person's, else the office."""
        return self.name or self.role


class _Other(msgspec.Struct):
    value: str | None = None


class _Date(msgspec.Struct):
    value: str | None = None
    start: int | None = None
    end: int | None = None
    alternatives: list[_Other] = []

    @property
    def span(self) -> Span | None:
        """Its words."""
        return Span(self.start, self.end) if self.start is not None and self.end else None


class _Cited(msgspec.Struct):
    text: str = ""
    start: int = 0
    end: int = 0
    document: str | None = None


class _Basis(msgspec.Struct):
    evidence: list[Span] = []


class _Row(msgspec.Struct, rename={"from_": "from"}):
    start: int
    end: int
    kind: str
    head: str | None = None
    regest: str | None = None
    from_: list[_Party] = []
    signed: list[_Party] = []
    to: list[_Party] = []
    date: _Date | None = None
    received: _Date | None = None
    published: _Date | None = None
    place: object = None
    replies_to: list[_Cited] = []
    basis: dict[str, _Basis] = {}


_decode = msgspec.json.Decoder(_Row).decode


def ledger_papers(
    connection: sqlite3.Connection, *, source: str | None = None, identity: str | None = None
) -> "list[Paper]":
    """The papers of an edition in the order of the export, apparatus left out.

    Args:
        connection: the edition's database.
        source: the one file to take them from.
        identity: the id of the one paper to take.
    """
    where = [f" AND {key} = ?" for key, one in (("source", source), ("id", identity)) if one]
    found = connection.execute(
        f"SELECT id, source, nested_in, row FROM document WHERE kind <> 'apparatus'{''.join(where)}"
        " ORDER BY source, start, stop DESC, n",
        [one for one in (source, identity) if one],
    ).fetchall()
    marked = _outside_sources(connection, source or (found[0][1] if identity and found else None))
    return [_paper(*one, marked=marked) for one in found]


def _paper(
    identity: str, source: str, nested_in: str | None, line: bytes, *, marked: dict[str, str]
) -> "Paper":
    from regesta.exchange.paper import Cited, Paper  # noqa: PLC0415 - only the ledger needs it

    row = _decode(line)
    date, received, published = (one or _Date() for one in (row.date, row.received, row.published))
    head = row.basis.get("head")
    writers = _names(row.from_) or _names(row.signed)
    addressees = _names(row.to)
    lacks = {"date": date.value, "from": writers, "to": addressees, "place": row.place}
    return Paper(
        id=identity,
        file=source,
        start=row.start,
        end=row.end,
        kind=row.kind,
        nested_in=nested_in,
        head=row.head,
        head_span=head.evidence[0] if head and head.evidence else None,
        regest=row.regest,
        writers=writers,
        addressees=addressees,
        signed=_names(row.signed),
        date=date.value,
        date_alternatives=tuple(one.value for one in date.alternatives if one.value),
        date_span=date.span,
        received=received.value,
        received_span=received.span,
        published=published.value,
        published_span=published.span,
        cited=tuple(
            Cited(text=one.text, start=one.start, end=one.end, document=one.document)
            for one in row.replies_to
        ),
        lacks=tuple(key for key, one in lacks.items() if not one),
        outside=source in marked and is_outside(source, marked[source], row.start),
    )


def _names(parties: list[_Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in parties if (name := one.called)))


def _outside_sources(connection: sqlite3.Connection, path: str | None) -> dict[str, str]:
    """The texts of the sources in which the mark of an outside fact stands; of one or of all."""
    one, values = (" AND path = ?", [path]) if path else ("", [])
    found = connection.execute(
        f"SELECT path, text FROM source_text WHERE instr(text, ?){one}",
        [b"Outside fact, recorded by", *values],
    )
    return {path: text.decode("utf-8", "surrogatepass") for path, text in found}
