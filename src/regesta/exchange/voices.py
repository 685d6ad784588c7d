"""Whose voice a paper is, and which of its acts are the speaker's own word."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Protocol

import msgspec

from regesta.exchange.brief import Who
from regesta.exchange.paper import Paper
from regesta.exchange.parties import Parties, actor_names, normal
from regesta.exchange.rulebook import table
from regesta.model import Act


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What is heard in a paper.

    `voice` tells what it tells, `through` is who wrote it where the voice is another's.
    """

    voice: tuple[Who, ...]
    through: tuple[Who, ...] = ()


class Seen(Protocol):
    """What this needs of the view."""

    parties: Parties
    papers: tuple[Paper, ...]

    def paper_of(self, act: Act) -> Paper | None:
        """The innermost paper around an act."""
        ...

    def paper(self, document: str | None) -> Paper | None:
        """A paper by its id."""
        ...

    def acts_of(self, document: str | None) -> tuple[Act, ...]:
        """The acts of a paper."""
        ...

    def acts_with(self, act: Act) -> tuple[Act, ...]:
        """The acts of the same paper."""
        ...

    def by(self, act: Act) -> tuple[str, ...]:
        """The parties that act."""
        ...

    def agents(self, act: Act) -> tuple[str, ...]:
        """The persons through whom they act."""
        ...

    def actors(self, act: Act) -> tuple[str, ...]:
        """Both."""
        ...


