"""The description of a paper as the margin shows it: value, words, basis, and who says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from regesta.model import Decision, Kind
from regesta.web import datewords

Row = dict[str, Any]
Span = tuple[int, int]
Editor = Literal["kind", "text", "place", "parties", "date", "references", "texts"]

FIELDS: dict[str, tuple[str, Editor]] = {
    "kind": ("Kind", "kind"),
    "head": ("Heading", "text"),
    "from": ("From", "parties"),
    "to": ("To", "parties"),
    "date": ("Date", "date"),
    "place": ("Place", "place"),
    "signed": ("Signed", "parties"),
    "received": ("Received", "date"),
    "published": ("Published", "date"),
    "number": ("Number", "text"),
    "subject": ("Subject", "text"),
    "source_ref": ("Reference", "text"),
    "replies_to": ("Refers to", "references"),
    "salutation": ("Salutation", "text"),
    "close": ("Close", "text"),
    "titles": ("Titles", "texts"),
    "language": ("Language", "text"),
    "regest": ("Regest", "text"),
}
"""Every field that can be ruled: its key in the export, its name on the page, how it is edited."""

KINDS: tuple[str, ...] = tuple(kind for kind in get_args(Kind) if kind != "apparatus")
"""The kinds that a paper can be ruled to be."""

_STATED = frozenset({"stated", "dateline", "head", "closing", "note"})
_WHERE = {
    "dateline": "in the dateline", "head": "in the heading", "closing": "below the text",
    "note": "in a note", "reference": "from a reference",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: its words for the reader, what qualifies it, where it stands."""

    text: str
    detail: str = ""
    spans: tuple[Span, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the margin. `raw` is what the export gives; `machine` what a ruling replaced."""

    key: str
    label: str
    editor: Editor
    raw: Any
    values: tuple[Value, ...]
    basis: str
    where: str = ""
    rule: str | None = None
    certainty: str | None = None
    how: str | None = None
    decision: Decision | None = None
    machine: str | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words that the field rests on, each once, in order."""
        return tuple(sorted({span for value in self.values for span in value.spans}))

    @property
    def maker(self) -> Literal["machine", "confirmed", "person", "nobody"]:
        """Who stands for the value: the machine, the machine with a person's yes, a person."""
        if self.decision is not None:
            return "confirmed" if self.decision.action == "accept" else "person"
        return "machine" if self.values else "nobody"


def describe(
    row: Row, decisions: Iterable[Decision] = (), machine: Mapping[str, Any] | None = None
) -> list[FieldView]:
    """The fields of an export row in the order of the margin, those without a value too."""
    ruled = _rulings(decisions)
    return [_view(key, row, ruled, machine or {}) for key in FIELDS]


def acceptable(fields: Iterable[FieldView]) -> list[str]:
    """The fields whose value a person can still confirm: read by machine, ruled by nobody.

    Not the regest: it is made of the others, and must follow when one of them is put right.
    """
    return [view.key for view in fields if view.maker == "machine" and view.key != "regest"]


def as_words(key: str, raw: object) -> str:
    """A field's raw value in one line, for what a ruling replaced and for the log.

    >>> as_words("from", [{"name": "Lyons", "role": "Minister"}])
    'Lyons, Minister'
    """
    return "; ".join(
        f"{v.text}, {v.detail}" if v.detail and key in ("from", "to", "signed") else v.text
        for v in _values(key, raw, {})
    )


def _rulings(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last ruling on each field that no later undo takes back."""
    listed = list(decisions)
    undone = {d.undoes for d in listed if d.action == "undo"}
    kept = (d for d in listed if d.field and d.id not in undone and d.action != "undo")
    return {d.field: d for d in kept if d.field}


def _view(
    key: str, row: Row, ruled: Mapping[str, Decision], machine: Mapping[str, Any]
) -> FieldView:
    label, editor = FIELDS[key]
    raw = row.get(key)
    about = _about(key, row)
    values = tuple(_values(key, raw, about))
    basis = str(about.get("basis") or ("stated" if values else "unknown"))
    decision = ruled.get(key)
    plain = "ruled" if basis == "ruled" else "stated" if basis in _STATED else basis
    if not values:
        plain = "unknown" if decision is None else "ruled"
    elif plain not in ("stated", "ruled", "unknown"):
        plain = "inferred"
    return FieldView(
        key=key,
        label=label,
        editor=editor,
        raw=raw,
        values=values,
        basis=plain,
        where=_WHERE.get(basis, "") if key == "date" else "",
        rule=about.get("rule"),
        certainty=about.get("certainty"),
        how=about.get("how") or about.get("why"),
        decision=decision,
        machine=as_words(key, machine[key]) or "nothing" if key in machine else None,
    )


def _about(key: str, row: Row) -> Row:
    """Basis, rule and certainty of a field, wherever the row keeps them."""
    known: dict[str, Row] = row.get("basis") or {}
    listed = known.get(key) or {}
    raw = row.get(key)
    if isinstance(raw, dict):
        return {**listed, **{k: v for k, v in raw.items() if v is not None}}  # pyright: ignore[reportUnknownVariableType]
    if FIELDS[key][1] == "parties" and raw and not isinstance(raw[0], str):
        first: Row = raw[0]
        return {**{k: first[k] for k in ("basis", "rule") if first.get(k)}, **listed}
    return dict(listed)


def _values(key: str, raw: Any, about: Row) -> Iterator[Value]:  # noqa: ANN401 - by key
    if raw in (None, "", []):
        return
    shape = FIELDS[key][1]
    if shape == "parties":
        yield from (_party(party) for party in raw)
    elif shape == "date":
        words = datewords.of_dating(raw) if raw.get("value") else f"“{raw.get('text') or ''}”"
        yield Value(words, _date_detail(raw), _spans(raw))
    elif shape == "place":
        printed = raw.get("text")
        name = raw.get("name") or printed or ""
        detail = f"printed “{printed}”" if printed and printed != name else ""
        yield Value(name, detail, _spans(raw) or _spans(about))
    elif shape == "references":
        yield from (Value(r["text"], "", _spans(r), r.get("document")) for r in raw)
    elif shape == "texts":
        spans = _spans(about)
        each = [(span,) for span in spans] if len(spans) == len(raw) else [()] * len(raw)
        yield from (Value(str(text), "", own) for text, own in zip(raw, each, strict=True))
    else:
        yield Value(str(raw), "", _spans(about))


def _party(party: Row | str) -> Value:
    if isinstance(party, str):
        return Value(party)
    name, role = party.get("name"), party.get("role")
    return Value(name or role or "", (role or "") if name else "", _spans(party))


def _date_detail(raw: Row) -> str:
    parts: list[str] = []
    calendar = raw.get("calendar")
    if calendar and calendar != "gregorian":
        named = "both calendars" if calendar == "both" else f"the {calendar.capitalize()} calendar"
        parts.append(f"written in {named}")
    parts.extend(
        f"or {datewords.in_words(other['value'])}: {other.get('why') or ''}".strip(": ")
        for other in raw.get("alternatives") or ()
    )
    return "; ".join(parts)


def _spans(about: Mapping[str, Any]) -> tuple[Span, ...]:
    """The words of a value: its own extent, else its evidence."""
    if about.get("start") is not None and about.get("end") is not None:
        return ((int(about["start"]), int(about["end"])),)
    return tuple((int(s), int(e)) for s, e in about.get("evidence") or ())
