"""Papers in order, filtered: what the register lists."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Literal, TypedDict

import msgspec

from regesta.errors import BadQuery
from regesta.store.days import first_and_last

Order = Literal["date", "source"]

BY_DATE = "ifnull(d.sort_date, '~'), d.source, d.start, d.stop DESC"
"""Earliest possible day first, undated last; `~` sorts behind all digits."""
BY_SOURCE = "d.source, d.start, d.stop DESC"


class PaperSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the register. `sender` and `recipient` are names with their offices.

    `date` is EDTF, `sort_date` the ISO day it sorts by; `findings` counts those not dismissed,
    `ruled` the rulings that bear on it.
    """

    id: str
    source: str
    start: int
    end: int
    nested_in: str | None
    kind: str
    head: str | None
    regest: str | None
    sender: list[str]
    recipient: list[str]
    date: str | None
    date_text: str | None
    old_style: str | None
    place: str | None
    number: str | None
    findings: int
    ruled: int
    sort_date: str | None


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which papers are meant; what is None or False filters nothing.

    `after` and `before` are EDTF: papers that may be of that time or later (earlier).
    `correspondent` and `place` are parts of a name. `ruled` tells papers with rulings from those
    without.
    """

    kind: str | None = None
    correspondent: str | None = None
    place: str | None = None
    after: str | None = None
    before: str | None = None
    source: str | None = None
    nested: bool = True
    flagged: bool = False
    ruled: bool | None = None


class Asked(TypedDict, total=False):
    """The filters as arguments of a question."""

    kind: str | None
    correspondent: str | None
    place: str | None
    after: str | None
    before: str | None
    source: str | None
    nested: bool
    flagged: bool
    ruled: bool | None


_COLUMNS = (
    "d.id, d.source, d.start, d.stop, d.nested_in, d.kind, d.head, d.regest, d.sender,"
    " d.recipient, d.date, d.date_text, d.old_style, d.place, d.number,"
    " (SELECT count(*) FROM finding f WHERE f.n = d.n AND f.verdict IS NOT 'rejected'),"
    " d.rulings, d.sort_date"
)


def list_papers(
    connection: sqlite3.Connection,
    filters: Filters,
    order: Order = "date",
    limit: int | None = None,
    offset: int = 0,
) -> list[PaperSummary]:
    """Papers that pass the filters, apparatus left out.

    Raises:
        BadQuery: `after` or `before` is no date.
    """
    where, values = _where(filters)
    by = BY_DATE if order == "date" else BY_SOURCE
    return summaries(
        connection, f"WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )  # fmt: skip


def count_papers(connection: sqlite3.Connection, filters: Filters) -> int:
    """How many papers pass the filters.

    Raises:
        BadQuery: `after` or `before` is no date.
    """
    where, values = _where(filters)
    found = connection.execute(f"SELECT count(*) FROM document d WHERE {where}", values)
    return found.fetchone()[0]


def summaries(
    connection: sqlite3.Connection, rest: str, values: Sequence[Any]
) -> list[PaperSummary]:
    """Lines of the register for what `rest` selects of `document d`."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM document d {rest}", values)
    return [_summary(*row) for row in rows]


def time_filter(after: str | None, before: str | None) -> tuple[list[str], list[str]]:
    """Conditions on `document d` that keep papers of a time, with their values.

    Raises:
        BadQuery: one of them is no date.
    """
    conditions: list[str] = []
    values: list[str] = []
    if after:
        conditions.append("d.sort_date IS NOT NULL AND ifnull(d.last_day, '~') >= ?")
        values.append(_day(after, 0))
    if before:
        conditions.append("d.sort_date IS NOT NULL AND ifnull(d.first_day, '') <= ?")
        values.append(_day(before, 1))
    return conditions, values


def _day(asked: str, side: int) -> str:
    day = first_and_last(asked)[side]
    if day is None:
        raise BadQuery(
            f"{asked!r} is no date", remedy="Write a year, a month or a day: 1917, 1917-11."
        )
    return day


def _where(filters: Filters) -> tuple[str, list[str]]:
    conditions, values = time_filter(filters.after, filters.before)
    conditions.insert(0, "d.kind <> 'apparatus'")
    if filters.kind:
        conditions.append("d.kind = ?")
        values.append(filters.kind)
    if filters.source:
        conditions.append("d.source = ?")
        values.append(filters.source)
    if filters.correspondent:
        conditions.append(r"(d.sender LIKE ? ESCAPE '\' OR d.recipient LIKE ? ESCAPE '\')")
        values += [_part(json.dumps(filters.correspondent, ensure_ascii=False)[1:-1])] * 2
    if filters.place:
        conditions.append(r"d.place LIKE ? ESCAPE '\'")
        values.append(_part(filters.place))
    if not filters.nested:
        conditions.append("d.container IS NULL")
    if filters.flagged:
        conditions.append(
            "EXISTS (SELECT 1 FROM finding f WHERE f.n = d.n AND f.verdict IS NOT 'rejected')"
        )
    if filters.ruled is not None:
        conditions.append("d.rulings <> '[]'" if filters.ruled else "d.rulings = '[]'")
    return " AND ".join(conditions), values


def _part(words: str) -> str:
    plain = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def _summary(*row: Any) -> PaperSummary:  # noqa: ANN401 - columns of many types
    return PaperSummary(
        id=row[0], source=row[1], start=row[2], end=row[3], nested_in=row[4], kind=row[5],
        head=row[6], regest=row[7], sender=json.loads(row[8]), recipient=json.loads(row[9]),
        date=row[10], date_text=row[11], old_style=row[12], place=row[13], number=row[14],
        findings=row[15], ruled=len(json.loads(row[16])), sort_date=row[17],
    )  # fmt: skip
