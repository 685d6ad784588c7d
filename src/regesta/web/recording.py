"""Turn the form for an act into an act's value, and an act's value into what the form shows.

A value has the keys of the export. Words that a field rests on come as extents in the source's
text, `start-end`, or are typed as they are printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from regesta.errors import BadDecision
from regesta.model import Act
from regesta.model.act_types import act_values
from regesta.web import datewords, passages
from regesta.web.rulings import Form, said

Value = dict[str, Any]
Span = tuple[int, int]

DOCUMENT = "d-"
"""What the id of a paper begins with: a whole paper is answered, not one act of it."""
_EXTENT = re.compile(r"(\d{1,12})-(\d{1,12})")
_AT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_LIST = re.compile(r"\s*;\s*")

_MADE_BY_FORM = frozenset({
    "type", "modality", "actor", "actor_text", "actor_span", "actors", "targets", "source", "via",
    "speaks_for", "object", "places", "date", "date_text", "date_alternatives", "deadline",
    "deadline_span", "from", "condition", "condition_span", "consequence", "consequence_span",
    "terms", "answers", "items", "degree", "standing", "call", "instructed", "instructed_by",
    "channel", "bearing", "same_as", "file", "start", "end", "quote", "id", "document", "origin",
    "status", "decision", "rulings",
})  # fmt: skip
"""Keys that the form says, or that no editor says; others of an act are left as they are."""


class Asked:
    """What an address asks, read as a form is."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query

    def get(self, key: str, /) -> object:
        """The value of that name, or None."""
        return self._query.get(key)

    def getlist(self, key: str, /) -> Sequence[object]:
        """All values of that name."""
        return [self._query[key]] if key in self._query else []


def of_act(act: Act) -> Value:
    """A recorded act as its form shows it: several actors and one alike are rows of `actors`.

    Keys that say nothing are left out.
    """
    value = cast("Value", msgspec.to_builtins(act))
    if not act.actors and act.actor:
        at = act.actor_span
        value["actors"] = [
            {"name": act.actor, "text": act.actor_text, "start": at.start if at else None,
             "end": at.end if at else None, "tier": None, "entity": act.actor_entity}
        ]  # fmt: skip
    return value


def quote_of(form: Form, text: str, extent: Span) -> Span:
    """The extent of the act's own words: marked, or typed as printed.

    Raises:
        BadDecision: there are none, or typed words do not stand once in the paper.
    """
    marked = _span(said(form, "words"), text)
    if marked is None and said(form, "quote"):
        marked = passages.find(said(form, "quote"), text, *extent)
    if marked is None:
        raise BadDecision(
            "An act needs its words", remedy="Mark the words that do it, or type them as printed."
        )
    return marked


def of_form(form: Form, text: str, known: Mapping[str, Any] | None = None) -> Value:
    """The value that a form gives; keys that it does not show are kept from `known`.

    Raises:
        BadDecision: names the field and the remedy.
    """
    kept = {k: v for k, v in (known or {}).items() if k not in _MADE_BY_FORM and v}
    more = kept.pop("more", {})
    value: Value = {**more, **kept, "type": _type(form)}
    value["modality"] = _chosen(form, "modality", "modality") or "asserted"
    value |= _actors(list(_parties(form, "actor", text)), known or {})
    value["targets"] = list(_parties(form, "target", text))
    for key in ("object", "source", "via", "instructed_by"):
        value[key] = said(form, key) or None
    value |= _days(form, text)
    for key in ("condition", "consequence"):
        value |= _clause(form, key, text)
    value["terms"] = list(_terms(form, text))
    value["places"] = list(_places(form, text))
    value["answers"] = list(_answers(form, text))
    value["items"] = list(_items(form, text))
    value["degree"] = _chosen(form, "degree", "degree")
    for key in ("standing", "call", "instructed"):
        value[key] = bool(said(form, key))
    value["same_as"] = [one for one in map(str, form.getlist("same_as")) if one]
    value["channel"] = _channel(form)
    value["bearing"] = _bearing(form, text)
    speaks = list(_parties(form, "speaks", text))
    value["speaks_for"] = {k: v for k, v in speaks[0].items() if k != "tier"} if speaks else None
    return {key: one for key, one in value.items() if one not in (None, [], False, "")}


def same(value: Mapping[str, Any], act: Act, span: Span) -> bool:
    """Whether an act that is on record says just what a form says, on the same words.

    A form that is sent twice, as after a lost connection, so records nothing twice.
    """
    if (act.start, act.end) != span or act.type != value.get("type"):
        return False
    return _bare(of_act(act)) == _bare(value)


