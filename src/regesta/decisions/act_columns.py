"""Acts as rows of a sheet, and an edited row as what its act shall be.

Written and read in one place, so that a sheet that nobody changed rules nothing. The columns stand
in `tables/act_columns.toml`. Several values in a cell are parted by ` | `.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from regesta.model import Act, Record

BETWEEN = " | "
"""Parts the values of one cell."""

YES = "yes"
_USUAL = {"modality": "asserted", "certainty": "high", "status": "confirmed"}
"""What a record leaves unsaid."""
Value = dict[str, Any]

_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\((?P<more>[^()]*)\)")
_ANSWER = re.compile(r"(?P<what>.*?)(?:\s+as\s+(?P<as>\w+))?")
_GUARDED_AT_HEAD = re.compile(r"\A'(?=[=+\-@\t\r])")
_LINE_END = re.compile(r"\r\n?|\x85|\u2028|\u2029")


class Column(Record, frozen=True, kw_only=True):
    """One column: see the table's head."""

    name: str
    form: str
    width: int
    help: str
    fixed: bool = False
    key: str | None = None


@cache
def act_columns() -> tuple[Column, ...]:
    """The columns in their order; the first is `id`."""
    table = files("regesta.decisions").joinpath("tables", "act_columns.toml")
    listed = tomllib.loads(table.read_text(encoding="utf-8"))["column"]
    return tuple(msgspec.convert(one, Column) for one in listed)


def act_cells(act: Act) -> dict[str, str]:
    """A cell for each column, by its name, in their order.

    >>> from regesta.model import Named
    >>> act = Act(id="a-1", file="a.txt", start=0, end=4, quote="Come", type="invite",
    ...           actor="Vesk", targets=(Named(name="Orlo", tier="body"), Named(name="Tarn")))
    >>> cells = act_cells(act)
    >>> cells["id"], cells["start"], cells["targets"], cells["call"]
    ('a-1', '0', 'Orlo (body) | Tarn', '')
    """
    table: Value = msgspec.to_builtins(act)
    return _cells(table)


def changed_act(act: Act, cells: Mapping[str, str]) -> Value | None:
    """What an act shall be after its row was edited: all its keys, None where nothing changed.

    Columns that are not there, and those that are fixed, change nothing. Of a value that keeps
    its words in the cell, what the cell does not show (spans, entities) is kept.

    >>> act = Act(id="a-1", file="a.txt", start=0, end=4, quote="Come", type="invite")
    >>> changed_act(act, act_cells(act)) is None
    True
    >>> changed_act(act, act_cells(act) | {"actor": "Vesk", "call": "yes"})["actor"]
    'Vesk'
    """
    table: Value = msgspec.to_builtins(act)
    before = _cells(table)
    edited = {
        one.name: as_cell(cells[one.name])
        for one in act_columns()
        if not one.fixed and one.name in cells and as_cell(cells[one.name]) != before[one.name]
    }
    if not edited:
        return None
    for column in act_columns():
        if column.name in edited:
            key = column.key or column.name
            value = value_of(column, edited[column.name], table.get(key))
            if _is_nothing(value):
                table.pop(key, None)
            else:
                table[key] = value
    return table


def new_act(cells: Mapping[str, str]) -> Value:
    """What a row of its own says, with its extent or quote; empty cells are left out."""
    found: Value = {}
    for column in act_columns():
        cell = as_cell(cells.get(column.name, ""))
        if not cell or column.name in ("id", "status", "reader", "document", "decision"):
            continue
        value = value_of(column, cell, None)
        if not _is_nothing(value):
            found[column.key or column.name] = value
    return found


def value_of(column: Column, cell: str, before: Any) -> Any:  # noqa: ANN401 - of any shape
    """The value that a cell says; None where it is empty.

    Args:
        column: the cell's column.
        cell: its text.
        before: the value it had, which keeps what the cell does not show.
    """
    return _READ[column.form](cell, before)


def as_cell(text: str) -> str:
    """A text as a spreadsheet gives it back: line ends as they are here, none at the end.

    The apostrophe that keeps a cell from being a formula is none of its words.
    """
    return _GUARDED_AT_HEAD.sub("", _LINE_END.sub("\n", text).strip())


def _known(table: Value, column: Column) -> Any:  # noqa: ANN401 - of any shape
    key = column.key or column.name
    return table[key] if key in table else _USUAL.get(key)


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value == []


def _cells(table: Value) -> dict[str, str]:
    return {
        one.name: as_cell(_WRITE[one.form](_known(table, one)))
        for one in act_columns()
    }  # fmt: skip


# -- writing ------------------------------------------------------------------------------------


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _flag(value: bool | None) -> str:
    return YES if value else ""


def _joined(one: Callable[[Value], str]) -> Callable[[Sequence[Value] | None], str]:
    return lambda values: BETWEEN.join(map(one, values or ()))


def _list(values: Sequence[str] | None) -> str:
    return BETWEEN.join(values or ())


def _named(one: Value) -> str:
    return f"{one['name']} ({one['tier']})" if one.get("tier") else one["name"]


def _one_named(one: Value | None) -> str:
    return _named(one) if one else ""


