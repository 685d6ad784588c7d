"""Acts as pages show them: in words, with their rulings, and where two editors differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from regesta.model import Act, Decision
from regesta.web import recording
from regesta.web.actform import Span, all_fields, choice_of
from regesta.web.datewords import in_words
from regesta.web.segments import Highlight

Value = dict[str, Any]

History = Callable[[str], Sequence[Decision]]
Find = Callable[[str], Act | None]

_DID = {
    "add_act": "recorded it", "correct_act": "put it right", "reject_act": "struck it out",
    "accept_act": "confirmed it", "undo": "took a ruling back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """One entry of an act's history, in words; `differs` says what it has otherwise."""

    id: str
    who: str
    when: str
    did: str
    reason: str | None
    undone: bool
    can_undo: bool
    differs: tuple[str, ...] = ()
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class ActView:
    """An act with its number on the page, what it says line by line, and its history."""

    act: Act
    number: int
    lines: tuple[tuple[str, str], ...]
    history: tuple[Ruled, ...]

    @property
    def who(self) -> str:
        """By whom, in words."""
        return self.act.actor or "unnamed"

    @property
    def to(self) -> str:
        """To whom, in words; empty where nobody is addressed."""
        return ", ".join(one.name for one in self.act.targets)

    @property
    def contested(self) -> bool:
        """Whether editors differ on it."""
        return bool(self.act.rulings)

    @property
    def state(self) -> str:
        """How far it is confirmed, with a sign, so that colour is never the only one."""
        signs = {"proposed": "? proposed", "confirmed": "✓ confirmed", "corrected": "✎ corrected",
                 "rejected": "✗ struck out"}  # fmt: skip
        return signs.get(self.act.status, self.act.status)

    @property
    def recorder(self) -> str | None:
        """Who recorded or read it."""
        return self.act.origin.name if self.act.origin else None


def on_words(acts: Iterable[Act], file: str, span: Span) -> list[Act]:
    """The acts on just these words."""
    return [act for act in acts if act.file == file and (act.start, act.end) == span]


def views(acts: Iterable[Act], history: History, find: Find) -> list[ActView]:
    """The acts of a page in the order of their words, numbered, each with its history.

    Args:
        acts: the acts.
        history: gives the rulings on an act, by its id.
        find: gives an act that another one names, by its id.
    """
    ordered = sorted(acts, key=lambda act: (act.start, act.end))
    return [view_of(act, history, find, number) for number, act in enumerate(ordered, start=1)]


def highlights(shown: Iterable[ActView]) -> list[Highlight]:
    """The words of acts, to be drawn in the text; the key is the act's number."""
    return [Highlight(one.act.start, one.act.end, "act", str(one.number)) for one in shown]


def view_of(act: Act, history: History, find: Find, number: int = 1) -> ActView:
    """One act in words."""
    rulings = history(act.id)
    taken = {one.undoes for one in rulings if one.action == "undo"}
    undone = {one.undoes for one in rulings if one.action == "undo" and one.id not in taken}
    own = dict(said_lines(recording.of_act(act), find))
    return ActView(
        act=act,
        number=number,
        lines=tuple(own.items()),
        history=tuple(_ruled(one, act, own, undone, find) for one in rulings),
    )


def _ruled(
    one: Decision, act: Act, own: Mapping[str, str], undone: set[str | None],
    find: Find,
) -> Ruled:  # fmt: skip
    otherwise = one.id in act.rulings
    differs: list[str] = []
    value = cast("Value", one.value or {})  # of a ruling on an act: a table, or nothing
    if value and one.id not in undone:
        lines = dict(said_lines(value, find))
        if value.get("type") not in (None, act.type):
            differs.append(f"type: {value['type']}")
        differs += [
            f"{label}: {lines.get(label, 'nothing')}"
            for label in dict.fromkeys([*own, *lines])
            if own.get(label) != lines.get(label)
        ]
    return Ruled(
        id=one.id,
        who=one.who,
        when=one.when,
        did=_DID.get(one.action, one.action),
        reason=one.reason,
        undone=one.id in undone,
        can_undo=one.action != "undo" and one.id not in undone,
        differs=tuple(differs),
        otherwise=otherwise,
    )


def said_lines(value: Mapping[str, Any], find: Find) -> list[tuple[str, str]]:
    """What an act's value says, field by field in the order of the form, in words."""
    made: list[tuple[str, str]] = []
    for one in all_fields():
        said = _said(one.key, value, find)
        if said:
            made.append((one.label, said))
    if value.get("modality") not in (None, "asserted"):
        made.append(("stands as", str(value["modality"])))
    return made


def _said(key: str, value: Mapping[str, Any], find: Find) -> str:
    one: Any = value.get(key)
    if key == "actors" and not one:
        return str(value.get("actor") or "")
    if not one:
        return ""
    in_list = _LISTED.get(key)
    if in_list:
        return "; ".join(in_list(part) for part in one)
    if key in ("answers", "same_as"):
        named = _answer if key == "answers" else _told
        return "; ".join(named(part, find) for part in one)
    if key in _IN_WORDS:
        return _IN_WORDS[key](one, value)
    return "yes" if one is True else " ".join(str(one).split())


def _day(one: str, value: Mapping[str, Any]) -> str:
    others = [other["value"] for other in value.get("date_alternatives") or ()]
    return " or ".join(in_words(day) for day in [one, *others])


def _line(one: Mapping[str, Any], _: Mapping[str, Any]) -> str:
    parts = [" and ".join(one.get("between") or ()), one.get("medium"), one.get("state")]
    return ", ".join(part for part in parts if part)


def _party(one: Mapping[str, Any]) -> str:
    return f"{one['name']}{'' if one.get('text') else ' (implied)'}"


def _term(one: Mapping[str, Any]) -> str:
    said = " ".join(str(one.get("text") or "").split())
    marks = [one.get("kind"), one.get("mode"), "missing" if one.get("missing") else None]
    marked = ", ".join(mark for mark in marks if mark)
    return f"{said} ({marked})" if said and marked else said or marked


def _place(one: Mapping[str, Any]) -> str:
    at = f" ({one['lat']}, {one['lon']})" if one.get("lat") is not None else ""
    return f"{one.get('name') or one.get('text')}{at}"


def _item(one: Mapping[str, Any]) -> str:
    said = str(one.get("value") or "")
    said = f" {in_words(said) if one['item'] == 'date' else said}" if said else ""
    return f"{one['item']}{said} ({one.get('state') or 'open'})"


def _answer(one: Mapping[str, Any], find: Find) -> str:
    known = find(str(one["act"])) if one.get("act") else None
    what = choice_of(known) if known else one.get("text") or one.get("document") or one.get("act")
    return f"{what}{' as ' + one['as'] if one.get('as') else ''}"


def _told(one: str, find: Find) -> str:
    known = find(one)
    return choice_of(known) if known else one


_LISTED = {"actors": _party, "targets": _party, "terms": _term, "places": _place, "items": _item}
_IN_WORDS: dict[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "date": _day,
    "deadline": lambda one, _: " or ".join(in_words(day) for day in one),
    "from": lambda one, _: in_words(one),
    "channel": _line,
    "bearing": lambda _, __: "a situation on a term",
    "speaks_for": lambda one, _: str(one["name"]),
}
