"""The shapes of the values an editor gives: the export's, key by key."""

from collections.abc import Callable
from typing import Any, NoReturn, cast, get_args

from regesta.decisions.edtf import is_edtf
from regesta.errors import BadDecision
from regesta.model import Kind

KINDS: tuple[str, ...] = get_args(Kind)

_REMEDY = {
    "kind": "One of: " + ", ".join(kind for kind in KINDS if kind != "apparatus"),
    "text": "Give a text.",
    "texts": "Give a list of texts.",
    "place": 'Give the name, or {"name": …, "text": …, "start": …, "end": …}.',
    "parties": 'Give a list of names or of {"name": …, "role": …}, of which one may be null.',
    "date": 'Give EDTF, as 1917-11-28, or {"value": "1917-11-28", "text": …, "calendar": …}.',
    "references": 'Give a list of {"text": …, "start": …, "end": …}.',
    "notes": 'Give a list of {"number": …, "start": …, "end": …, "marks": […]}.',
}

Table = dict[str, Any]


def check_value(field: str, shape: str, value: object) -> None:
    """Refuse a value that has not its field's shape.

    Raises:
        BadDecision: `place` is the key, the remedy shows the shape.
    """
    message = _CHECKS[shape](value)
    if message:
        raise BadDecision(message, place=field, remedy=_REMEDY[shape])


def refuse_value(field: str, message: str, shape: str) -> NoReturn:
    """Raise the error that `check_value` raises, for what only the source's text can tell."""
    raise BadDecision(message, place=field, remedy=_REMEDY[shape])


def as_table(value: object) -> Table:
    """The value if it is an object with texts as keys, else an empty one."""
    return cast("Table", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return list(cast("list[Any] | tuple[Any, ...]", value)) if is_list(value) else []


def is_list(value: object) -> bool:
    """Whether the value is a list."""
    return isinstance(value, list | tuple)


def is_extent(start: object, end: object) -> bool:
    """Whether two values are offsets in order.

    >>> is_extent(2, 7), is_extent(7, 2), is_extent(True, 7), is_extent(None, None)
    (True, False, False, False)
    """
    return (
        isinstance(start, int)
        and isinstance(end, int)
        and not isinstance(start, bool)
        and 0 <= start < end
    )


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return "A text is expected that is not blank."
    return None


def _texts(value: object) -> str | None:
    if not is_list(value) or not all(isinstance(one, str) and one for one in as_list(value)):
        return "A list of texts is expected."
    return None


def _kind(value: object) -> str | None:
    if value == "apparatus":
        return "That a text belongs to no paper is ruled by the action 'apparatus'."
    return None if value in KINDS else f"'{value}' is no kind of paper."


def _place(value: object) -> str | None:
    if isinstance(value, str):
        return _text(value)
    table = as_table(value)
    if not any(isinstance(table.get(key), str) and table[key] for key in ("name", "text")):
        return "A place needs a name or the words that name it."
    return _optional(table, texts=("name", "text"), numbers=("lat", "lon")) or _extent(table)


def _parties(value: object) -> str | None:
    if not is_list(value):
        return "A list of parties is expected; the whole list is ruled at once."
    for one in as_list(value):
        if isinstance(one, str) and one.strip():
            continue
        table = as_table(one)
        if not (table.get("name") or table.get("role")):
            return "Each party needs a name or a role."
        wrong = _optional(table, texts=("name", "role", "entity")) or _spans(table, "evidence")
        if wrong:
            return wrong
    return None


def _date(value: object) -> str | None:
    if isinstance(value, str):
        return None if is_edtf(value) else f"'{value}' is not EDTF."
    table = as_table(value)
    if not any(table.get(key) for key in ("value", "text", "start")):
        return "A date needs a value, or the words that give it."
    for key in ("value", "old_style"):
        given = table.get(key)
        if given is not None and not (isinstance(given, str) and is_edtf(given)):
            return f"'{given}' ({key}) is not EDTF."
    for one in as_list(table.get("alternatives")):
        other = as_table(one).get("value")
        if not (isinstance(other, str) and is_edtf(other)):
            return f"'{other}' (alternatives) is not EDTF."
    if table.get("certainty") not in (None, "high", "medium", "low", "unknown"):
        return f"'{table['certainty']}' is no certainty."
    return _optional(table, texts=("text", "calendar", "time", "basis")) or _extent(table)


def _references(value: object) -> str | None:
    if not is_list(value):
        return "A list of references is expected."
    for one in as_list(value):
        table = as_table(one)
        if not is_extent(table.get("start"), table.get("end")):
            return "Each reference needs its words: start and end."
        wrong = _optional(table, texts=("text", "document"))
        if wrong:
            return wrong
    return None


def _notes(value: object) -> str | None:
    if not is_list(value):
        return "A list of notes is expected."
    for one in as_list(value):
        table = as_table(one)
        if not isinstance(table.get("number"), str):
            return "Each note needs its number, as printed."
        if not is_extent(table.get("start"), table.get("end")):
            return "Each note needs its words: start and end."
        wrong = _spans(table, "marks")
        if wrong:
            return wrong
    return None


def _optional(
    table: Table, texts: tuple[str, ...] = (), numbers: tuple[str, ...] = ()
) -> str | None:
    for key in texts:
        if table.get(key) is not None and not isinstance(table[key], str):
            return f"'{key}' is a text or null."
    for key in numbers:
        number = table.get(key)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
            return f"'{key}' is a number or null."
    return None


def _extent(table: Table) -> str | None:
    start, end = table.get("start"), table.get("end")
    if (start is None and end is None) or is_extent(start, end):
        return None
    return "'start' and 'end' are offsets in order, or both null."


def _spans(table: Table, key: str) -> str | None:
    spans = table.get(key)
    if spans is None:
        return None
    for span in as_list(spans) if is_list(spans) else [None]:
        pair = as_list(span)
        if len(pair) != 2 or not is_extent(*pair):
            return f"'{key}' is a list of [start, end]."
    return None


_CHECKS: dict[str, Callable[[object], str | None]] = {
    "kind": _kind,
    "text": _text,
    "texts": _texts,
    "place": _place,
    "parties": _parties,
    "date": _date,
    "references": _references,
    "notes": _notes,
}
