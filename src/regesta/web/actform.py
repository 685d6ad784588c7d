"""What the form for an act shows: which fields for a type, with which values and choices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from regesta.model import Act
from regesta.model.act_types import ActType, act_types, act_values
from regesta.web.suggesting.answering import Choice

Value = dict[str, Any]
Span = tuple[int, int]

_LONGEST = 90
"""Code points of an act's words in a list of choices."""


OFFERED = 200
"""Acts that a form offers to be named."""


class Field(msgspec.Struct, frozen=True):
    """A field of the form: its key, its name there, the letter that puts marked words into it."""

    key: str
    label: str
    letter: str = ""


class Family(msgspec.Struct, frozen=True):
    """Types whose form shows the same fields: at once, and under "more"."""

    first: list[str]
    more: list[str]
    answers: bool = False


class _Tables(msgspec.Struct):
    family: dict[str, Family]
    types: dict[str, list[str]]
    field: list[Field]


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the template of the form needs.

    `act` is the id of the act that is put right, None for a new one. `first` and `more` are the
    fields in order; `told` are acts that can be named as other tellings, `orders` as instructions;
    `papers` are those that can be answered as a whole.
    """

    paper: str
    span: Span | None
    quote: str
    value: Value
    types: Sequence[ActType]
    first: Sequence[Field]
    more: Sequence[Field]
    choices: Sequence[Choice] = ()
    told: Sequence[tuple[str, str]] = ()
    orders: Sequence[tuple[str, str]] = ()
    papers: Sequence[tuple[str, str]] = ()
    names: Sequence[str] = ()
    act: str | None = None
    values: Mapping[str, Mapping[str, str]] = field(default_factory=act_values)
    text: str = ""

    def words(self, start: int | None, end: int | None) -> str:
        """Words of the source, white space made one."""
        return " ".join(self.text[start:end].split()) if start is not None else ""


@cache
def _tables() -> _Tables:
    path = Path(__file__).parent / "suggesting" / "fields.toml"
    return msgspec.toml.decode(path.read_bytes(), type=_Tables)


def fields_of(type_name: str, value: Mapping[str, Any]) -> tuple[list[Field], list[Field]]:
    """The fields that a type's form shows at once, and those under "more".

    A field that has a value is shown at once, whatever its type. A type of another version has
    the fields of speech.

    >>> [one.key for one in fields_of("capture", {})[0]]
    ['actors', 'places', 'date', 'degree', 'object', 'source']
    """
    tables = _tables()
    family = next((name for name, types in tables.types.items() if type_name in types), "say")
    named = {one.key: one for one in tables.field}
    filled = [key for key in named if value.get(key)]
    first = list(dict.fromkeys([*tables.family[family].first, *filled]))
    more = [key for key in tables.family[family].more if key not in first]
    return [named[key] for key in first], [named[key] for key in more]


def all_fields() -> Sequence[Field]:
    """Every field, for a form without a chosen type."""
    return _tables().field


def types_listed() -> list[ActType]:
    """The types in the order of their table."""
    return list(act_types().values())


def choice_of(act: Act) -> str:
    """An act in one line, to be chosen from a list.

    >>> act = Act(id="a", file="f", start=0, end=2, quote="We ask", type="ask", actor="Zog")
    >>> choice_of(act)
    'ask · Zog · We ask'
    """
    to = ", ".join(one.name for one in act.targets[:3])
    who = f"{act.actor or 'unnamed'}{f' → {to}' if to else ''}"
    what = act.object or " ".join(act.quote.split())
    line = " · ".join(part for part in (act.date, act.type.replace("_", " "), who, what) if part)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"


def named_in(value: Mapping[str, Any]) -> list[str]:
    """The acts that a value names: answered, told also, instructing."""
    named = [one.get("act") for one in value.get("answers") or ()]
    return [
        one for one in [*named, *(value.get("same_as") or ()), value.get("instructed_by")] if one
    ]


def listed(
    acts: Iterable[Act], paper: str, kept: Sequence[str], types: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """Acts to choose from: those of a paper, then the latest recorded, `OFFERED` of them.

    `kept` are ids that must be among them, also where no such act is on record.
    """
    wanted = frozenset(types)
    every = list(acts)
    found = [act for act in reversed(every) if not wanted or act.type in wanted]
    own = [act for act in found if act.document == paper]
    others = [act for act in found if act.document != paper]
    lines = {act.id: choice_of(act) for act in [*own, *others][:OFFERED]}
    missing = [one for one in kept if one not in lines]
    if missing:
        lines |= {act.id: choice_of(act) for act in every if act.id in missing}
    return [*lines.items(), *((one, one) for one in missing if one not in lines)]
