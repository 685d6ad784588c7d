"""The value of an act as it is proposed: each field from the words, the paper, or the habit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.exchange.paper import Paper
from regesta.model import Act
from regesta.model.act_types import ActType, act_types
from regesta.web.suggesting import answering, named, reading_words, types, words
from regesta.web.suggesting.named import Called, Names, Party, Row

_ANSWERS = frozenset({"accept", "reject", "agree", "acknowledge", "no_reply", "inform", "declare"})
"""Types that answer a question by nature."""
_WITH_TERMS = frozenset({"propose", "demand", "promise", "agree"})
_DEGREES = {"capture": "held", "recapture": "held", "hold": "held", "lose": "lost",
            "threaten_position": "threatened"}  # fmt: skip


_NEAR = 3
"""Words between a verb and its addressee; what is named later belongs to the matter."""
_HEAD = 5
"""Code points before a name at the head of a passage: an article."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a folder's ledger knows already, as far as a form can be filled from it."""

    names: Names = field(default_factory=Names)
    places: Mapping[str, tuple[float, float]] = field(
        default_factory=dict[str, tuple[float, float]]
    )
    acts: Sequence[Act] = ()


def known_of(acts: Sequence[Act], papers: Iterable[Paper]) -> Known:
    """What the acts of a folder tell about its parties and places; later acts tell more."""
    names = Names()
    places: dict[str, tuple[float, float]] = {}
    of_paper = {paper.id: paper for paper in papers}
    before: dict[tuple[str, str], set[str]] = {}
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
        if not actors or act.actor_text or any(one.text for one in act.actors):
            continue  # somebody else than the paper's own voice
        _note(names.of_writer, paper.id, paper.writers, actors, before)
        implied = [_plain(t) for t in act.targets if t.text is None]
        if implied and len(implied) == len(act.targets):
            _note(names.of_addressee, paper.id, paper.addressees, implied, before)
    return Known(names=names, places=places, acts=acts)


def _note(
    called: Called, paper: str, own: Sequence[str], parties: list[Party],
    before: dict[tuple[str, str], set[str]],
) -> None:  # fmt: skip
    """Note how a paper's party was called: for that paper, and for others once two agree."""
    called[paper] = tuple(parties)
    if len(own) != 1:
        return
    names = "; ".join(str(one["name"]) for one in parties)
    seen = before.setdefault((own[0], names), set())
    seen.add(paper)
    if len(seen) > 1:
        called[own[0]] = tuple(parties)


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
    verb = _verb(passage, kind)
    end = verb[1]
    every = tuple((t.start, t.end) for t in types.told(passage, list(act_types().values())))
    read = _Passage(passage, at, verb, row, known, every)
    said = kind.kind == "say"
    silent = _silent(read) if type_name == "no_reply" else []
    actors, own = (silent, False) if silent else _by(read)
    targets = _to(read, actors, own=own) if said else []
    happened, last = reading_words.days(passage, at, row)
    value: Row = {
        "type": type_name,
        "modality": reading_words.modality(passage, done=not said, own=own),
        "actors": actors,
        "targets": targets,
    }
    value |= _dates(row, happened, last, own=(own or bool(silent)) and said)
    value |= _clauses(passage, at)
    skip = [(t["start"] - at, t["end"] - at) for t in targets if t["start"] is not None]
    value["object"] = None if silent else reading_words.thing(passage, end, skip) or None
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
        value["source"] = _source(read)
        if value["source"] and actors and actors[0]["name"] == value["source"]:
            value["actors"] = actors[1:] or actors
    if type_name in _ANSWERS or type_name in answering.ASKING:
        answered = _answered(passage, value, known)
        cited = [] if answered else _cited(passage, at, row)
        if answered or (cited and type_name in _ANSWERS):
            value["answers"] = [{"act": answered, "as": None}] if answered else cited
    return value


def _verb(passage: str, kind: ActType) -> tuple[int, int]:
    found = types.told(passage, [kind])
    return (found[0].start, found[0].end) if found else (0, 0)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Marked words with their paper: `verb` is the extent of the words that tell the type."""

    words: str
    at: int
    verb: tuple[int, int]
    row: Row
    known: Known
    verbs: tuple[tuple[int, int], ...] = ()

    def named(self, start: int, end: int) -> list[Party]:
        """The parties that a part of the words names."""
        skip = [(a - start, b - start) for a, b in self.verbs]
        own = (*(self.row.get("from") or ()), *(self.row.get("to") or ()))
        names = named.with_names(self.known.names, named.called(own))
        return named.in_words(self.words[start:end], self.at + start, names, skip)

    def between(self, start: int, end: int) -> str:
        """What stands between two offsets of the source."""
        return self.words[start - self.at : end - self.at]

    @property
    def passive(self) -> bool:
        """Whether who stands before the verb is he to whom it is done."""
        pattern = words.any_of(words.listed("addressing", "passive"))
        ends = [m.end() for m in pattern.finditer(self.words, 0, self.verb[0])]
        verb = self.words[slice(*self.verb)].split()
        done = bool(verb) and verb[0].lower().endswith("ed")
        return done and bool(ends) and len(self.words[ends[-1] : self.verb[0]].split()) <= 1


def _by(read: _Passage) -> tuple[list[Party], bool]:
    """Who acts, and whether that is the paper's own voice."""
    row, names = read.row, read.known.names
    before = read.words[: read.verb[0]]
    if read.passive:
        after = [p for p in read.named(read.verb[1], len(read.words)) if _follows(read, p, "by")]
        return (after[:1], False) if after else (named.sender(row, names), True)
    whose = named.pronoun(before, row)
    parties = read.named(0, read.verb[0])
    first = parties[0] if parties else None
    if whose == "own" and not (first and first["start"] - read.at <= _HEAD):
        return named.sender(row, names), True
    if first:
        together = [first]
        for one in parties[1:]:
            if not _joined(read, together[-1], one):
                break
            together.append(one)
        rest = read.between(together[-1]["end"], read.at + read.verb[0])
        if re.match(r",?\s+and\s+(?:I|myself|we|ourselves)\b", rest):
            together += named.sender(row, names)
        return together, _speaks_of_itself(row, together)
    if whose == "theirs":
        return named.addressees(row, names), False
    if whose == "others":
        earlier = [a for a in read.known.acts if a.document == row["id"] and a.start < read.at]
        return (_implied(_actors(earlier[-1])) if earlier else []), False
    return named.sender(row, names), True


