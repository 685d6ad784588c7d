"""Rows of a list: an act, or a line of the brief, as one cell for each column."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

import msgspec

from regesta.decisions.act_columns import BETWEEN, YES, act_cells, act_columns
from regesta.exchange.brief import Brief, Passage
from regesta.model import Act

Row = dict[str, str]
_USUAL_WIDTH = 18


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a list: its name, its width in a spreadsheet, what it says, if it may change."""

    name: str
    width: int
    help: str = ""
    fixed: bool = True


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One row with the record it was made from."""

    cells: Row
    record: Any


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A list: what it is of, its columns, its rows."""

    what: str
    columns: tuple[Column, ...]
    rows: tuple[Listed, ...]


@cache
def _tables() -> dict[str, Any]:
    path = files("regesta.publish.ledger").joinpath("columns.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def kinds() -> tuple[str, ...]:
    """What can be listed."""
    return tuple(name for name in _tables() if name != "widths")


def noun(what: str, count: int) -> str:
    """What a row of a list is called."""
    table = _tables()[what]
    return table["one"] if count == 1 else table.get("many", f"{table['one']}s")


def line_of(what: str) -> str:
    """The words of a row in a terminal, with cells in braces."""
    return _tables()[what]["line"]


def list_acts(acts: Iterable[Act]) -> Listing:
    """Acts in the order of the export: by source, by place."""
    columns = tuple(
        Column(name=one.name, width=one.width, help=one.help, fixed=one.fixed)
        for one in act_columns()
    )
    ordered = sorted(acts, key=lambda one: (one.file, one.start, one.end, one.id))
    rows = tuple(Listed(cells=act_cells(one), record=one) for one in ordered)
    return Listing(what="acts", columns=columns, rows=rows)


def list_lines(brief: Brief, what: str, quote: Callable[[Passage], str]) -> Listing:
    """Lines of a section in the order of the brief; `cells` are the answers to its questions.

    Args:
        brief: where they stand.
        what: a section.
        quote: the words of a passage.
    """
    names: Sequence[str] = _tables()[what]["columns"]
    widths = _tables()["widths"]
    columns = tuple(Column(name=one, width=widths.get(one, _USUAL_WIDTH)) for one in names)
    rows = [Listed(cells=_row(one, names, quote), record=one) for one in _records(brief, what)]
    # Lines without an id of their own are told apart by where they stand in the list.
    for at, one in enumerate(rows, 1):
        one.cells["id"] = one.cells["id"] or f"{what}-{at}"
    return Listing(what=what, columns=columns, rows=tuple(rows))


def _records(brief: Brief, what: str) -> list[dict[str, Any]]:
    if what != "cells":
        return [msgspec.to_builtins(one) for one in getattr(brief, what)]
    found = list[dict[str, Any]]()
    for question in brief.questions:
        shared = {
            "question": question.id,
            "thread": question.thread,
            "type": question.type,
            "by": msgspec.to_builtins(question.by),
            "content": question.content,
        }
        for cell in question.cells:
            identity = f"{question.id}/{cell.to.id}"
            found.append({"id": identity, **shared, **msgspec.to_builtins(cell)})
    return found


def _row(record: dict[str, Any], names: Sequence[str], quote: Callable[[Passage], str]) -> Row:
    evidence: list[Passage] = [
        msgspec.convert(one, Passage) for one in record.get("evidence", ())
    ]  # fmt: skip
    first = evidence[0] if evidence else None
    made: dict[str, Callable[[], str]] = {
        "file": lambda: first.source if first else "",
        "start": lambda: str(first.start) if first else "",
        "end": lambda: str(first.end) if first else "",
        "quote": lambda: BETWEEN.join(map(quote, evidence)),
        "lat": lambda: _cell(record["place"]["lat"]),
        "lon": lambda: _cell(record["place"]["lon"]),
        "to": lambda: _to(record),
        "answers": lambda: _answers(record),
    }
    return {name: made[name]() if name in made else _cell(record.get(name)) for name in names}


def _to(record: dict[str, Any]) -> str:
    """Addressees: of a question those of its cells that were asked."""
    if "cells" in record:
        return _cell([cell["to"] for cell in record["cells"] if not cell.get("unasked")])
    return _cell(record.get("to"))


def _answers(record: dict[str, Any]) -> str:
    return BETWEEN.join(f"{cell['to']['name']}: {cell['state']}" for cell in record["cells"])


def _cell(value: Any) -> str:  # noqa: ANN401 - a value of any key
    """A value as the text of a cell: parties by name, terms by their words, several joined.

    >>> _cell([{"id": "p-orlo", "name": "Orlo"}, {"id": "p-tarn", "name": "Tarn"}]), _cell(True)
    ('Orlo | Tarn', 'yes')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return YES
    if isinstance(value, list | tuple):
        return BETWEEN.join(map(_cell, cast("Sequence[Any]", value)))
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        if "name" in table:
            return _cell(table["name"])
        if "mode" in table:
            labels = [table["kind"], table["mode"], "missing" if table["missing"] else None]
            return f"{', '.join(one for one in labels if one)}: {table['text'] or ''}".strip()
        return " ".join(_cell(table.get(key)) for key in ("state", "by") if table.get(key))
    return str(value)