def _bare(value: Mapping[str, Any]) -> str:
    """What a value says, without what the program adds to it, as one comparable text."""

    def plain(one: Any) -> Any:  # noqa: ANN401 - any part of a value
        if isinstance(one, Mapping):
            table = cast("Mapping[str, Any]", one)
            kept = {k: plain(v) for k, v in table.items() if k not in ("entity", "why", "text")}
            return {k: v for k, v in sorted(kept.items()) if v not in (None, [], False, {}, "")}
        if isinstance(one, list | tuple):
            return [plain(part) for part in cast("Sequence[Any]", one)]
        return one

    left_out = {"id", "file", "start", "end", "quote", "document", "origin", "status", "decision",
                "rulings", "certainty", "actor_entity", "actor", "actor_text", "actor_span", "ref",
                "more"}  # fmt: skip
    said_only = {k: v for k, v in value.items() if k not in left_out}
    if not said_only.get("actors") and value.get("actor"):
        span = value.get("actor_span") or [None, None]
        said_only["actors"] = [{"name": value["actor"], "start": span[0], "end": span[1]}]
    said_only["modality"] = said_only.get("modality") or "asserted"
    for one in said_only.get("actors") or ():
        one.pop("tier", None)
    return msgspec.json.encode(plain(said_only)).decode()


def _type(form: Form) -> str:
    name = said(form, "type")
    if not re.fullmatch(r"[a-z][a-z_]{1,40}", name):
        raise BadDecision("No type is chosen", remedy="Choose what the words do: ask, accept, …")
    return name


def _chosen(form: Form, key: str, table: str, value: str | None = None) -> str | None:
    """A value of one of the tables of an act, or None where none is chosen.

    Raises:
        BadDecision: the table does not know it.
    """
    chosen = said(form, key) if value is None else value.strip()
    if chosen and chosen not in act_values()[table]:
        listed = ", ".join(act_values()[table])
        raise BadDecision(f"“{chosen}” is no {table} of an act", remedy=f"One of: {listed}")
    return chosen or None


def _span(words: str, text: str) -> Span | None:
    """An extent that the form carries, trimmed; None where there is none.

    Raises:
        BadDecision: it is no extent in the text.
    """
    if not words:
        return None
    match = _EXTENT.fullmatch(words)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if match is None or not 0 <= start < end <= len(text):
        raise BadDecision(f"“{words}” is no extent of words", remedy="Mark the words again.")
    start, end = passages.trim(text, start, end)
    return (start, end) if start < end else None


def _rows(form: Form, *names: str) -> Iterator[tuple[str, ...]]:
    """The rows of a part of the form, one value a name; rows without any are left out."""
    columns = [[str(one).strip() for one in form.getlist(name)] for name in names]
    for i in range(max((len(column) for column in columns), default=0)):
        row = tuple(column[i] if i < len(column) else "" for column in columns)
        if any(row):
            yield row


def _parties(form: Form, role: str, text: str) -> Iterator[Value]:
    for name, words, tier in _rows(form, f"{role}_name", f"{role}_words", f"{role}_tier"):
        span = _span(words, text)
        called = name or (text[slice(*span)] if span else "")
        if not called:
            continue
        yield {
            "name": " ".join(called.split()),
            "text": text[slice(*span)] if span else None,
            "start": span[0] if span else None,
            "end": span[1] if span else None,
            "tier": _chosen(form, "", "tier", tier),
        }


def _actors(parties: Sequence[Value], known: Mapping[str, Any]) -> Value:
    """One actor by its own keys; several named together, and each by itself.

    What they were called together stands while they are the same.
    """
    if not parties:
        return {}
    first = parties[0]
    if len(parties) == 1:
        span = [first["start"], first["end"]] if first["start"] is not None else None
        made: Value = {"actor": first["name"], "actor_text": first["text"], "actor_span": span}
        if first["tier"]:
            made["actors"] = list(parties)
        return made
    names = [one["name"] for one in parties]
    if known.get("actor") and names == [one["name"] for one in known.get("actors") or ()]:
        words = {key: known.get(key) for key in ("actor", "actor_text", "actor_span")}
        return {**words, "actors": list(parties)}
    return {"actor": f"{', '.join(names[:-1])} and {names[-1]}", "actors": list(parties)}


def _edtf(value: str, where: str) -> str:
    if not datewords.is_readable(value):
        raise BadDecision(
            f"“{value}” ({where}) is no EDTF date",
            remedy="Write 1919-02-04, 1919-02, 1919-02-04/1919-02-07, [1919-02-04..] (not before) "
            "or 1919-02-04~ (about). The help page lists more.",
        )
    return value


