"""Turn a form that a person sent into a ruling: which value, resting on which words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypedDict

from regesta.errors import BadDecision
from regesta.web import datewords, passages
from regesta.web.fields import FIELDS, Span

TEXT_LIMIT = 20_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Form(Protocol):
    """What a sent form can be asked: one value by name, or all of that name."""

    def get(self, key: str, /) -> object:
        """The first value of that name, or None."""
        ...

    def getlist(self, key: str, /) -> Sequence[object]:
        """All values of that name."""
        ...


class Ruling(TypedDict, total=False):
    """Arguments of `Edition.decide`."""

    document: str | None
    field: str | None
    value: Any
    start: int | None
    end: int | None
    source: str | None
    words: list[Span]
    reason: str | None
    who: str | None
    undoes: str | None


def said(form: Form, name: str) -> str:
    """A form's text, stripped; empty where it is absent."""
    value = form.get(name)
    return value.strip()[:TEXT_LIMIT] if isinstance(value, str) else ""


def marked(form: Form, text: str, start: int, end: int) -> list[Span]:
    """The words that the form points at: marked (`words`, "start-end …") or typed (`quote`).

    Raises:
        BadDecision: offsets that are none, or typed words that do not stand there once.
    """
    spans: list[Span] = []
    for part in said(form, "words").split():
        left, dash, right = part.partition("-")
        if not (dash and left.isdigit() and right.isdigit()):
            raise BadDecision(f"“{part}” is no extent of words", remedy="Mark the words again.")
        first, last = passages.trim(text, int(left), min(int(right), len(text)))
        if first < last:
            spans.append((first, last))
    for name in ("quote", "quote_end"):
        if not spans or name == "quote_end":
            words = said(form, name)
            if words:
                spans.append(passages.find(words, text, start, end))
    return spans


def of_field(form: Form, text: str, start: int, end: int) -> Ruling:
    """The ruling that corrects a field.

    Raises:
        BadDecision: the field is none, nothing is given, or a date is not EDTF.
    """
    field = said(form, "field")
    if field not in FIELDS:
        raise BadDecision(f"“{field}” is no field of a paper", remedy="Choose one of the list.")
    words = marked(form, text, start, end)
    shape = FIELDS[field][1]
    value: Any
    if shape == "parties":
        value = _parties(form, words, text)
    elif shape == "date":
        value = _date(form, words, text)
    elif shape == "references":
        value = _references(form, words, text)
    elif shape == "place":
        value = _place(form, words, text)
    elif shape == "texts":
        value = [line.strip() for line in said(form, "value").split("\n") if line.strip()]
    else:
        value = said(form, "value") or (_printed(text, words[0]) if words else "")
    if value in ("", [], None):
        raise BadDecision(
            "The correction says neither a value nor the words that give it",
            remedy="Type the value, or mark the words. To say that there is none, strike it out.",
        )
    return Ruling(field=field, value=value, words=words)


def of_division(form: Form, action: str, text: str, extent: Span) -> Ruling:
    """The ruling that divides a source anew: split, merge, bounds, nest, unnest, apparatus, add.

    `extent` is the document's own, for what is asked of it; the whole source for `add`.

    Raises:
        BadDecision: the words or the container that the action needs are not given.
    """
    if action == "nest":
        container = said(form, "container")
        if not container:
            raise BadDecision("it is not said inside which paper", remedy="Give its id.")
        return Ruling(value=container)
    if action in ("merge", "unnest", "apparatus"):
        return Ruling()
    spans = marked(form, text, *extent)
    if not spans:
        raise BadDecision("no words are given", remedy="Mark or type words of the text.")
    first, last = spans[0], spans[-1]
    if action == "split":
        made = Ruling(start=first[0], end=first[1])
        return made | Ruling(value={"nested": True}) if said(form, "nested") else made
    if len(spans) == 1:
        first, last = passages.clauses(text, *first)
    made = Ruling(words=[first, last], start=first[0], end=last[1])
    return made | Ruling(value={"nested": True}) if said(form, "nested") else made


