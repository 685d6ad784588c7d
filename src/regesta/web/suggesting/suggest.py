"""The value of an act as it is proposed: each field from the words, the paper, or the habit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.exchange.brief import Question
from regesta.exchange.paper import Paper
from regesta.model import Act
from regesta.model.act_types import ActType, act_types
from regesta.web.suggesting import answering, named, reading_words, types
from regesta.web.suggesting.named import Names, Party, Row

_ANSWERS = frozenset({"accept", "reject", "agree", "acknowledge", "no_reply", "inform", "declare"})
"""Types that answer a question by nature."""
_ASKED = frozenset({"propose", "invite", "ask", "demand", "appeal", "protest"})
_WITH_TERMS = frozenset({"propose", "demand", "promise", "agree"})
_DEGREES = {"capture": "held", "recapture": "held", "hold": "held", "lose": "lost",
            "threaten_position": "threatened"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What a folder's ledger knows already, as far as a form can be filled from it."""

    names: Names = field(default_factory=Names)
    places: Mapping[str, tuple[float, float]] = field(
        default_factory=dict[str, tuple[float, float]]
    )
    acts: Sequence[Act] = ()
    questions: Sequence[Question] = ()


def known_of(acts: Sequence[Act], papers: Iterable[Paper], questions: Sequence[Question]) -> Known:
    """What the acts of a folder tell about its parties and places; later acts tell more."""
    names = Names()
    places: dict[str, tuple[float, float]] = {}
    of_paper = {paper.id: paper for paper in papers}
    for act in acts:
        actors = _actors(act)
        for one in (*actors, *(_plain(t) for t in act.targets)):
            names.tiers[one["name"]] = one["tier"] or names.tiers.get(one["name"])
        if act.speaks_for and actors:
            names.speaks[actors[0]["name"]] = act.speaks_for.name
            names.tiers.setdefault(act.speaks_for.name, None)
        for place in act.places:
            if place.lat is not None and place.lon is not None:
                places[place.name] = place.lat, place.lon
        paper = of_paper.get(act.document or "")
        if paper is None:
            continue
        if paper.writers and actors and act.actor_text is None:
            names.of_writer[paper.writers[0]] = tuple(actors)
        implied = [t for t in act.targets if t.text is None]
        if len(paper.addressees) == 1 and len(implied) == len(act.targets) == 1:
            names.of_addressee[paper.addressees[0]] = tuple(_plain(t) for t in implied)
    return Known(names=names, places=places, acts=acts, questions=questions)


def suggest(passage: str, at: int, row: Row, type_name: str, known: Known) -> Row:
    """An act's value, in the shape of the export, as its form is filled.

    Args:
        passage: the marked words.
        at: their offset in the source.
        row: the export row of the paper they stand in.
        type_name: the type that was chosen.
        known: what the folder's ledger knows.
    """
    kind = act_types().get(type_name) or ActType(name=type_name, kind="say")
    start, end = _verb(passage, kind)
    said = kind.kind == "say"
    actors, own = _by(passage, at, start, row, known)
    targets = _to(passage, at, (start, end), row, known, own=own) if said else []
    happened, last = reading_words.days(passage, at, row)
    value: Row = {
        "type": type_name,
        "modality": reading_words.modality(passage, done=not said, own=own),
        "actors": actors,
        "targets": targets,
    }
    value |= _dates(row, happened, last, own=own and said)
    value |= _clauses(passage, at)
    skip = [(t["start"] - at, t["end"] - at) for t in targets if t["start"] is not None]
    value["object"] = reading_words.thing(passage, end, skip) or None
    if type_name in _WITH_TERMS or type_name in ("accept", "invite"):
        mode = "asked" if type_name in ("demand", "invite") else "offered"
        if value["modality"] == "conditional":
            mode = "conditional"
        found = reading_words.terms(passage, at, mode, end)
        value["terms"] = found if type_name in _WITH_TERMS else [t for t in found if t["missing"]]
    if type_name in _DEGREES:
        value["degree"] = _DEGREES[type_name]
    if kind.kind != "say":
        value["places"] = _places(passage, at, end, actors, known)
    if actors and len(actors) == 1 and (stands := _stands_for(row, actors[0]["name"], known)):
        value["speaks_for"] = named.party(stands)
    if value["modality"] == "reported":
        value["source"] = _source(passage, at, start, row, known)
        if value["source"] and actors and actors[0]["name"] == value["source"]:
            value["actors"] = actors[1:] or actors
    if type_name in _ANSWERS or type_name in _ASKED:
        answered = _answered(passage, value, known)
        if answered:
            value["answers"] = [{"act": answered, "as": None}]
    return value


def _verb(passage: str, kind: ActType) -> tuple[int, int]:
    found = types.told(passage, [kind])
    return (found[0].start, found[0].end) if found else (0, 0)


