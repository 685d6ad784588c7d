"""Acts as the store keeps them: written by source, read with the ids that papers have now."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from regesta.model import Act, PartyLink, ThreadLink

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Act).decode
_party = msgspec.msgpack.Decoder(PartyLink).decode
_thread = msgspec.msgpack.Decoder(ThreadLink).decode

HELD = "held"
"""The state of an act that counts."""


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
    rows = connection.execute("SELECT record FROM act WHERE state = ?", (state,))
    found = _with_ids(connection, [_decode(record) for (record,) in rows])
    found.sort(key=lambda one: (one.file, one.start, -one.end, one.id))
    return found


def count_acts(connection: sqlite3.Connection) -> int:
    """How many acts hold."""
    return connection.execute("SELECT count(*) FROM act WHERE state = 'held'").fetchone()[0]


def acts_of(connection: sqlite3.Connection, source: str, words: str) -> list[Act]:
    """The acts that stand in one document, by the id that its words give."""
    rows = connection.execute(
        "SELECT record FROM act WHERE source = ? AND document = ? AND state = 'held'"
        " ORDER BY start, stop DESC, id",
        (source, words),
    )
    return _with_ids(connection, [_decode(record) for (record,) in rows], (source, words))


def find_act(connection: sqlite3.Connection, identity: str) -> tuple[Act, str] | None:
    """An act and its state; None where none has the id."""
    row = connection.execute(
        "SELECT record, state, source, document FROM act WHERE id = ?", (identity,)
    ).fetchone()
    if row is None:
        return None
    return _with_ids(connection, [_decode(row[0])], (row[2], row[3]))[0], row[1]


def acted_documents(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The documents that acts stand in: source, and the id that the words give."""
    rows = connection.execute("SELECT DISTINCT source, document FROM act WHERE state = 'held'")
    return {(source, words) for source, words in rows if words is not None}


def keep_links(connection: sqlite3.Connection, links: Sequence[PartyLink | ThreadLink]) -> bool:
    """Keep the rulings on parties and threads that hold; False where they are kept already."""
    rows = [("party" if isinstance(one, PartyLink) else "thread", _encode(one)) for one in links]
    if connection.execute("SELECT action, record FROM link ORDER BY n").fetchall() == rows:
        return False
    connection.execute("DELETE FROM link")
    connection.executemany("INSERT INTO link (action, record) VALUES (?, ?)", rows)
    return True


def all_links(connection: sqlite3.Connection) -> list[PartyLink | ThreadLink]:
    """The rulings on parties and threads that hold, in order of effect."""
    rows = connection.execute("SELECT action, record FROM link ORDER BY n")
    return [_party(record) if action == "party" else _thread(record) for action, record in rows]


def orphaned_rulings(connection: sqlite3.Connection) -> list[str]:
    """Ids of the latest rulings on acts whose words are gone."""
    rows = connection.execute("SELECT decision FROM act WHERE state = 'orphaned' ORDER BY id")
    return [row[0] for row in rows]


def _with_ids(
    connection: sqlite3.Connection, acts: list[Act], only: tuple[str, str | None] | None = None
) -> list[Act]:
    """Acts with the ids that their documents have now: other sources may hold the same words.

    Args:
        connection: the edition's database.
        acts: as kept, with the ids that the words of their documents give.
        only: the one source and document that they stand in.
    """
    # the unary plus has SQLite look documents up by their words: few share them
    if only is None:
        rows = connection.execute(
            "SELECT DISTINCT a.source, a.document, d.id FROM act a"
            " JOIN document d ON +d.source = a.source AND d.words = a.document"
        )
    else:
        rows = connection.execute(
            "SELECT source, words, id FROM document WHERE +source = ? AND words = ?", only
        )
    ids = {(source, words): identity for source, words, identity in rows if identity != words}
    if not ids:
        return acts
    return [
        msgspec.structs.replace(act, document=ids.get((act.file, act.document or ""), act.document))
        for act in acts
    ]
