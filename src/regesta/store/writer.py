"""Writes what a source was made into: one transaction, and only what differs from what is there."""

import json
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from regesta.store.made import Made, MadePaper

_COLUMNS = (
    "id", "words", "source", "start", "stop", "container", "kind", "head", "regest", "sender",
    "recipient", "date", "date_text", "old_style", "first_day", "last_day", "sort_date",
    "place", "number", "rulings", "row", "machine", "records", "fingerprint", "indexed", "root",
)  # fmt: skip
_INSERT = f"INSERT INTO document ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
# `id` is settled by the last step of a build, and stays until then
_UPDATE = f"UPDATE document SET {', '.join(f'{name} = ?' for name in _COLUMNS[1:])} WHERE n = ?"
_INDEX = (
    "INSERT INTO word (rowid, head, sender, recipient, place, kind, body, notes)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """All or nothing, also where the process is killed in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def write_source(connection: sqlite3.Connection, made: Made) -> None:
    """Keep a source and its papers in place of what was kept of it before.

    Papers that are as they were are not touched, nor indexed again. Words and keys of those that
    changed are left for the last step of the build (`stale_words`, `stale_key`).
    """
    with transaction(connection):
        _write_file(connection, made)
        if made.problem is None:
            _write_outputs(connection, made)
        _write_papers(connection, made)
        connection.execute(
            "INSERT OR IGNORE INTO stale_key SELECT DISTINCT stage, key"
            " FROM finding JOIN document USING (n) WHERE source = ? AND stage <> ''",
            (made.path,),  # a ruling may be on what a stage over keys found
        )
        connection.execute("DELETE FROM orphan WHERE source = ?", (made.path,))
        connection.executemany(
            "INSERT INTO orphan (decision, source) VALUES (?, ?)",
            [(one, made.path) for one in made.orphans],
        )


def remove_sources(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget sources that are gone from the folder, each in a transaction."""
    for path in paths:
        with transaction(connection):
            gone = connection.execute("SELECT n FROM document WHERE source = ?", (path,))
            for (n,) in gone.fetchall():
                _remove(connection, n)
            for table, column in (
                ("output", "source"), ("orphan", "source"), ("source_text", "path"),
                ("source", "path"),
            ):  # fmt: skip
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (path,))


def _write_file(connection: sqlite3.Connection, made: Made) -> None:
    problem = made.problem
    connection.execute(
        "INSERT OR REPLACE INTO source (path, size, mtime, file_sha256, sha256, reader, state,"
        " characters, record, problem, stage, remedy)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.path, made.size, made.mtime, made.file_sha256, made.sha256, made.reader,
            made.state, made.characters, made.record,
            problem.reason if problem else None,
            problem.stage if problem else None,
            problem.remedy if problem else None,
        ),
    )  # fmt: skip
    if not made.sha256:
        connection.execute("DELETE FROM source_text WHERE path = ?", (made.path,))
    elif made.text is not None:
        connection.execute(
            "INSERT OR REPLACE INTO source_text (path, text) VALUES (?, ?)", (made.path, made.text)
        )


def _write_outputs(connection: sqlite3.Connection, made: Made) -> None:
    kept = set(made.kept)
    kept.update((one.stage, one.scope) for one in made.outputs)
    there = connection.execute(
        "SELECT stage, scope FROM output WHERE source = ?", (made.path,)
    ).fetchall()
    connection.executemany(
        "DELETE FROM output WHERE source = ? AND stage = ? AND scope = ?",
        [(made.path, *one) for one in there if one not in kept],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO output (source, stage, scope, key, records) VALUES (?, ?, ?, ?, ?)",
        [(made.path, one.stage, one.scope, one.key, one.records) for one in made.outputs],
    )


def _write_papers(connection: sqlite3.Connection, made: Made) -> None:
    old: dict[tuple[str, int], tuple[int, str, str]] = {}
    seen: Counter[str] = Counter()
    for n, words, fingerprint, indexed in connection.execute(
        "SELECT n, words, fingerprint, indexed FROM document WHERE source = ?"
        " ORDER BY start, stop DESC, n",
        (made.path,),
    ):
        seen[words] += 1
        old[words, seen[words]] = n, fingerprint, indexed
    seen.clear()
    for paper in made.papers:
        words = paper if isinstance(paper, str) else paper.words
        seen[words] += 1
        known = old.pop((words, seen[words]), None)
        if isinstance(paper, str):
            continue
        if known is None:
            _insert(connection, made.path, paper)
        else:
            _update(connection, made.path, paper, known)
    for n, _, _ in old.values():
        _remove(connection, n)


def _values(path: str, paper: MadePaper) -> list[object]:
    columns = paper.columns
    return [
        paper.words, paper.words, path, paper.start, paper.end, paper.container,
        columns["kind"], columns["head"], columns["regest"],
        json.dumps(columns["sender"], ensure_ascii=False),
        json.dumps(columns["recipient"], ensure_ascii=False),
        columns["date"], columns["date_text"], columns["old_style"],
        columns["first_day"], columns["last_day"], columns["sort_date"],
        columns["place"], columns["number"],
        json.dumps(paper.rulings), paper.row, paper.machine, paper.records,
        paper.fingerprint, paper.indexed, paper.root,
    ]  # fmt: skip


def _insert(connection: sqlite3.Connection, path: str, paper: MadePaper) -> None:
    n = connection.execute(_INSERT, _values(path, paper)).lastrowid or 0
    connection.execute(_INDEX, (n, *paper.index))
    _attach(connection, n, paper)


def _update(
    connection: sqlite3.Connection, path: str, paper: MadePaper, known: tuple[int, str, str]
) -> None:
    n, fingerprint, indexed = known
    if fingerprint != paper.fingerprint:
        _detach(connection, n)
        _attach(connection, n, paper)
    if indexed != paper.indexed:
        connection.execute("DELETE FROM word WHERE rowid = ?", (n,))
        connection.execute(_INDEX, (n, *paper.index))
    connection.execute(_UPDATE, (*_values(path, paper)[1:], n))


def _remove(connection: sqlite3.Connection, n: int) -> None:
    _detach(connection, n)
    connection.execute(
        "INSERT OR IGNORE INTO stale_words SELECT words FROM document WHERE n = ?", (n,)
    )
    connection.execute("DELETE FROM finding WHERE n = ?", (n,))
    connection.execute("DELETE FROM word WHERE rowid = ?", (n,))
    connection.execute("DELETE FROM document WHERE n = ?", (n,))


def _attach(connection: sqlite3.Connection, n: int, paper: MadePaper) -> None:
    """Write what hangs on a paper beside its columns."""
    parties = [(n, "from", name) for name in paper.senders]
    parties += [(n, "to", name) for name in paper.recipients]
    connection.executemany("INSERT INTO party (n, side, name) VALUES (?, ?, ?)", parties)
    connection.executemany(
        "INSERT INTO worth (n, what, field, why, weight, start, stop) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(n, one.what, one.field, one.why, one.weight, one.start, one.end) for one in paper.worth],
    )
    connection.executemany(
        "INSERT INTO finding (n, stage, key, severity, verdict, record)"
        " VALUES (?, '', '', ?, ?, ?)",
        [(n, *finding) for finding in paper.findings],
    )
    connection.executemany(
        "INSERT INTO keyed (stage, key, n) VALUES (?, ?, ?)", [(*key, n) for key in paper.keys]
    )
    connection.executemany("INSERT OR IGNORE INTO stale_key VALUES (?, ?)", paper.keys)
    connection.execute("INSERT OR IGNORE INTO stale_words VALUES (?)", (paper.words,))


def _detach(connection: sqlite3.Connection, n: int) -> None:
    """Take away what hangs on a paper; findings of stages over keys go with their keys."""
    connection.execute(
        "INSERT OR IGNORE INTO stale_key SELECT stage, key FROM keyed WHERE n = ?", (n,)
    )
    for table in ("party", "worth", "keyed"):
        connection.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
    connection.execute("DELETE FROM finding WHERE n = ? AND stage = ''", (n,))


def read_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """What is noted of the edition under a key."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return found[0] if found else None


def write_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Note something of the edition; nothing is written where it is noted already."""
    if read_meta(connection, key) != value:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def mark_keys_stale(connection: sqlite3.Connection) -> None:
    """Have the last step look at every key again."""
    connection.execute("INSERT OR IGNORE INTO stale_key SELECT DISTINCT stage, key FROM keyed")
    connection.execute(
        "INSERT OR IGNORE INTO stale_key SELECT DISTINCT stage, key FROM finding WHERE stage <> ''"
    )