class Voices:
    """The voices of all papers, each found once."""

    def __init__(self, view: Seen) -> None:
        self._view = view
        self._heard: dict[str, Heard] = {}
        self._own: dict[str, bool] = {}

    def around(self, act: Act) -> Heard:
        """What is heard in the paper around an act."""
        paper = self._view.paper_of(act)
        key = paper.id if paper else act.document or act.file
        if key not in self._heard:
            self._heard[key] = self._hear(paper, self._view.acts_with(act))
        return self._heard[key]

    def sides(self, name: str) -> set[str]:
        """Whom somebody is known to be of, by his name in a heading."""
        return self._sides_of((name,), self._view.parties.alike(name))

    def own_word(self, act: Act) -> bool:
        """Whether an act is the speaker's own word: a speech act, in his own paper or by his envoy.

        Not what is told on another's word, nor what somebody narrates of him.
        """
        if act.id not in self._own:
            self._own[act.id] = self._is_own(act)
        return self._own[act.id]

    def _is_own(self, act: Act) -> bool:
        if not _says(act) or act.source:
            return False
        if act.modality in {"reported", "denied"} or not actor_names(act):
            return False
        if _own(act.actor_text):
            return True
        voices = {who.id for who in self.around(act).voice}
        if act.via and self._view.parties.id_of(act.via) in voices:
            return True
        return not voices.isdisjoint(self._view.actors(act)) or self._writes(act)

    def _hear(self, paper: Paper | None, acts: Sequence[Act]) -> Heard:
        """Whose voice a paper is, and who wrote it where that is another.

        The writer of the heading, where he acts in the paper. Else, over him, who speaks in most
        of its acts, if the writer is known to be of that side: a title's "government" may act in
        the paper by another name, and a delegate may speak as his government throughout. Else the
        writer, else who says "I", else the heading, else the voice of the paper around it. A
        writer whom nobody names is called after his paper, and stays unnamed.
        """
        parties = self._view.parties
        writers = paper.writers if paper else ()
        found = tuple(dict.fromkeys(
            one for writer in writers if (one := self._bearer(writer, acts))
        ))  # fmt: skip
        headed = tuple(parties.who(party) for party in found) or tuple(
            dict.fromkeys(parties.who(writer) for writer in writers)
        )
        spoken = self._in_first_person(acts)
        acting = {party for act in acts for party in self._view.actors(act)}
        if not acting.isdisjoint(found) and not (spoken and len(writers) > 1):
            return Heard(voice=headed)
        sides = self._sides_of(writers, found)
        speakers = self._speakers(acts, writers, sides) if writers else ()
        if speakers:
            persons = (who for who in headed if parties.kind(who.id) in {"person", None})
            voice = tuple(parties.who(party) for party in speakers)
            return Heard(voice=voice, through=tuple(who for who in persons if who not in voice))
        if found and not (spoken and len(writers) > 1):
            return Heard(voice=headed)
        if spoken and (not writers or len(writers) > 1 or not sides.isdisjoint(spoken)):
            return Heard(voice=tuple(parties.who(party) for party in spoken))
        if writers:
            return Heard(voice=headed)
        outer = self._view.paper(paper.nested_in) if paper else None
        if outer is not None:
            within = self._view.acts_of(outer.id)
            around = self.around(within[0]) if within else self._hear(outer, ())
            return Heard(voice=around.voice)
        of = (paper.head or paper.kind) if paper else "the paper"
        unnamed = f"p-writer-of-{paper.id if paper else 'unknown'}"
        return Heard(voice=(Who(id=unnamed, name=f"unnamed writer of: {of}"),))

    def _sides_of(self, writers: Sequence[str], found: Sequence[str]) -> set[str]:
        """Whom a writer is known to be of: by mandate, by ruling, or as he says "we" for them."""
        parties = self._view.parties
        sides = {state for party in found for state in parties.speaks_for(party)}
        sides.update(group for party in found for group in parties.member_of(party))
        for writer in writers:
            said = self._said_we.get(normal(writer), {})
            sides.update(party for party in said if said[party] == max(said.values()))
        return sides

    @cached_property
    def _said_we(self) -> dict[str, dict[str, int]]:
        """By each name in a heading, for whom its papers say "I", "we" or "this Government"."""
        found: dict[str, dict[str, int]] = {}
        for paper in self._view.papers:
            for act in self._view.acts_of(paper.id):
                if act.source or act.via or not _own(act.actor_text):
                    continue
                for writer in paper.writers:
                    counted = found.setdefault(normal(writer), {})
                    for party in self._view.by(act):
                        counted[party] = counted.get(party, 0) + 1
        return found

    def _speakers(
        self, acts: Sequence[Act], writers: Sequence[str], sides: set[str]
    ) -> tuple[str, ...]:
        """Who speaks in half of the acts or more, of the writer's sides or by his office.

        An act by another person in their name is told, not spoken; so is one whose actor the
        words name, unless the heading names an office of that party.
        """
        spoken: dict[str, int] = {}
        headings = [set(normal(writer).split()) for writer in writers]
        for act in acts:
            if act.source or act.via or not _says(act):
                continue
            for party in self._view.by(act):
                names = [set(normal(name).split()) for name in self._view.parties.names(party)]
                office = any(name <= one for name in names if name for one in headings)
                unnamed = not act.actor_text or _own(act.actor_text)
                if office or (unnamed and party in sides and not self._view.agents(act)):
                    spoken[party] = spoken.get(party, 0) + 1
        most = max(spoken.values(), default=0)
        if 2 * most < len(acts) or not most:
            return ()
        return tuple(party for party, times in spoken.items() if times == most)

    def _in_first_person(self, acts: Sequence[Act]) -> list[str]:
        """Who says "I" or "we" most often; who says "our army" where nobody does."""
        spoken: dict[str, int] = {}
        of_ours: dict[str, int] = {}
        parties = self._view.parties
        for act in acts:
            if act.source or act.via:
                continue
            if _written(act.actor_text, "first_person"):
                for party in self._view.agents(act) or self._view.by(act):
                    spoken[party] = spoken.get(party, 0) + 1
            elif act.actor_text and act.actor_text.casefold().split()[0] in _listed(
                "voices", "ours"
            ):
                for party in self._view.by(act):
                    for group in parties.member_of(party):
                        of_ours[group] = of_ours.get(group, 0) + 1
        found = spoken or of_ours
        return [party for party, times in found.items() if times == max(found.values())]

    def _bearer(self, writer: str, acts: Sequence[Act]) -> str | None:
        """The one party that bears a writer's name, more or less of it.

        First among those who act or report in the paper itself, then among all persons. Names of
        others than persons must be the same: a part of a country is not that country, and a
        delegate of a government is not that government.
        """
        parties = self._view.parties
        if parties.known(writer):
            return parties.id_of(writer)
        words = Counter(normal(writer).split())
        names = {
            name for act in acts for name in (*actor_names(act), *((act.via,) if act.via else ()))
        }
        near = {
            parties.id_of(name) for name in names
            if (other := Counter(normal(name).split())) and (words <= other or other <= words)
            and not {"of", "for"} & (words - other).keys()
        }  # fmt: skip
        everywhere = set(parties.alike(writer))
        for found, kinds in ((near, ("person", None)), (everywhere, ("person",))):
            persons = [one for one in found if parties.kind(one) in kinds]
            if len(persons) == 1:
                return persons[0]
        return None

    def _writes(self, act: Act) -> bool:
        """Whether the heading gives an actor as a writer; where no paper is known, he is."""
        paper = self._view.paper_of(act)
        if paper is None:
            return True
        writers = {self._view.parties.id_of(writer) for writer in paper.writers}
        return not writers.isdisjoint(self._view.actors(act))


def _says(act: Act) -> bool:
    """Whether an act is said by its actor; a silence is told of him by others."""
    return act.type in _listed("act_kinds", "say") and act.type not in _listed(
        "act_kinds", "silence"
    )


def _own(text: str | None) -> bool:
    return _written(text, "first_person") or _written(text, "own_side")


def _written(text: str | None, key: str) -> bool:
    return bool(text) and " ".join((text or "").casefold().split()) in _listed("voices", key)


@cache
def _listed(name: str, key: str) -> frozenset[str]:
    return frozenset(table(name)[key])