def _by(passage: str, at: int, verb: int, row: Row, known: Known) -> tuple[list[Party], bool]:
    """Who acts, and whether that is the paper's own voice."""
    before = passage[:verb]
    whose = named.pronoun(before)
    parties = named.in_words(before, at, known.names)
    if whose == "own" and not (parties and passage.find(parties[0]["text"] or "") == 0):
        return named.sender(row, known.names), True
    if parties:
        first = parties[0]
        together = [p for p in parties[1:] if _joined(passage, at, first, p)]
        return [first, *together], False
    if whose == "theirs":
        return named.addressees(row, known.names), False
    if whose == "others":
        earlier = [a for a in known.acts if a.document == row["id"] and a.start < at]
        if earlier:
            return [
                {**p, "text": None, "start": None, "end": None} for p in _actors(earlier[-1])
            ], False
        return [], False
    return named.sender(row, known.names), True


def _joined(passage: str, at: int, first: Party, other: Party) -> bool:
    between = passage[first["end"] - at : other["start"] - at]
    return between.strip(" ,") in ("", "and", "and the", "the", "and of")


def _to(
    passage: str, at: int, verb: tuple[int, int], row: Row, known: Known, *, own: bool
) -> list[Party]:
    after = passage[verb[1] :]
    parties = named.in_words(after, at + verb[1], known.names)
    # an addressee stands soon after the verb; what is named later belongs to the matter
    near = [p for p in parties if len(passage[verb[1] : p["start"] - at].split()) <= 3]
    near += [p for p in parties if near and p not in near and _joined(passage, at, near[-1], p)]
    if near:
        return near
    whose = named.pronoun(after)
    if whose == "own" and not own:
        return named.sender(row, known.names)
    return named.addressees(row, known.names) if own or whose == "theirs" else []


def _dates(row: Row, happened: Sequence[Row], last: Sequence[Row], *, own: bool) -> Row:
    value: Row = {}
    paper: Row = row.get("date") or {}
    if happened and not own:
        first = happened[0]
        value |= {"date": first["value"], "date_text": first["text"]}
        value["date_alternatives"] = _others(first)
    elif own and paper.get("value"):
        value |= {"date": paper["value"], "date_text": None, "date_alternatives": _others(paper)}
    if last:
        value["deadline"] = [last[0]["value"], *(a["value"] for a in _others(last[0]))]
        value["deadline_span"] = [last[0]["start"], last[0]["end"]]
    return value


def _others(date: Row) -> list[Row]:
    return [
        {"value": one["value"], "why": one.get("why")}
        for one in date.get("alternatives") or ()
        if one.get("value")
    ]


def _clauses(passage: str, at: int) -> Row:
    value: Row = {}
    for key, piece in (
        ("condition", reading_words.condition(passage)),
        ("consequence", reading_words.consequence(passage)),
    ):
        if piece:
            value[key] = passage[slice(*piece)]
            value[f"{key}_span"] = [at + piece[0], at + piece[1]]
    return value


def _places(passage: str, at: int, after: int, actors: Sequence[Party], known: Known) -> list[Row]:
    """What is named after the verb of a deed, with the coordinates known for that name."""
    made: list[Row] = []
    acting = {one["name"] for one in actors}
    for one in named.in_words(passage[after:], at + after, Names()):
        if one["name"] in acting or one["tier"] in ("person", "army", "government", "body"):
            continue
        lat, lon = known.places.get(one["name"], (None, None))
        made.append(
            {k: one[k] for k in ("name", "text", "start", "end")} | {"lat": lat, "lon": lon}
        )
    return made


def _stands_for(row: Row, name: str, known: Known) -> str | None:
    stands = named.represented(row, name, known.names)
    return stands if stands != name else None


def _source(passage: str, at: int, verb: int, row: Row, known: Known) -> str | None:
    parties = named.in_words(passage[: max(verb, 1)], at, known.names)
    if parties:
        return str(parties[0]["name"])
    voice = named.sender(row, known.names)
    return str(voice[0]["name"]) if voice and named.pronoun(passage) == "own" else None


def _answered(passage: str, value: Row, known: Known) -> str | None:
    ranked = ranked_questions(passage, value, known)
    first = ranked[0] if ranked else None
    sure = answering.SURE if value["type"] in _ASKED else answering.SURE - 2
    return first.act if first and first.weight >= sure else None


def ranked_questions(passage: str, value: Row, known: Known) -> list[answering.Choice]:
    """The questions that an act with this value may answer, the likeliest first."""
    actors = [str(one["name"]) for one in value.get("actors") or ()]
    stands: Any = value.get("speaks_for")
    if stands:
        actors.append(stands["name"])
    targets = [str(one["name"]) for one in value.get("targets") or ()]
    targets += [known.names.speaks[one] for one in targets if one in known.names.speaks]
    return answering.choices(known.questions, actors, targets, passage, before=value.get("date"))


def _actors(act: Act) -> list[Party]:
    if act.actors:
        return [_plain(one) for one in act.actors]
    return [named.party(act.actor)] if act.actor else []


def _plain(one: Any) -> Party:  # noqa: ANN401 - a record's fields as a table
    return {"name": one.name, "text": None, "start": None, "end": None, "tier": one.tier}