def _speaks_of_itself(row: Row, parties: Iterable[Party]) -> bool:
    """Whether the names are the sender's own: notes speak of their writer in the third person."""
    senders = {one.casefold() for one in named.called(row.get("from") or ())}
    return all(str(one["name"]).casefold() in senders for one in parties)


def _silent(read: _Passage) -> list[Party]:
    """From whom no answer came, where the words say so."""
    named_after = read.named(read.verb[1], len(read.words))
    return [one for one in named_after if _follows(read, one, "from")][:1]


def _joined(read: _Passage, one: Party, other: Party) -> bool:
    between = read.between(one["end"], other["start"])
    return between.strip(" ,") in ("", "and", "and the", "the", "and of")


def _follows(read: _Passage, one: Party, *before: str) -> bool:
    """Whether a party follows one of some words, with an article between at most."""
    printed = read.between(read.at, one["start"]).split()
    while printed and printed[-1] in words.listed("no_names", "articles"):
        printed = printed[:-1]
    return bool(printed) and printed[-1] in before


def _owns(read: _Passage, one: Party) -> bool:
    """Whether a name is only that of an owner: «Emerson’s coming» addresses nobody."""
    return read.words[one["end"] - read.at :].startswith(("’s ", "'s "))


def _implied(parties: Iterable[Party]) -> list[Party]:
    return [{**one, "text": None, "start": None, "end": None} for one in parties]


def _to(read: _Passage, actors: Sequence[Party], *, own: bool) -> list[Party]:
    """To whom: who is named soon after the verb, or after «to»; you; the paper's addressee."""
    row, names = read.row, read.known.names
    start, end = read.verb
    after = read.words[end:]
    if read.passive:
        subject = read.named(0, start)
        other = named.pronoun(read.words[:start], row) in ("others", "own")
        return subject or ([] if other and not own else named.addressees(row, names))
    acting = {one["name"] for one in actors}
    parties = [p for p in read.named(end, len(read.words)) if p["name"] not in acting]
    parties = [p for p in parties if not _owns(read, p)]
    near = [p for p in parties if len(read.between(read.at + end, p["start"]).split()) <= _NEAR]
    if named.pronoun(" ".join(after.split()[:1]), row) == "others":
        return []  # «asked him»: who that is, the words do not say
    if near:
        near = near[:1]
        near += [p for p in parties if p not in near and _joined(read, near[-1], p)]
        return near
    papers = words.any_of(words.listed("addressing", "papers"))
    whose = named.pronoun(after, row)
    if not own:
        for one in [*read.named(0, start)[1:], *parties]:
            of = re.search(r"\w+\s+of\s+(?:the\s+)?$", read.between(read.at, one["start"]))
            if _follows(read, one, *words.listed("addressing", "before")) or (
                of and papers.match(of.group())
            ):
                return [one]
        if whose == "own":
            return named.sender(row, names)
    return named.addressees(row, names) if own or whose == "theirs" else []


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


def _source(read: _Passage) -> str | None:
    parties = read.named(0, max(read.verb[0], 1))
    if parties:
        return str(parties[0]["name"])
    voice = named.sender(read.row, read.known.names)
    return str(voice[0]["name"]) if voice and named.pronoun(read.words) == "own" else None


def _answered(passage: str, value: Row, known: Known) -> str | None:
    ranked = ranked_questions(passage, value, known)
    first = ranked[0] if ranked else None
    sure = answering.SURE if value["type"] in answering.ASKING else answering.SURE - 2
    return first.act if first and first.weight >= sure else None


def _cited(passage: str, at: int, row: Row) -> list[Row]:
    """The earlier paper that the words refer to, as a whole: it may ask several things."""
    return [
        {"text": one["text"], "start": one["start"], "end": one["end"],
         "document": one.get("document"), "act": None, "as": None}
        for one in row.get("replies_to") or ()
        if at <= one["start"] and one["end"] <= at + len(passage)
    ][:1]  # fmt: skip


def ranked_questions(passage: str, value: Row, known: Known) -> list[answering.Choice]:
    """The questions that an act with this value may answer, the likeliest first."""
    actors = [str(one["name"]) for one in value.get("actors") or ()]
    stands: Any = value.get("speaks_for")
    if stands:
        actors.append(stands["name"])
    targets = [str(one["name"]) for one in value.get("targets") or ()]
    targets += [known.names.speaks[one] for one in targets if one in known.names.speaks]
    return answering.choices(known.acts, actors, targets, passage, before=value.get("date"))


def _actors(act: Act) -> list[Party]:
    if act.actors:
        return [_plain(one) for one in act.actors]
    return [named.party(act.actor)] if act.actor else []


def _plain(one: Any) -> Party:  # noqa: ANN401 - a record's fields as a table
    return {"name": one.name, "text": None, "start": None, "end": None, "tier": one.tier}
