"""The acts of a folder as every section sees them: in order of days, with who acts and who says."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from regesta.exchange.brief import Passage, Who
from regesta.exchange.paper import Paper
from regesta.exchange.parties import Parties, actor_names
from regesta.exchange.timing import MIN, When, iso, when
from regesta.exchange.voices import Voices
from regesta.model import Act, PartyLink, Span, ThreadLink

TOLD = "the day of the paper that tells it"
CONTAINER = "the day of the paper around the one that tells it"
NO_DAY = "no paper gives a day; what was done then counts from the beginning"


class View:
    """Acts, papers and rulings, read once; everything here is the same on any day."""

    def __init__(
        self,
        acts: Iterable[Act],
        papers: Iterable[Paper] = (),
        links: Iterable[PartyLink | ThreadLink] = (),
    ) -> None:
        given = tuple(acts)
        self.papers = tuple(papers)
        self.links = tuple(links)
        self._paper = {paper.id: paper for paper in self.papers}
        self._papers_in: dict[str, list[Paper]] = {}
        for paper in self.papers:
            self._papers_in.setdefault(paper.file, []).append(paper)
        self._around = {act.id: self._innermost(act) for act in given}
        self._by: dict[str, tuple[str, ...]] = {}
        self._when = {act.id: self._dated(act) for act in given}
        self._by: dict[str, tuple[str, ...]] = {}
        self._says: dict[str, tuple[Who, ...]] = {}
        self._own: dict[str, bool] = {}
        self.acts = tuple(sorted(given, key=self._order))
        self._act = {act.id: act for act in self.acts}
        self.parties = Parties(self.acts, self.papers, self.links)
        self._voices = Voices(self)

    def act(self, act_id: str) -> Act | None:
        """An act by its id."""
        return self._act.get(act_id)

    def paper(self, document: str | None) -> Paper | None:
        """A paper by its id."""
        return self._paper.get(document) if document else None

    def paper_of(self, act: Act) -> Paper | None:
        """The innermost paper around an act."""
        return self._around[act.id] if act.id in self._around else self._innermost(act)

    def papers_around(self, paper: Paper | None) -> tuple[Paper, ...]:
        """A paper and those it is nested in, innermost first."""
        chain: list[Paper] = []
        while paper is not None and paper not in chain:
            chain.append(paper)
            paper = self.paper(paper.nested_in)
        return tuple(chain)

    def acts_with(self, act: Act) -> tuple[Act, ...]:
        """The acts of the same paper, or of the same source where no paper is around an act."""
        paper = self.paper_of(act)
        return self._acts_of.get(paper.id if paper else act.document or act.file, ())

    def acts_of(self, document: str | None) -> tuple[Act, ...]:
        """The acts that stand in a paper itself, not in one nested in it."""
        return self._acts_of.get(document, ())

    def when(self, act: Act) -> When | None:
        """When an act happened: its own date, else that of the paper that tells it."""
        return self._when[act.id] if act.id in self._when else self._dated(act)

    def day(self, act: Act) -> int:
        """The day from which an act counts; the first of all days where none is known."""
        found = self.when(act)
        return found.day if found else MIN

    def date(self, act: Act) -> str | None:
        """The day of an act as the brief prints it.

        What a paper tells without a day had happened when it was written; what it says in its own
        voice, it says that day.
        """
        found = self.when(act)
        if found is None:
            return None
        told = found.estimated and found.first == found.last and act.modality != "planned"
        if told and not self.own_word(act):
            return f"[..{iso(found.first)}]"
        return found.text

    def estimated(self, act: Act) -> str | None:
        """What its day rests on, where no paper states it."""
        found = self.when(act)
        return found.estimated if found else NO_DAY

    def paper_date(self, act: Act) -> str | None:
        """The date of the paper that an act stands in."""
        for paper in self.papers_around(self.paper_of(act)):
            if paper.date:
                return paper.date
        return None

    def by(self, act: Act) -> tuple[str, ...]:
        """The parties that act: the state that is represented, else each actor by itself."""
        found = self._by.get(act.id)
        if found is None:
            states = (act.speaks_for.name,) if act.speaks_for else actor_names(act)
            found = self._by[act.id] = self._ids(states)
        return found

    def together(self, act: Act) -> tuple[Who, ...]:
        """By whom an act is, each by itself."""
        return self._whos(self.by(act))

    def as_one(self, act: Act) -> Who | None:
        """By whom an act is, as one: by the name it gives several together, else the first."""
        by = self.by(act)
        if len(by) > 1 and act.actor and self.parties.id_of(act.actor) not in by:
            return self.parties.who(act.actor)
        return self.parties.who(by[0]) if by else None

    def agents(self, act: Act) -> tuple[str, ...]:
        """The persons through whom a state acts; nobody where the actors act for themselves."""
        if not act.speaks_for:
            return ()
        by = self.by(act)
        return tuple(party for party in self._ids(actor_names(act)) if party not in by)

    def actors(self, act: Act) -> tuple[str, ...]:
        """Everybody who acts: the represented state first, then the persons."""
        agents = self.agents(act)
        return (*self.by(act), *agents) if agents else self.by(act)

    def targets(self, act: Act) -> tuple[str, ...]:
        """The addressees, each once, in the order of the act."""
        return self._ids(tuple(named.name for named in act.targets))

    def says(self, act: Act) -> tuple[Who, ...]:
        """Whose account an act is.

        Its `source`, if the paper names one; the actor, where he speaks in the paper's own voice;
        else whose voice the paper is.
        """
        found = self._says.get(act.id)
        if found is None:
            found = self._says[act.id] = self._account(act)
        return found

    def _account(self, act: Act) -> tuple[Who, ...]:
        if act.source:
            source = self.parties.id_of(act.source)
            if source in self.agents(act):
                return self._whos(self.by(act))
            return (self.parties.who(act.source),)
        if self.own_word(act):
            return self._whos(self.by(act))
        return self.voice(act)

    def via(self, act: Act) -> tuple[Who, ...]:
        """Through whom an account reached us: the persons who spoke for a state, the reporter."""
        said = {who.id for who in self.says(act)}
        found: list[str] = []
        if self._voices.spoken(act):
            found.extend(self.agents(act))
        if act.via:
            found.append(self.parties.id_of(act.via))
        heard = self._voices.around(act)
        voice = {who.id: who for who in (heard.through or heard.voice)}
        if heard.through or (said.isdisjoint(voice) and voice.keys().isdisjoint(self.actors(act))):
            found.extend(voice)
        parties = [
            party for party in dict.fromkeys(found)
            if party not in said and (
                len(each := self.parties.each(party)) == 1 or not {*found, *said}.issuperset(each)
            )
        ]  # fmt: skip
        return tuple(voice.get(party) or self.parties.who(party) for party in parties)

    def own_word(self, act: Act) -> bool:
        """Whether an act is the speaker's own: a speech act, in his own paper or by his envoy."""
        return self._voices.own_word(act)

    def nobody(self, act: Act) -> Who:
        """Who acts where an act names nobody: each time somebody else, as far as anyone knows."""
        return Who(id=f"p-unnamed-in-{act.id}", name="not named")

    def voice(self, act: Act) -> tuple[Who, ...]:
        """Whose voice the paper around an act is."""
        return self._voices.around(act).voice

    def sides(self, name: str) -> set[str]:
        """Whom somebody is known to be of, by his name in a heading."""
        return self._voices.sides(name)

    def passages(self, act: Act, *spans: Span | None) -> tuple[Passage, ...]:
        """The words of an act, and further words of the same source, each passage once."""
        extents = [(act.start, act.end)]
        extents += [(span.start, span.end) for span in spans if span is not None]
        return tuple(
            Passage(source=act.file, start=start, end=end) for start, end in dict.fromkeys(extents)
        )

    def words(self, act: Act, start: int | None, end: int | None) -> tuple[Passage, ...]:
        """Words of an act's source, where it gives them."""
        if start is None or end is None:
            return ()
        return (Passage(source=act.file, start=start, end=end),)

    def _ids(self, names: Sequence[str]) -> tuple[str, ...]:
        if len(names) == 1:
            return (self.parties.id_of(names[0]),)
        return tuple(dict.fromkeys(self.parties.id_of(name) for name in names))

    def _whos(self, parties: Sequence[str]) -> tuple[Who, ...]:
        return tuple(self.parties.who(party) for party in parties)

    def _order(self, act: Act) -> tuple[int, str, int, str]:
        found = self._when[act.id]
        return (found.day if found else MIN, act.file, act.start, act.id)

    def _innermost(self, act: Act) -> Paper | None:
        if act.document in self._paper:
            return self._paper[act.document]
        around = [
            paper for paper in self._papers_in.get(act.file, ())
            if paper.start <= act.start and act.end <= paper.end and paper.kind != "apparatus"
        ]  # fmt: skip
        return min(around, key=lambda paper: (paper.end - paper.start, paper.id), default=None)

    def _dated(self, act: Act) -> When | None:
        if act.date:
            found = when(act.date, tuple(other.value for other in act.date_alternatives))
            if found is not None:
                return found
        for paper in self.papers_around(self.paper_of(act)):
            found = when(paper.date, paper.date_alternatives) if paper.date else None
            if found is not None:
                inner = paper.start <= act.start and paper is self.paper_of(act)
                return msgspec.structs.replace(found, estimated=TOLD if inner else CONTAINER)
        return None

    @cached_property
    def _acts_of(self) -> dict[str | None, tuple[Act, ...]]:
        found: dict[str | None, list[Act]] = {}
        for act in self.acts:
            paper = self.paper_of(act)
            found.setdefault(paper.id if paper else act.document or act.file, []).append(act)
        return {key: tuple(acts) for key, acts in found.items()}