def _place(one: Value) -> str:
    return f"{one['name']} ({one['degree']})" if one.get("degree") else one["name"]


def _dated(one: Value) -> str:
    return f"{one['value']}: {one['why']}" if one.get("why") else one["value"]


def _term(one: Value) -> str:
    labels = [one.get("kind"), one.get("mode"), "missing" if one.get("missing") else None]
    return f"{', '.join(label for label in labels if label)}: {one.get('text') or ''}".strip()


def _answer(one: Value) -> str:
    what = one.get("act") or one.get("document") or f"“{one.get('text') or ''}”"
    return f"{what} as {one['as']}" if one.get("as") else what


def _item(one: Value) -> str:
    labels = ", ".join(part for part in (one["item"], one.get("state")) if part)
    return f"{labels}: {one['value']}" if one.get("value") else labels


def _channel(one: Value | None) -> str:
    if not one:
        return ""
    what = ", ".join([*one.get("between", ()), one.get("medium") or ""]).rstrip(", ")
    return f"{what}: {one.get('state') or ''}".strip()


def _origin(one: Value | None) -> str:
    return " ".join(part for part in (one.get("reader"), one.get("name")) if part) if one else ""


_WRITE: dict[str, Callable[[Any], str]] = {
    "text": _text,
    "number": _text,
    "flag": _flag,
    "list": _list,
    "named": _joined(_named),
    "one_named": _one_named,
    "places": _joined(_place),
    "dated": _joined(_dated),
    "terms": _joined(_term),
    "answers": _joined(_answer),
    "items": _joined(_item),
    "channel": _channel,
    "origin": _origin,
}


# -- reading back -------------------------------------------------------------------------------


def _read_list(cell: str, _: object) -> list[str]:
    return [part for one in cell.split("|") if (part := one.strip())]


def _each(
    write: Callable[[Value], str], read: Callable[[str], Value]
) -> Callable[[str, list[Value] | None], list[Value]]:
    """Reads the values of a cell; one whose words did not change is kept whole."""

    def values(cell: str, before: list[Value] | None) -> list[Value]:
        known = {as_cell(write(one)): one for one in before or ()}
        return [known.get(part) or read(part) for part in _read_list(cell, None)]

    return values


def _read_named(part: str) -> Value:
    found = _IN_BRACKETS.fullmatch(part)
    return {"name": found["name"], "tier": found["more"]} if found else {"name": part}


def _read_one_named(cell: str, before: Value | None) -> Value | None:
    if before and _named(before) == cell:
        return before
    return _read_named(cell) if cell else None


def _read_place(part: str) -> Value:
    found = _IN_BRACKETS.fullmatch(part)
    if found and found["more"] in ("held", "nearly_all", "contested", "threatened", "lost"):
        return {"name": found["name"], "degree": found["more"]}
    return {"name": part}


def _read_dated(part: str) -> Value:
    value, colon, why = part.partition(": ")
    return {"value": value.strip(), "why": why.strip()} if colon else {"value": part}


def _labels(part: str) -> tuple[list[str], str]:
    before, _, text = part.partition(":")
    return [one for label in before.split(",") if (one := label.strip())], text.strip()


def _read_term(part: str) -> Value:
    labels, text = _labels(part)
    missing = "missing" in labels
    labels = [one for one in labels if one != "missing"]
    kind, mode = (*labels, None, None)[:2]
    found: Value = {"kind": kind, "mode": mode, "text": text or None, "missing": missing}
    return {name: value for name, value in found.items() if value}


def _read_answer(part: str) -> Value:
    found = _ANSWER.fullmatch(part)
    what, how = (found["what"], found["as"]) if found else (part, None)
    if what[:1] == "“":
        value: Value = {"text": what.strip("“”")}
    else:
        value = {"document" if what.startswith("d-") else "act": what}
    return value | ({"as": how} if how else {})


def _read_item(part: str) -> Value:
    labels, value = _labels(part)
    item, state = (*labels, None, None)[:2]
    found: Value = {"item": item or part, "state": state, "value": value or None}
    return {name: one for name, one in found.items() if one}


def _read_channel(cell: str, before: Value | None) -> Value | None:
    if not cell:
        return None
    what, _, state = cell.rpartition(":") if ":" in cell else (cell, "", "")
    parts = [one.strip() for one in what.split(",") if one.strip()]
    known = (before or {}).get("medium")
    medium = parts.pop() if len(parts) > 2 or (known and parts[-1:] == [known]) else None
    found: Value = {"between": parts, "medium": medium, "state": state.strip() or None}
    return {name: one for name, one in found.items() if one}


_READ: dict[str, Callable[[str, Any], Any]] = {
    "text": lambda cell, _: cell or None,
    "number": lambda cell, _: int(cell) if cell.isdigit() else None,
    "flag": lambda cell, _: cell.casefold() in (YES, "true", "1", "x"),
    "list": _read_list,
    "named": _each(_named, _read_named),
    "one_named": _read_one_named,
    "places": _each(_place, _read_place),
    "dated": _each(_dated, _read_dated),
    "terms": _each(_term, _read_term),
    "answers": _each(_answer, _read_answer),
    "items": _each(_item, _read_item),
    "channel": _read_channel,
    "origin": lambda _, before: before,
}
