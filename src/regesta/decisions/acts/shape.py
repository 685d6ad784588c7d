"""What an act may say: each key's shape and table; what is given, in one canonical form."""

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import msgspec

from regesta.decisions.edtf import is_edtf
from regesta.decisions.values import Table, as_list, as_table, is_extent, is_list
from regesta.errors import BadDecision
from regesta.model.act_types import act_types, act_values

APART = frozenset({
    "id", "file", "document", "start", "end", "quote", "origin", "status", "decision", "rulings",
    "rule", "reason",
})  # fmt: skip
"""Keys that say which act it is and how it came to be, not what it says."""

_TEXTS = (
    "actor", "actor_text", "actor_entity", "source", "via", "object", "date_text", "condition",
    "consequence", "instructed_by", "ref",
)  # fmt: skip
_FLAGS = ("standing", "call", "instructed")
_SPANS = ("actor_span", "deadline_span", "condition_span", "consequence_span")
_TABLED = {"modality": "modality", "degree": "degree", "certainty": "certainty"}
_DEFAULTS = {"modality": "asserted", "certainty": "high"}
_SHORT_CLOCK = re.compile(r"(T\d\d:\d\d)(?=Z|[+-]|$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EDTF = (
    "Give EDTF: 1918-08-02, 1918-08, 1918-08-02/1918-08-05, [1918-08-02..] (not before),"
    " 1918-08-02T16:00:00+02:00."
)


class Shaped(msgspec.Struct, frozen=True, kw_only=True):
    """An act's keys in canonical form, with what is worth a warning though it is taken."""

    value: dict[str, Any]
    warnings: tuple[str, ...] = ()


def shape(given: Mapping[str, Any]) -> Shaped:
    """The canonical form of what an act says: nothing empty, every list of one shape.

    Keys of `APART` are left out: they are the anchor's and the log's. Keys that are unknown go
    to `more`. An unknown type, or kind of term, is kept with a warning.

    Args:
        given: keys as EXPORT.md has them.

    Raises:
        BadDecision: a value has the wrong shape or is not in its table; `place` is the key.

    >>> shape({"type": "ask", "targets": ["Orlo"], "standing": False, "mood": "glad"}).value
    {'type': 'ask', 'targets': [{'name': 'Orlo'}], 'more': {'mood': 'glad'}}
    """
    warnings: list[str] = []
    value: Table = {"type": _type(given.get("type"), warnings)}
    more: Table = dict(as_table(given.get("more")))
    for key, one in given.items():
        if key in APART or key in ("type", "more") or _is_nothing(one):
            continue
        reader = _READERS.get(key)
        if reader is None:
            more[key] = one
            continue
        read = reader(key, one, warnings)
        if not _is_nothing(read) and read != _DEFAULTS.get(key):
            value[key] = read
    if more:
        value["more"] = more
    warnings += _out_of_order(value)
    return Shaped(value=value, warnings=tuple(warnings))


def _out_of_order(value: Table) -> list[str]:
    """Warns of a deadline before the day of its act, or before the day from which it binds."""
    firsts = (("date", "the day of the act"), ("from", "the day from which it binds"))
    return [
        f"The deadline, {last}, lies before {what}, {first}: it is kept."
        for key, what in firsts
        if _DAY.fullmatch(first := str(value.get(key, "")))
        for last in value.get("deadline", ())
        if _DAY.fullmatch(last[:10]) and last[:10] < first
    ]


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value in ("", [], {}, ())


def _type(value: object, warnings: list[str]) -> str:
    if not isinstance(value, str) or not value.strip():
        _refuse("type", "An act needs its type.", "One of: " + ", ".join(act_types()))
    name = value.strip()
    if name not in act_types():
        near = difflib.get_close_matches(name, act_types(), 1)
        hint = f" Is '{near[0]}' meant?" if near else ""
        warnings.append(
            f"'{name}' is no type of act that this version knows: it is kept and shown, and"
            f" nothing is computed from it.{hint}"
        )
    return name


