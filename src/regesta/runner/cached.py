"""What the last build left of one source: the text as read, and what stages made of it."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

import msgspec

from regesta.errors import NothingFound
from regesta.model import Source
from regesta.store.connect import open_to_read
from regesta.store.made import Output


class KnownFile(NamedTuple):
    """A file as the last build saw it, and the source it became (None where unreadable)."""

    size: int
    mtime: int
    file_sha256: str
    reader: str
    source: Source | None
    problem: tuple[str, str] | None


class Cache:
    """Reads the database on behalf of a worker. An absent one is an empty one."""

    def __init__(self, folder: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = open_to_read(folder)
        except NothingFound:
            return

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()

    def file(self, path: str) -> KnownFile | None:
        """What is known of a file, None where nothing is."""
        if self._connection is None:
            return None
        found = self._connection.execute(
            "SELECT size, mtime, file_sha256, reader, record, text, stage, problem, remedy"
            " FROM source LEFT JOIN source_text USING (path) WHERE path = ?",
            (path,),
        ).fetchone()
        if found is None:
            return None
        size, mtime, digest, reader, record, text, stage, problem, remedy = found
        source = None
        if text is not None:
            bare = msgspec.msgpack.decode(record, type=Source)
            source = msgspec.structs.replace(bare, text=text.decode("utf-8", "surrogatepass"))
        unread = (problem, remedy or "") if stage == "read" else None
        return KnownFile(size, mtime, digest, reader, source, unread)

    def roots(self, path: str) -> dict[str, str]:
        """What each document of a source was made from, by the id that its words give.

        Documents with the same words are left out: which is which cannot be told.
        """
        if self._connection is None:
            return {}
        found = self._connection.execute(
            "SELECT words, root FROM document WHERE source = ? GROUP BY words HAVING count(*) = 1",
            (path,),
        )
        return dict(found.fetchall())

    def outputs(self, path: str) -> dict[tuple[str, str], Output]:
        """What stages made of a source, by stage and scope."""
        if self._connection is None:
            return {}
        rows = self._connection.execute(
            "SELECT stage, scope, key, records FROM output WHERE source = ?", (path,)
        )
        return {(row[0], row[1]): Output(stage=row[0], scope=row[1], key=row[2], records=row[3])
                for row in rows}  # fmt: skip
