"""What is in the edition at a glance: counts, span of dates, correspondents, sources."""

import sqlite3

import msgspec

from regesta.model import Source
from regesta.store.problems import failed, unreadable

_TOP = 20


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The edition in figures.

    `span` are the EDTF dates of the first and the last paper; `correspondents` (name, sent,
    received); `unreadable` (path, reason, remedy), files that gave no papers; `waiting` the
    length of the queue, `orphaned` rulings that hold on to nothing, `acts` those on record.
    """

    title: str | None
    papers: int
    nested: int
    sources: int
    span: tuple[str, str] | None
    correspondents: list[tuple[str, int, int]]
    kinds: list[tuple[str, int]]
    findings: list[tuple[str, int]]
    waiting: int
    unreadable: list[tuple[str, str, str]]
    decisions: int
    orphaned: int
    undated: int
    by_year: list[tuple[int, int]]
    acts: int = 0


class SourceSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A source: how it was read, and what was found in it."""

    path: str
    format: str
    encoding: str | None
    encoding_certainty: str
    characters: int
    papers: int
    warnings: tuple[str, ...]


def summarize(
    connection: sqlite3.Connection, title: str | None, decisions: int, orphaned: int
) -> Summary:
    """The edition at a glance."""
    papers, nested, undated = connection.execute(
        "SELECT count(*), count(container), count(*) - count(date) FROM document"
        " WHERE kind <> 'apparatus'"
    ).fetchone()
    return Summary(
        acts=connection.execute("SELECT count(*) FROM act").fetchone()[0],
        title=title,
        papers=papers,
        nested=nested,
        sources=connection.execute("SELECT count(*) FROM source WHERE stage IS NULL").fetchone()[0],
        span=_span(connection),
        correspondents=_correspondents(connection),
        kinds=connection.execute(
            "SELECT kind, count(*) AS c FROM document WHERE kind <> 'apparatus'"
            " GROUP BY kind ORDER BY c DESC, kind"
        ).fetchall(),
        findings=connection.execute(
            "SELECT severity, count(*) FROM finding WHERE verdict IS NOT 'rejected'"
            " GROUP BY severity ORDER BY instr('error warning info', severity)"
        ).fetchall(),
        waiting=waiting(connection),
        unreadable=[*unreadable(connection), *failed(connection)],
        decisions=decisions,
        orphaned=orphaned,
        undated=undated,
        by_year=connection.execute(
            "SELECT CAST(substr(sort_date, 1, 4) AS INTEGER) AS year, count(*) FROM document"
            " WHERE kind <> 'apparatus' AND sort_date IS NOT NULL GROUP BY year ORDER BY year"
        ).fetchall(),
    )


def waiting(connection: sqlite3.Connection) -> int:
    """How many things wait for a ruling."""
    return connection.execute(
        "SELECT (SELECT count(*) FROM worth)"
        " + (SELECT count(*) FROM finding WHERE stage <> '' AND verdict IS NULL)"
    ).fetchone()[0]


def source_summaries(connection: sqlite3.Connection) -> list[SourceSummary]:
    """All sources that could be read, by path."""
    rows = connection.execute(
        "SELECT path, record, characters, (SELECT count(*) FROM document d"
        " WHERE d.source = path AND kind <> 'apparatus')"
        " FROM source WHERE stage IS NOT 'read' ORDER BY path"
    )
    found: list[SourceSummary] = []
    for path, record, characters, papers in rows:
        source = msgspec.msgpack.decode(record, type=Source)
        found.append(
            SourceSummary(
                path=path,
                format=source.format,
                encoding=source.encoding,
                encoding_certainty=source.encoding_certainty,
                characters=characters,
                papers=papers,
                warnings=source.warnings,
            )
        )
    return found


def _span(connection: sqlite3.Connection) -> tuple[str, str] | None:
    ends = [
        connection.execute(
            "SELECT date FROM document WHERE kind <> 'apparatus' AND sort_date IS NOT NULL"
            f" ORDER BY {column} {direction}, source, start LIMIT 1"
        ).fetchone()
        for column, direction in (("sort_date", ""), ("ifnull(last_day, sort_date)", "DESC"))
    ]
    return (ends[0][0], ends[1][0]) if ends[0] and ends[1] else None


def _correspondents(connection: sqlite3.Connection) -> list[tuple[str, int, int]]:
    return connection.execute(
        "SELECT name, sum(side = 'from') AS sent, sum(side = 'to') AS received FROM party"
        " GROUP BY name ORDER BY count(*) DESC, sent DESC, name LIMIT ?",
        (_TOP,),
    ).fetchall()
