"""Export rows as the store keeps them, with the ids and findings that the whole edition gives."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from regesta.errors import NothingFound
from regesta.model import Finding
from regesta.store.act_entry import act_entry
from regesta.store.acts import acted_documents, acts_of
from regesta.store.row import Row, finding_entry

_COLUMNS = "d.n, d.row, d.id, d.nested_in, d.words, d.container, d.source"


def find_number(connection: sqlite3.Connection, identity: str) -> int:
    """The number that the database knows a document by.

    Raises:
        NothingFound: no document has this id.
    """
    found = connection.execute("SELECT n FROM document WHERE id = ?", (identity,)).fetchone()
    if found is None:
        raise NothingFound(
            f"no paper has the id {identity!r}",
            remedy="`regesta search` and `regesta export` tell ids; an edited text changes them.",
        )
    return found[0]


def row_of(connection: sqlite3.Connection, n: int) -> Row:
    """The export row of a document."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM document d WHERE n = ?", (n,)).fetchone()
    return _row(connection, *found)


def all_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """All export rows in the order of the export."""
    for found in _all(connection):
        yield _row(connection, *found)


def all_lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    """All export rows as JSON, without line ends; as kept, where nothing is to be put in."""
    keyed = {row[0] for row in connection.execute("SELECT n FROM finding WHERE stage <> ''")}
    acted = acted_documents(connection)
    for found in _all(connection):
        n, line, identity, outer, words, container, source = found
        as_kept = identity == words and outer == container
        if as_kept and n not in keyed and (source, words) not in acted:
            yield line
        else:
            yield msgspec.json.encode(_row(connection, *found))


def machine_of(connection: sqlite3.Connection, n: int) -> dict[str, Any]:
    """What the program says where a ruling changed a document."""
    found = connection.execute("SELECT machine FROM document WHERE n = ?", (n,)).fetchone()
    return msgspec.json.decode(found[0]) if found[0] is not None else {}


def _all(connection: sqlite3.Connection) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT {_COLUMNS} FROM document d ORDER BY source, start, stop DESC, n"
    )


def _row(connection: sqlite3.Connection, n: int, line: bytes, *of: str) -> Row:
    row: Row = msgspec.json.decode(line)
    row["id"], row["nested_in"], words, _, source = of
    row["acts"] = [act_entry(act) for act in acts_of(connection, source, words)]
    more: Sequence[tuple[bytes]] = connection.execute(
        "SELECT record FROM finding WHERE n = ? AND stage <> '' ORDER BY stage, key, rowid", (n,)
    ).fetchall()
    row["findings"] += [
        finding_entry(msgspec.msgpack.decode(record, type=Finding)) for (record,) in more
    ]
    return row