def _printed(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _date(form: Form, words: Sequence[Span], text: str) -> dict[str, Any] | None:
    value = said(form, "value")
    if value and not datewords.is_readable(value):
        raise BadDecision(
            f"“{value}” is no EDTF date",
            remedy="Write 1919-02-04, 1919-02, 1919-02-04/1919-02-07, [1919-02-04..] (not before), "
            "1919-02-04~ (about). The help page lists more.",
        )
    if not value and not words:
        return None
    date: dict[str, Any] = {"value": value or None}
    if words:
        date |= {"text": _printed(text, words[0]), "start": words[0][0], "end": words[0][1]}
    for name in ("calendar", "time"):
        if said(form, name):
            date[name] = said(form, name)
    old = said(form, "old_style")
    if old and not datewords.is_readable(old):
        raise BadDecision(f"“{old}” (Old Style) is no EDTF date", remedy="Write it as 1917-11-15.")
    if old:
        _agree(value, old)
        date["old_style"] = old
    return date


def _agree(value: str, old_style: str) -> None:
    """Refuse two days that are not one: as where only one of them was put right."""
    if _DAY.fullmatch(value) and _DAY.fullmatch(old_style):
        day = datewords.new_style(old_style)
        if day not in (None, value):
            raise BadDecision(
                f"{old_style} Old Style is {day} by the Gregorian calendar, not {value}",
                remedy="Put right one of the two, or leave the Old Style date empty.",
            )


def _place(form: Form, words: Sequence[Span], text: str) -> dict[str, Any] | None:
    name = said(form, "value")
    if not name and not words:
        return None
    place: dict[str, Any] = {"name": name or _printed(text, words[0])}
    if words:
        place |= {"text": _printed(text, words[0]), "start": words[0][0], "end": words[0][1]}
    return place


def _parties(form: Form, words: Sequence[Span], text: str) -> list[dict[str, Any]]:
    """One party a row; marked words without a row of their own make a further party."""
    rows: list[dict[str, Any]] = []
    names, roles = form.getlist("name"), form.getlist("role")
    kept = form.getlist("evidence")
    for i, name in enumerate(names):
        role = str(roles[i]).strip() if i < len(roles) else ""
        if str(name).strip() or role:
            spans = _kept(str(kept[i])) if i < len(kept) else []
            rows.append({"name": str(name).strip() or None, "role": role or None})
            if spans:
                rows[-1]["evidence"] = spans
    if words and said(form, "adds") == "marked":
        rows.append(
            {
                "name": _printed(text, words[0]),
                "role": None,
                "evidence": [list(span) for span in words],
            }
        )
    return rows


def _references(form: Form, words: Sequence[Span], text: str) -> list[dict[str, Any]]:
    kept = [span for value in form.getlist("evidence") for span in _kept(str(value))]
    every = sorted({*((s, e) for s, e in kept), *words})
    return [{"text": _printed(text, span), "start": span[0], "end": span[1]} for span in every]


def _kept(value: str) -> list[list[int]]:
    """Evidence that the form carried along: "start-end start-end"."""
    pairs = (part.split("-") for part in value.split())
    return [
        [int(p[0]), int(p[1])] for p in pairs if len(p) == 2 and p[0].isdigit() and p[1].isdigit()
    ]


def of_query(query: Mapping[str, str]) -> dict[str, Any]:
    """The filters of the register from an address; blank ones are left out."""
    filters: dict[str, Any] = {}
    for name in ("kind", "correspondent", "place", "after", "before", "source"):
        if query.get(name, "").strip():
            filters[name] = query[name].strip()
    if query.get("flagged"):
        filters["flagged"] = True
    if query.get("ruled") in ("yes", "no"):
        filters["ruled"] = query["ruled"] == "yes"
    if query.get("nested") == "no":
        filters["nested"] = False
    return filters
