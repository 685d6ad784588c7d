"""Opens an edition's database: to write it (making it anew where need be) or to read it."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from regesta.errors import FolderNotUsable, NothingFound
from regesta.store.schema import SCHEMA, VERSION

FOLDER = ".regesta"
FILE = "edition.sqlite"
LOCK = "build.lock"

_PATIENCE = 10.0


def database_path(folder: Path) -> Path:
    """Where the database of an edition lies."""
    return folder / FOLDER / FILE


def open_to_write(folder: Path) -> sqlite3.Connection:
    """The database, ready to be written; made anew where it is absent, damaged or of old.

    The caller holds the build lock and ends its own transactions.

    Raises:
        FolderNotUsable: the database can be neither opened nor made.
    """
    path = database_path(folder)
    try:
        path.parent.mkdir(exist_ok=True)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")  # a cache is not for the history of papers
        if path.exists():
            connection = _usable(path)
            if connection is not None:
                return connection
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _made(path)
    except (OSError, sqlite3.Error) as error:
        raise FolderNotUsable(
            f"the edition cannot be written here: {error}",
            place=str(folder),
            remedy="See that you may write to the folder and that the disk has room.",
        ) from error


def open_to_read(folder: Path) -> sqlite3.Connection:
    """The database, to be read from any thread; it cannot be written through this.

    Raises:
        NothingFound: the folder has not been built, or by another version.
    """
    path = database_path(folder)
    remedy = f"Build it: regesta build {folder}"
    if not path.is_file():
        raise NothingFound("there is no edition here yet", place=str(folder), remedy=remedy)
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise NothingFound(
            f"the edition cannot be read: {error}", place=str(folder), remedy=remedy
        ) from error
    if version != VERSION:
        connection.close()
        raise NothingFound("another version built this", place=str(folder), remedy=remedy)
    return connection


def _usable(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return _prepared(connection)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            connection.close()
            raise
    connection.close()
    return None


def _made(path: Path) -> sqlite3.Connection:
    connection = _prepared(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None))
    connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
    return connection


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection
