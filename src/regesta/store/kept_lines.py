"""The lines of the brief, kept beside the database: the brief of any day is one look at them.

They are kept under all that they were made from (`state`), and replaced in one transaction:
whoever reads them finds those of one state, whole. Nothing here is ever needed: what cannot be
read is computed, what cannot be written is left.
"""

import os
import sqlite3
import zlib
from array import array
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

import msgspec

from regesta.store.connect import database_path

FILE = "lines.sqlite"
_SCHEMA = """
CREATE TABLE state (state TEXT NOT NULL, about BLOB NOT NULL, thread_of BLOB NOT NULL) STRICT;
CREATE TABLE line (id INTEGER PRIMARY KEY, section TEXT NOT NULL, key TEXT NOT NULL) STRICT;
CREATE TABLE stretch (
  line INTEGER NOT NULL, first INTEGER NOT NULL, until INTEGER NOT NULL, json BLOB NOT NULL
) STRICT;
CREATE INDEX stretch_days ON stretch (first, until, line);
CREATE TABLE place (section TEXT PRIMARY KEY, lines BLOB NOT NULL) STRICT;
"""
_VERSION = zlib.crc32(_SCHEMA.encode()) >> 1
_TABLES = ("state", "line", "stretch", "place")
_PATIENCE = 0.5
_CODE = ("exchange", "model")
_ENDINGS = (".py", ".toml")

Stretches = Sequence[tuple[int, int, bytes]]
"""First day, the day until which, and the line as JSON."""


class About(msgspec.Struct, frozen=True):
    """What a day can be asked of, beside the lines: the last day, the threads by id and names."""

    last_day: int
    threads: tuple[tuple[str, tuple[str, ...]], ...]


class KeptLines:
    """The lines of one state, to be read."""

    def __init__(self, connection: sqlite3.Connection, about: About) -> None:
        self._connection = connection
        self.about = about

    def on(self, day: int) -> dict[str, dict[str, bytes]]:
        """The lines of a day by section and key, in their order."""
        found: dict[int, tuple[str, bytes]] = {
            line: (key, json)
            for line, key, json in self._connection.execute(
                "SELECT line, key, json FROM stretch JOIN line ON line.id = stretch.line"
                " WHERE first <= ? AND until > ?",
                (day, day),
            )
        }
        lines: dict[str, dict[str, bytes]] = {}
        for section, content in self._connection.execute("SELECT section, lines FROM place"):
            lines[section] = dict(found[line] for line in _order(content) if line in found)
        return lines

    def thread_of(self) -> dict[str, str]:
        """The thread of every act that belongs to one."""
        [content] = self._connection.execute("SELECT thread_of FROM state").fetchone()
        return msgspec.msgpack.decode(content, type=dict[str, str])


@contextmanager
def kept_lines(folder: Path, state: str) -> Generator[KeptLines | None]:
    """The lines that were kept under a state; None where there are none."""
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(_place(folder).absolute()))}?mode=ro", uri=True, timeout=_PATIENCE,
            isolation_level=None,
        )  # fmt: skip
    except sqlite3.Error:
        yield None
        return
    with closing(connection):
        yield _look(connection, state)


def _look(connection: sqlite3.Connection, state: str) -> KeptLines | None:
    with suppress(sqlite3.Error, msgspec.MsgspecError):
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            return None
        connection.execute("BEGIN")  # all that is read now is of one moment
        found = connection.execute("SELECT state, about FROM state").fetchone()
        if found is not None and found[0] == state:
            return KeptLines(connection, msgspec.msgpack.decode(found[1], type=About))
    return None


def keep_all(
    folder: Path,
    state: str,
    about: About,
    thread_of: Mapping[str, str],
    lines: Mapping[str, Iterable[tuple[str, Stretches]]],
) -> None:
    """Keep the lines of every section, by key in their order, in place of what was kept."""
    with _writing(folder) as connection:
        if connection is None:
            return
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")
        number = 0
        for section, some in lines.items():
            order = array("q")
            for key, stretches in some:
                number += 1
                order.append(number)
                _put(connection, number, section, key, stretches)
            _place_lines(connection, section, order)
        _state(connection, state, about, thread_of)


def state_of(turns: Sequence[object]) -> str:
    """What stands for a state of the papers, acts and links, and of the code that reads them."""
    return f"{':'.join(map(str, turns))}:{code_state()}"


@cache
def code_state() -> str:
    """What stands for the code that computes lines, and its tables, as this program loaded it."""
    package = Path(__file__).parent.parent
    files = sorted(
        Path(where, name)
        for part in _CODE
        for where, _, names in os.walk(package / part)
        for name in names
        if name.endswith(_ENDINGS)
    )
    return f"{zlib.crc32(chr(10).join(map(_stamp, files)).encode()):08x}"


def _stamp(file: Path) -> str:
    with suppress(OSError):
        stat = file.stat()
        return f"{file} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
    return f"{file} absent"


@contextmanager
def _writing(folder: Path) -> Generator[sqlite3.Connection | None]:
    """One transaction; None where another program holds the file, or it cannot be written."""
    connection: sqlite3.Connection | None = None
    with suppress(sqlite3.Error, OSError):
        connection = _open(_place(folder))
        connection.execute("BEGIN IMMEDIATE")
    if connection is None or not connection.in_transaction:
        yield None
        return
    with closing(connection):
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            drop = " ".join(f"DROP TABLE IF EXISTS {table};" for table in _TABLES)
            connection.executescript(
                f"BEGIN IMMEDIATE; {drop} {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;"
            )
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:  # damaged: others make it anew
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    return connection


def _put(
    connection: sqlite3.Connection, number: int, section: str, key: str, stretches: Stretches
) -> None:
    connection.execute("INSERT INTO line VALUES (?, ?, ?)", (number, section, key))
    connection.executemany(
        "INSERT INTO stretch VALUES (?, ?, ?, ?)", [(number, *one) for one in stretches]
    )


def _place_lines(connection: sqlite3.Connection, section: str, order: "array[int]") -> None:
    connection.execute("INSERT INTO place VALUES (?, ?)", (section, order.tobytes()))


def _order(content: bytes) -> "array[int]":
    order = array("q")
    order.frombytes(content)
    return order


def _state(
    connection: sqlite3.Connection, state: str, about: About, thread_of: Mapping[str, str]
) -> None:
    connection.execute(
        "INSERT INTO state VALUES (?, ?, ?)",
        (state, msgspec.msgpack.encode(about), msgspec.msgpack.encode(thread_of)),
    )


def _place(folder: Path) -> Path:
    return database_path(folder).with_name(FILE)
