"""The last step of a build: what can only be known once all sources are made.

Ids of papers whose words stand in several sources, and the stages over a key, each for just the
words and keys that were touched since the last whole build.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Container, Sequence
from typing import Any, cast

import msgspec

from regesta.errors import RegestaError
from regesta.model import Decision, Document, Finding, Record, Source, Span
from regesta.runner.codec import decode
from regesta.runner.contract import declared
from regesta.runner.making import DEBUG
from regesta.runner.scopes import in_order
from regesta.settings import Settings
from regesta.stages.protocol import Context, KeyOf, Scope, Stage
from regesta.store.writer import transaction

_encode = msgspec.msgpack.Encoder().encode


def work_left(connection: sqlite3.Connection) -> bool:
    """Whether words or keys were touched since the last whole build."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM stale_words) OR EXISTS (SELECT 1 FROM stale_key)"
    )
    return bool(found.fetchone()[0])


def finish(
    connection: sqlite3.Connection,
    stages: Sequence[Stage],
    settings: Settings,
    rulings: dict[str, list[Decision]],
) -> list[tuple[str, str]]:
    """Settle ids and run the stages over keys, in one transaction.

    Args:
        connection: the edition's database.
        stages: those over a key, in order.
        settings: of the edition.
        rulings: those that hold, by source; only those on findings matter here.

    Returns:
        The stages that failed on a key, each with what went wrong.
    """
    failures: list[tuple[str, str]] = []
    with transaction(connection):
        _settle_ids(connection)
        context = Context(settings=settings)
        for stage in stages:
            keys = connection.execute(
                "SELECT key FROM stale_key WHERE stage = ? ORDER BY key", (stage.name,)
            ).fetchall()
            for (key,) in keys:
                try:
                    found = _run(connection, stage, key, context)
                except RegestaError:
                    raise
                except Exception as fault:
                    if os.environ.get(DEBUG):
                        raise
                    failures.append((stage.name, f"{type(fault).__name__}: {fault} (key {key!r})"))
                    continue  # its key stays stale: the next build tries again and tells again
                _keep(connection, stage.name, key, _ruled(connection, found, rulings))
                connection.execute(
                    "DELETE FROM stale_key WHERE stage = ? AND key = ?", (stage.name, key)
                )
        names = [stage.name for stage in stages]
        connection.execute(
            f"DELETE FROM stale_key WHERE stage NOT IN ({', '.join('?' * len(names))})", names
        )
        connection.execute("DELETE FROM stale_words")
    return failures


def _settle_ids(connection: sqlite3.Connection) -> None:
    """Tell papers with the same words apart by the order of their sources."""
    stale = connection.execute("SELECT words FROM stale_words ORDER BY words").fetchall()
    touched: list[tuple[str, str]] = []
    for (words,) in stale:
        alike = connection.execute(
            "SELECT n, id, source FROM document WHERE words = ? ORDER BY source, start, stop DESC",
            (words,),
        ).fetchall()
        for at, (n, old, source) in enumerate(alike):
            new = words if at == 0 else f"{words}-{at + 1}"
            touched.append((source, words))
            if new != old:
                connection.execute("UPDATE document SET id = ? WHERE n = ?", (new, n))
                connection.execute(
                    "INSERT OR IGNORE INTO stale_key SELECT stage, key FROM keyed WHERE n = ?", (n,)
                )
    outer = (
        "UPDATE document SET nested_in = (SELECT c.id FROM document c"
        " WHERE c.source = document.source AND c.words = document.container LIMIT 1)"
    )
    for source, words in touched:
        connection.execute(f"{outer} WHERE source = ? AND words = ?", (source, words))
        connection.execute(f"{outer} WHERE source = ? AND container = ?", (source, words))


def _run(connection: sqlite3.Connection, stage: Stage, key: str, context: Context) -> list[Finding]:
    """What a stage says of all records that share a key."""
    over = cast("KeyOf", stage.over)
    rows = connection.execute(
        "SELECT DISTINCT d.n, d.id, d.words, d.source, d.start, d.stop, d.nested_in, d.records"
        " FROM keyed JOIN document d USING (n) WHERE stage = ? AND key = ?"
        " ORDER BY d.source, d.start, d.stop DESC",
        (stage.name, key),
    ).fetchall()
    grouped: dict[type[Record], list[Record]] = defaultdict(list)
    for _, identity, words, _, start, stop, outer, blob in rows:
        grouped[Document].append(
            Document(id=identity, start=start, end=stop, rule="", nested_in=outer)
        )
        for kind, records in decode(blob).items():
            some = records
            if kind is over.record:
                some = [one for one in records if over.of(one) == key]
            grouped[kind].extend(_renamed(one, words, identity) for one in some)
    if not rows:
        return []
    scope = Scope(source=None, span=Span(0, 0), records=dict(grouped), key=key)
    made = in_order(declared(stage, stage.run(scope, context)))
    return [one for one in made if isinstance(one, Finding)]


def _renamed(record: Record, words: str, identity: str) -> Record:
    if words == identity or getattr(record, "document", None) != words:
        return record
    changed: dict[str, Any] = {"document": identity}
    return msgspec.structs.replace(record, **changed)


def _keep(connection: sqlite3.Connection, stage: str, key: str, found: list[Finding]) -> None:
    connection.execute("DELETE FROM finding WHERE stage = ? AND key = ?", (stage, key))
    connection.executemany(
        "INSERT INTO finding (n, stage, key, severity, verdict, record)"
        " SELECT n, ?, ?, ?, ?, ? FROM document WHERE id = ? LIMIT 1",
        [(stage, key, one.severity, one.verdict, _encode(one), one.document) for one in found],
    )


def _ruled(
    connection: sqlite3.Connection, found: list[Finding], rulings: dict[str, list[Decision]]
) -> list[Finding]:
    """The findings with the verdicts of those who ruled on them, each by its own source."""
    if not found or not rulings:
        return found
    from regesta.decisions import apply  # noqa: PLC0415 - 50 ms, and most builds need none
    from regesta.decisions.actions import OF_FINDINGS  # noqa: PLC0415 - as above

    on_findings = {
        path: wanted
        for path, some in rulings.items()
        if (wanted := [one for one in some if one.action in OF_FINDINGS])
    }
    if not on_findings:
        return found
    done: list[Finding] = []
    for finding in found:
        source = _source_of(connection, finding, on_findings)
        wanted = on_findings[source.path] if source else []
        done.extend(apply.to_findings([finding], wanted, source) if source else [finding])
    return done


def _source_of(
    connection: sqlite3.Connection, finding: Finding, paths: Container[str]
) -> Source | None:
    """The source that a finding is in, if it is one of some."""
    found = connection.execute(
        "SELECT source FROM document WHERE id = ? LIMIT 1", (finding.document,)
    ).fetchone()
    if found is None or found[0] not in paths:
        return None
    record, text = connection.execute(
        "SELECT record, text FROM source JOIN source_text USING (path) WHERE path = ?", found
    ).fetchone()
    bare = msgspec.msgpack.decode(record, type=Source)
    return msgspec.structs.replace(bare, text=text.decode("utf-8", "surrogatepass"))
