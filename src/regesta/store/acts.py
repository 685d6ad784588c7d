"""Acts as the store keeps them: written by source, read with the ids that papers have now."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from regesta.model import Act

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Act).decode

_FOUND = (
    "SELECT a.record, a.document, d.id FROM act a"
    " LEFT JOIN document d ON d.source = a.source AND d.words = a.document"
)


class KeptAct(NamedTuple):
    """An act to be kept.

    `state` is `held`, `rejected` or `orphaned`, `decision` its last ruling, `rulings` stands for
    all those on it that hold.
    """

    act: Act
    state: str
    decision: str
    rulings: str


class ActedSource(NamedTuple):
    """A source with what its acts are made from: its text's digest, its documents in order."""

    sha256: str
    extents: list[tuple[str, int, int, bool]]


def acted_source(connection: sqlite3.Connection, path: str) -> ActedSource | None:
    """What acts of a source are placed in; None where there is no such source, or no text."""
    found = connection.execute("SELECT sha256 FROM source WHERE path = ?", (path,)).fetchone()
    if found is None or not found[0]:
        return None
    rows = connection.execute(
        "SELECT words, start, stop, kind = 'apparatus' FROM document WHERE source = ?"
        " ORDER BY start, stop DESC, n",
        (path,),
    )
    return ActedSource(found[0], [(row[0], row[1], row[2], bool(row[3])) for row in rows])


def placed_in(connection: sqlite3.Connection) -> dict[str, str]:
    """What the acts of each source were placed in, by its path."""
    return dict(connection.execute("SELECT source, state FROM acted"))


def made_of(connection: sqlite3.Connection, source: str) -> dict[str, str]:
    """What stands for the rulings that each act of a source was made from, by its id."""
    return dict(connection.execute("SELECT id, rulings FROM act WHERE source = ?", (source,)))


def note_placed(connection: sqlite3.Connection, source: str, state: str) -> None:
    """Note what the acts of a source were placed in."""
    connection.execute("INSERT OR REPLACE INTO acted VALUES (?, ?)", (source, state))


def put_acts(connection: sqlite3.Connection, source: str, kept: Iterable[KeptAct]) -> None:
    """Keep some acts of a source, each in place of what was kept under its id."""
    connection.executemany(
        "INSERT OR REPLACE INTO act"
        " (id, source, document, start, stop, state, decision, rulings, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (one.act.id, source, one.act.document, one.act.start, one.act.end, one.state,
             one.decision, one.rulings, _encode(one.act))
            for one in kept
        ],
    )  # fmt: skip


def drop_acts(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget acts whose recording was taken back."""
    connection.executemany("DELETE FROM act WHERE id = ?", [(one,) for one in ids])


def forget_source(connection: sqlite3.Connection, source: str) -> None:
    """Forget the acts of a source on which nothing is ruled any more."""
    connection.execute("DELETE FROM act WHERE source = ?", (source,))
    connection.execute("DELETE FROM acted WHERE source = ?", (source,))


def all_acts(connection: sqlite3.Connection, state: str = "held") -> list[Act]:
    """All acts of a state, by file, then start, longest first, then id."""
    rows = connection.execute(
        f"{_FOUND} WHERE a.state = ? ORDER BY a.source, a.start, a.stop DESC, a.id", (state,)
    )
    return list(_records(rows))


def acts_of(connection: sqlite3.Connection, source: str, words: str) -> list[Act]:
    """The acts that stand in one document, by the id that its words give."""
    rows = connection.execute(
        f"{_FOUND} WHERE a.source = ? AND a.document = ? AND a.state = 'held'"
        " ORDER BY a.start, a.stop DESC, a.id",
        (source, words),
    )
    return list(_records(rows))


def find_act(connection: sqlite3.Connection, identity: str) -> tuple[Act, str] | None:
    """An act and its state; None where none has the id."""
    row = connection.execute(
        f"SELECT found.*, state FROM ({_FOUND} WHERE a.id = ?) found, act WHERE act.id = ?",
        (identity, identity),
    ).fetchone()
    if row is None:
        return None
    return next(_records([row[:3]])), row[3]


def acted_documents(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The documents that acts stand in: source, and the id that the words give."""
    rows = connection.execute("SELECT DISTINCT source, document FROM act WHERE state = 'held'")
    return {(source, words) for source, words in rows if words is not None}


def orphaned_rulings(connection: sqlite3.Connection) -> list[str]:
    """Ids of the latest rulings on acts whose words are gone."""
    rows = connection.execute("SELECT decision FROM act WHERE state = 'orphaned' ORDER BY id")
    return [row[0] for row in rows]


def _records(rows: Iterable[Any]) -> Iterator[Act]:
    for record, words, identity in rows:
        act = _decode(record)
        yield act if identity == words else msgspec.structs.replace(act, document=identity)