def _text(key: str, value: object, _: list[str]) -> str:
    if not isinstance(value, str):
        _refuse(key, "A text is expected.", "Give a text, or leave the key out.")
    return value.strip()


def _flag(key: str, value: object, _: list[str]) -> bool:
    if not isinstance(value, bool):
        _refuse(key, "true or false is expected.", "Give true, or leave the key out.")
    return value


def _of_table(key: str, value: object, table: str) -> str:
    name = value.strip() if isinstance(value, str) else value
    if name not in act_values()[table]:
        _refuse(
            key, f"'{value}' is none of its values.", "One of: " + ", ".join(act_values()[table])
        )
    return str(name)


def _tabled(key: str, value: object, _: list[str]) -> str:
    return _of_table(key, value, _TABLED[key])


def _edtf(key: str, value: object, _: list[str]) -> str:
    if isinstance(value, str):
        value = _SHORT_CLOCK.sub(r"\1:00", value.strip())
    if not (isinstance(value, str) and is_edtf(value)):
        _refuse(key, f"'{value}' is not EDTF.", _EDTF)
    return value


def _deadline(key: str, value: object, warnings: list[str]) -> list[str]:
    given = as_list(value) if is_list(value) else [value]
    return [_edtf(key, one, warnings) for one in given]


def _alternatives(key: str, value: object, warnings: list[str]) -> list[Table]:
    found: list[Table] = []
    for one in _listed(key, value):
        table = {"value": one} if isinstance(one, str) else dict(as_table(one))
        table["value"] = _edtf(f"{key}.value", table.get("value"), warnings)
        found.append(_bare(key, table, ("why",)))
    return found


def _span(key: str, value: object, _: list[str]) -> list[int]:
    pair = as_list(value)
    if len(pair) != 2 or not is_extent(*pair):
        _refuse(key, "An extent is expected.", "Give [start, end], offsets in order.")
    return pair


def _named(key: str, value: object) -> Table:
    table = {"name": value} if isinstance(value, str) else dict(as_table(value))
    if not table.get("name") and isinstance(table.get("text"), str):
        table["name"] = " ".join(str(table["text"]).split())
    table = _bare(key, table, ("name", "text", "entity"))
    if not table.get("name"):
        _refuse(key, "A party needs a name.", 'Give a name, or {"name": …, "text": …, "tier": …}.')
    if table.get("tier") is not None:
        table["tier"] = _of_table(f"{key}.tier", table["tier"], "tier")
    return table


def _named_list(key: str, value: object, _: list[str]) -> list[Table]:
    return [_named(key, one) for one in _listed(key, value)]


def _one_named(key: str, value: object, _: list[str]) -> Table:
    return _named(key, value)


def _places(key: str, value: object, _: list[str]) -> list[Table]:
    found: list[Table] = []
    for one in _listed(key, value):
        table = {"name": one, "text": one} if isinstance(one, str) else dict(as_table(one))
        if not table.get("name") and isinstance(table.get("text"), str):
            table["name"] = " ".join(str(table["text"]).split())
        table = _bare(key, table, ("name", "text"))
        if not table.get("name"):
            _refuse(key, "A place needs a name.", "Give the name, or the words that name it.")
        for axis, limit in (("lat", 90), ("lon", 180)):
            number = table.get(axis)
            if number is None:
                continue
            if isinstance(number, bool) or not isinstance(number, int | float):
                _refuse(f"{key}.{axis}", "A number is expected.", "Give degrees, as 55.75.")
            if abs(number) > limit:
                _refuse(f"{key}.{axis}", f"{number} is no such degree.", f"At most {limit}.")
        found.append(table)
    return found


