"""Whose voice a paper is, and which of its acts are the speaker's own word."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import msgspec

from regesta.exchange.brief import Who
from regesta.exchange.offices import Offices, Signers, initials_only, is_office
from regesta.exchange.paper import Paper
from regesta.exchange.parties import Parties, actor_names, normal
from regesta.exchange.speech import in_first_person, listed, own, says, written
from regesta.model import Act

_SPOKEN = frozenset({"asserted", "conditional"})


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What is heard in a paper.

    `voice` tells what it tells, `through` is who wrote it where the voice is another's. What
    `own` say there is their own word too.
    """

    voice: tuple[Who, ...]
    through: tuple[Who, ...] = ()
    own: frozenset[str] = frozenset()


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

    def targets(self, act: Act) -> tuple[str, ...]:
        """Those addressed."""
        ...


class Voices:
    """The voices of all papers, each found once."""

    def __init__(self, view: Seen) -> None:
        self._view = view
        self._heard: dict[str, Heard] = {}
        self._own: dict[str, bool] = {}
        self._offices = Offices(view.parties)
        self._signers = Signers(view.papers)

    def around(self, act: Act) -> Heard:
        """What is heard in the paper around an act."""
        paper = self._view.paper_of(act)
        key = paper.id if paper else act.document or act.file
        if key not in self._heard:
            self._heard[key] = self._hear(paper, self._view.acts_with(act))
        return self._heard[key]

    def sides(self, name: str) -> set[str]:
        """Whom somebody is known to be of, by his name or his office in a heading."""
        parties = self._view.parties
        bodies = self._offices.bodies((name,))
        states = {state for body in bodies for state in parties.speaks_for(body)}
        ours = states.union(bodies, self._commands.get(normal(name), ()))
        return self._sides_of((name,), parties.alike(name)) | ours

    def own_word(self, act: Act) -> bool:
        """Whether an act is the speaker's own word: a speech act, in his own paper or by his envoy.

        Not what is told on another's word, nor what somebody narrates of him.
        """
        if act.id not in self._own:
            self._own[act.id] = self._is_own(act)
        return self._own[act.id]

    def spoken(self, act: Act) -> bool:
        """Whether an act is said, by whomever it is told: then who said it is in the chain."""
        return says(act)

    def _is_own(self, act: Act) -> bool:
        if not says(act) or act.source:
            return False
        if act.modality in {"reported", "denied"} or not actor_names(act):
            return False
        if own(act.actor_text):
            return True
        heard = self.around(act)
        voices = {*(who.id for who in heard.voice), *heard.own}
        if act.via and self._view.parties.id_of(act.via) in voices:
            return True
        if not voices.isdisjoint(self._view.actors(act)) or self._writes(act):
            return True
        return self._answers_within(act, voices)

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
        found = self._bearers(writers, acts)
        headed = tuple(parties.who(party) for party in found) or tuple(
            dict.fromkeys(parties.who(writer) for writer in writers)
        )
        spoken = self._in_first_person(acts)
        acting = {party for act in acts for party in self._view.actors(act)}
        if not acting.isdisjoint(found) and not (spoken and len(writers) > 1):
            return Heard(voice=headed)
        known = self._signed_by_several(paper, acts, headed) or self._of_office(
            acts, writers, headed
        )
        signed = () if known or found or not paper else self._bearers(paper.signed, acts)
        if known or signed:
            return known or Heard(voice=tuple(parties.who(party) for party in signed))
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
        return Heard(voice=headed) if writers else self._around(paper)

    def _around(self, paper: Paper | None) -> Heard:
        """The voice of the paper around one that has none; else somebody whom nobody names."""
        outer = self._view.paper(paper.nested_in) if paper else None
        if outer is not None:
            within = self._view.acts_of(outer.id)
            around = self.around(within[0]) if within else self._hear(outer, ())
            return Heard(voice=around.voice)
        of = _called(paper) if paper else "the paper"
        unnamed = f"p-writer-of-{paper.id if paper else 'unknown'}"
        return Heard(voice=(Who(id=unnamed, name=f"unnamed writer of: {of}"),))

    def _bearers(self, writers: Sequence[str], acts: Sequence[Act]) -> tuple[str, ...]:
        found = (self._bearer(writer, acts) for writer in writers)
        return tuple(dict.fromkeys(party for party in found if party))

    def _of_office(
        self, acts: Sequence[Act], writers: Sequence[str], headed: tuple[Who, ...]
    ) -> Heard | None:
        """The body that a heading's office heads, or the state for which that body speaks.

        Or for which that office says "we" in any paper; or in whose name the writer, whoever he is,
        gives orders to those he writes to. Which of them speaks in the paper most, the state where
        they are equal.
        """
        parties = self._view.parties
        offices = [writer for writer in writers if is_office(writer)]
        bodies = self._offices.bodies(offices)
        states = (
            *(state for body in bodies for state in parties.speaks_for(body)),
            *sorted(self._sides_of(offices, ())),
            *sorted({by for one in writers for by in self._commands.get(normal(one), ())}),
        )
        spoken = Counter(
            party for act in acts if says(act) and not act.source and not act.via
            for party in self._view.by(act)
        )  # fmt: skip
        ours = [party for party in dict.fromkeys((*states, *bodies)) if spoken[party]]
        if not ours:
            return None
        voice = max(ours, key=lambda party: spoken[party])
        return Heard(
            voice=(parties.who(voice),),
            through=tuple(who for who in headed if who.id not in ours),
            own=frozenset((*states, *bodies)),
        )

    def _signed_by_several(
        self, paper: Paper | None, acts: Sequence[Act], headed: tuple[Who, ...]
    ) -> Heard | None:
        """Who speaks in a paper that several sign, through those whose names can be read."""
        joint = self._jointly(paper, acts)
        if not joint:
            return None
        return Heard(
            voice=tuple(self._view.parties.who(party) for party in joint),
            through=tuple(
                who for who in headed if who.id not in joint and not initials_only(who.name)
            ),
        )

    def _jointly(self, paper: Paper | None, acts: Sequence[Act]) -> tuple[str, ...]:
        """Who speaks in a paper that several sign, or nobody, or initials alone.

        Those by whom everything is that it says, where several sign or it says "we" or "the
        undersigned"; in a minute that nobody is known to have signed, those who met and speak.
        """
        writers = paper.writers if paper else ()
        named = [writer for writer in writers if not initials_only(writer)]
        if paper is None or paper.nested_in or len(named) == 1:
            return ()
        said = [act for act in acts if says(act) and not act.source and act.modality in _SPOKEN]
        by = Counter(self._view.by(act) for act in said)
        by.pop((), None)
        if not by:
            return ()
        most = max(by, key=lambda parties: by[parties])
        if len(by) == 1 and ((len(named) > 1 and len(most) > 1) or (
            len(named) == 0 and any(in_first_person(act.quote) for act in said)
        )):  # fmt: skip
            return most
        met = any(act.type == "convene" and self._view.by(act) == most for act in acts)
        minute = not writers and paper.kind in listed("voices", "minutes")
        return most if minute and met and 2 * by[most] > len(said) else ()

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
                if act.source or act.via or not own(act.actor_text):
                    continue
                for writer in paper.writers:
                    counted = found.setdefault(normal(writer), {})
                    for party in self._view.by(act):
                        counted[party] = counted.get(party, 0) + 1
        return found

    @cached_property
    def _commands(self) -> dict[str, set[str]]:
        """By each name in a heading, in whose name he orders the addressees of his own papers.

        Nobody tells somebody else what a third orders him to do, and names no source: such an order
        is given by the paper itself.
        """
        found: dict[str, set[str]] = {}
        parties = self._view.parties
        for paper in self._view.papers:
            for act in self._view.acts_of(paper.id):
                implied = not act.actor_text or own(act.actor_text)
                if act.type != "order" or act.source or act.via or not implied:
                    continue
                to = {
                    party for name in paper.addressees
                    for party in (parties.id_of(name), *parties.alike(name))
                }  # fmt: skip
                by = self._view.by(act)
                if len(by) == 1 and not to.isdisjoint(self._view.targets(act)):
                    for writer in paper.writers:
                        found.setdefault(normal(writer), set()).update(by)
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
            if act.source or act.via or not says(act):
                continue
            for party in self._view.by(act):
                names = [set(normal(name).split()) for name in self._view.parties.names(party)]
                office = any(name <= one for name in names if name for one in headings)
                unnamed = not act.actor_text or own(act.actor_text)
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
            if written(act.actor_text, "first_person"):
                for party in self._view.agents(act) or self._view.by(act):
                    spoken[party] = spoken.get(party, 0) + 1
            elif act.actor_text and act.actor_text.casefold().split()[0] in listed(
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
        return self._signers.alias(writer, parties)

    def _answers_within(self, act: Act, voices: set[str]) -> bool:
        """Whether an act speaks to the writer in a paper that is headed as from him and to him.

        Such a paper is a letter and its answer, read as one: who speaks to him there has answered.
        """
        paper = self._view.paper_of(act)
        if paper is None or {*map(normal, paper.writers)}.isdisjoint(map(normal, paper.addressees)):
            return False
        parties = self._view.parties
        him = voices | {state for voice in voices for state in parties.speaks_for(voice)}
        return any(parties.id_of(named.name) in him for named in act.targets)

    def _writes(self, act: Act) -> bool:
        """Whether the heading gives an actor as a writer; where no paper is known, he is."""
        paper = self._view.paper_of(act)
        if paper is None:
            return True
        writers = {self._view.parties.id_of(one) for one in (*paper.writers, *paper.signed)}
        return not writers.isdisjoint(self._view.actors(act))


def _called(paper: Paper) -> str:
    """What a paper is called whose writer nobody names."""
    if paper.head or paper.kind != "other":
        return paper.head or paper.kind
    return f"a paper of {paper.date}" if paper.date else "a paper"
