"""Whose voice a paper is, and which of its acts are the speaker's own word."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import msgspec

from regesta.exchange.brief import Who
from regesta.exchange.paper import Paper
from regesta.exchange.parties import Parties, actor_names, normal
from regesta.exchange.rulebook import table
from regesta.model import Act


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What is heard in a paper.

    `voice` tells what it tells, `through` is who wrote it where the voice is another's. `speaker`
    is who speaks in most of its acts by a pronoun or unnamed; `sent_on` where the voice does
    nothing in the paper: it sends on what others say.
    """

    voice: tuple[Who, ...]
    through: tuple[Who, ...]
    speaker: str | None
    sent_on: bool


class Seen(Protocol):
    """What this needs of the view."""

    parties: Parties

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
        if _own(act.actor_text) or act.via or act.instructed:
            return True
        heard = self.around(act)
        voices = {who.id for who in heard.voice}
        if not voices.isdisjoint(self._view.actors(act)) or self._writes(act):
            return True
        return not act.actor_text and heard.sent_on and heard.speaker in self._view.by(act)

    def _hear(self, paper: Paper | None, acts: Sequence[Act]) -> Heard:
        speaker = self._speaker(acts, named=False)
        acting = {party for act in acts for party in self._view.actors(act)}
        voice, through = self._voice(paper, acts, speaker, acting)
        return Heard(
            voice=voice, through=through, speaker=speaker,
            sent_on=acting.isdisjoint(who.id for who in voice),
        )  # fmt: skip

    def _voice(
        self, paper: Paper | None, acts: Sequence[Act], speaker: str | None, acting: set[str]
    ) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
        """Whose voice a paper is, and who wrote it where that is another.

        The writer of the heading, where he acts or reports in the paper. Else who speaks in most
        of its acts: a title's "government" may act there by another name, and a delegate may
        speak as his government throughout; the heading's person is then who it came through.
        Else who says "I", else the heading, else the voice of the paper around it. A writer whom
        nobody names is called after his paper, and stays unnamed.
        """
        parties = self._view.parties
        writers = paper.writers if paper else ()
        found = tuple(dict.fromkeys(
            one for writer in writers if (one := self._bearer(writer, acts))
        ))  # fmt: skip
        reporting = {parties.id_of(act.via) for act in acts if act.via}
        headed = tuple(parties.who(party) for party in found) or tuple(
            dict.fromkeys(parties.who(writer) for writer in writers)
        )
        spoken = self._in_first_person(acts)
        if not acting.isdisjoint(found) and not (spoken and len(writers) > 1):
            return headed, ()
        if reporting.isdisjoint(found) and writers:
            side = speaker or self._side(writers, acts)
            if side:
                persons = (who for who in headed if parties.kind(who.id) in {"person", None})
                return (parties.who(side),), tuple(persons)
        if found and not (spoken and len(writers) > 1):
            return headed, ()
        if spoken:
            return tuple(parties.who(party) for party in spoken), ()
        if writers:
            return headed, ()
        outer = self._view.paper(paper.nested_in) if paper else None
        if outer is not None:
            within = self._view.acts_of(outer.id)
            return (self.around(within[0]) if within else self._hear(outer, ())).voice, ()
        of = (paper.head or paper.kind) if paper else "the paper"
        unnamed = f"p-writer-of-{paper.id if paper else 'unknown'}"
        return (Who(id=unnamed, name=f"unnamed writer of: {of}"),), ()

    def _side(self, writers: Sequence[str], acts: Sequence[Act]) -> str | None:
        """Whose office a heading names: the party in its words that speaks in most of the acts."""
        party = self._speaker(acts, named=True)
        if party is None:
            return None
        names = [set(normal(name).split()) for name in self._view.parties.names(party)]
        headings = [set(normal(writer).split()) for writer in writers]
        return party if any(name <= one for name in names if name for one in headings) else None

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

    def _speaker(self, acts: Sequence[Act], *, named: bool) -> str | None:
        """Who speaks in half of a paper's acts or more; named in them, or by a pronoun only."""
        spoken: dict[str, int] = {}
        for act in acts:
            if act.source or act.via or not _says(act):
                continue
            if named or not act.actor_text or _own(act.actor_text):
                for party in self._view.by(act):
                    spoken[party] = spoken.get(party, 0) + 1
        most = max(spoken, key=lambda party: spoken[party], default=None)
        return most if most is not None and 2 * spoken[most] >= len(acts) else None

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