def _days(form: Form, text: str) -> Value:
    value: Value = {}
    dates = [_edtf(one, "date") for one in _LIST.split(said(form, "date")) if one]
    if dates:
        value["date"] = dates[0]
        value["date_alternatives"] = [{"value": one, "why": None} for one in dates[1:]]
    words = _span(said(form, "date_words"), text)
    value["date_text"] = text[slice(*words)] if words else said(form, "date_text") or None
    value["deadline"] = [_edtf(one, "until") for one in _LIST.split(said(form, "deadline")) if one]
    words = _span(said(form, "deadline_words"), text)
    value["deadline_span"] = list(words) if words and value["deadline"] else None
    first = said(form, "from")
    value["from"] = _edtf(first, "from") if first else None
    return value


def _clause(form: Form, key: str, text: str) -> Value:
    """What is printed of a condition or a consequence; typed words stand without an extent."""
    words = _span(said(form, f"{key}_words"), text)
    typed = said(form, key)
    if words and (not typed or typed == " ".join(text[slice(*words)].split())):
        return {key: text[slice(*words)], f"{key}_span": list(words)}
    return {key: typed or None}


def _terms(form: Form, text: str) -> Iterator[Value]:
    names = ("term_text", "term_words", "term_kind", "term_mode", "term_missing")
    for typed, words, kind, mode, missing in _rows(form, *names):
        span = _span(words, text)
        if not (span or typed or missing):
            continue
        yield {
            "kind": _chosen(form, "", "kind", kind),
            "text": text[slice(*span)] if span else typed or None,
            "mode": _chosen(form, "", "mode", mode),
            "missing": bool(missing),
            "start": span[0] if span else None,
            "end": span[1] if span else None,
        }


def _places(form: Form, text: str) -> Iterator[Value]:
    for name, words, at in _rows(form, "place_name", "place_words", "place_at"):
        span = _span(words, text)
        if not (name or span):
            continue
        lat, lon = _degrees(at)
        yield {
            "name": name or " ".join(text[slice(*(span or (0, 0)))].split()),
            "text": text[slice(*span)] if span else None,
            "start": span[0] if span else None,
            "end": span[1] if span else None,
            "lat": lat,
            "lon": lon,
        }


def _degrees(typed: str) -> tuple[float | None, float | None]:
    if not typed:
        return None, None
    match = _AT.fullmatch(typed)
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise BadDecision(
            f"“{typed}” are no coordinates",
            remedy="Write degrees north and east: 59.94, 30.31 (south and west with a minus).",
        )
    return float(match[1]), float(match[2])


def _answers(form: Form, text: str) -> Iterator[Value]:
    names = ("answer_act", "answer_as", "answer_words", "answer_document")
    for chosen, as_what, words, kept in _rows(form, *names):
        span = _span(words, text)
        whole = chosen.startswith(DOCUMENT)
        act, document = ("", chosen) if whole else (chosen, kept)
        if not (act or document or span):
            continue
        yield {
            "text": text[slice(*span)] if span else None,
            "start": span[0] if span else None,
            "end": span[1] if span else None,
            "act": act or None,
            "document": document or None,
            "as": _chosen(form, "", "as", as_what),
        }


def _items(form: Form, text: str) -> Iterator[Value]:
    names = ("item_item", "item_state", "item_value", "item_words")
    for item, state, value, words in _rows(form, *names):
        if not item:
            continue
        span = _span(words, text)
        yield {
            "item": _chosen(form, "", "item", item),
            "state": _chosen(form, "", "item_state", state) or ("stated" if value else "open"),
            "value": value or None,
            "start": span[0] if span else None,
            "end": span[1] if span else None,
        }


def _channel(form: Form) -> Value | None:
    between = [one for one in _LIST.split(said(form, "channel_between")) if one]
    medium = said(form, "channel_medium") or None
    state = _chosen(form, "channel_state", "channel_state")
    if not (between or medium or state):
        return None
    return {"between": between, "medium": medium, "state": state}


def _bearing(form: Form, text: str) -> Value | None:
    situation = _span(said(form, "bearing_situation"), text)
    term = _span(said(form, "bearing_term"), text)
    if not (situation or term):
        return None
    if not (situation and term):
        raise BadDecision(
            "A bearing ties two passages, and one of them is not marked",
            remedy="Mark the words of the situation and those of the term.",
        )
    return {"situation": list(situation), "term": list(term)}