def _terms(key: str, value: object, warnings: list[str]) -> list[Table]:
    found: list[Table] = []
    for one in _listed(key, value):
        table = {"text": one} if isinstance(one, str) else dict(as_table(one))
        table = _bare(key, table, ("text", "kind"))
        if "missing" in table and not isinstance(table["missing"], bool):
            _refuse(f"{key}.missing", "true or false is expected.", "Give true, or leave it out.")
        if not (table.get("text") or table.get("kind") or table.get("start") is not None):
            _refuse(key, "A term needs its words or its kind.", 'Give {"text": …, "kind": …}.')
        if table.get("mode") is not None:
            table["mode"] = _of_table(f"{key}.mode", table["mode"], "mode")
        kind = table.get("kind")
        if kind is not None and kind not in act_values()["kind"]:
            warnings.append(f"'{kind}' is no kind of term that this version knows; it is kept.")
        found.append(table)
    return found


def _answers(key: str, value: object, _: list[str]) -> list[Table]:
    found: list[Table] = []
    for one in _listed(key, value):
        table = {"act": one} if isinstance(one, str) else dict(as_table(one))
        table = _bare(key, table, ("text", "act", "document"))
        if not any(table.get(name) is not None for name in ("act", "document", "text", "start")):
            _refuse(key, "It is not said what is answered.", "Give act, document or text.")
        if table.get("as") is not None:
            table["as"] = _of_table(f"{key}.as", table["as"], "as")
        found.append(table)
    return found


def _items(key: str, value: object, _: list[str]) -> list[Table]:
    found: list[Table] = []
    for one in _listed(key, value):
        table = {"item": one} if isinstance(one, str) else dict(as_table(one))
        table = _bare(key, table, ("value",))
        table["item"] = _of_table(f"{key}.item", table.get("item"), "item")
        if table.get("state") is not None:
            table["state"] = _of_table(f"{key}.state", table["state"], "item_state")
        found.append(table)
    return found


def _channel(key: str, value: object, warnings: list[str]) -> Table:
    table = _bare(key, dict(as_table(value)), ("medium",))
    if table.get("between") is not None:
        table["between"] = _texts(f"{key}.between", table["between"], warnings)
    if table.get("state") is not None:
        table["state"] = _of_table(f"{key}.state", table["state"], "channel_state")
    if not table:
        _refuse(key, "Nothing is said of it.", 'Give {"between": […], "medium": …, "state": …}.')
    return table


def _bearing(key: str, value: object, warnings: list[str]) -> Table:
    table = as_table(value)
    sides = ("situation", "term")
    return {side: _span(f"{key}.{side}", table.get(side), warnings) for side in sides}


def _texts(key: str, value: object, _: list[str]) -> list[str]:
    given = _listed(key, value)
    if not all(isinstance(one, str) and one.strip() for one in given):
        _refuse(key, "A list of texts is expected.", 'Give ["…", "…"].')
    return [str(one).strip() for one in given]


def _listed(key: str, value: object) -> list[Any]:
    if not is_list(value):
        _refuse(key, "A list is expected.", "Give […], also for one.")
    return as_list(value)


def _bare(key: str, table: Table, texts: tuple[str, ...]) -> Table:
    """A table without what is empty, its texts and offsets looked at."""
    table = {name: one for name, one in table.items() if not _is_nothing(one)}
    for name in texts:
        if name in table and not isinstance(table[name], str):
            _refuse(f"{key}.{name}", "A text is expected.", "Give a text, or leave the key out.")
    start, end = table.get("start"), table.get("end")
    if (start, end) != (None, None) and not is_extent(start, end):
        _refuse(key, f"[{start}, {end}] is no extent.", "Give start and end, in order, or neither.")
    return table


def _refuse(place: str, message: str, remedy: str) -> NoReturn:
    raise BadDecision(message, place=place, remedy=remedy)


_Reader = Callable[[str, object, list[str]], Any]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(_SPANS, _span),
    **dict.fromkeys(_TABLED, _tabled),
    "date": _edtf,
    "from": _edtf,
    "date_alternatives": _alternatives,
    "deadline": _deadline,
    "actors": _named_list,
    "targets": _named_list,
    "speaks_for": _one_named,
    "places": _places,
    "terms": _terms,
    "answers": _answers,
    "items": _items,
    "channel": _channel,
    "bearing": _bearing,
    "same_as": _texts,
}
