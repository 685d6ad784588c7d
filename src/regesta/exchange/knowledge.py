"""What was known by a day: to all, by what was published; to one party, by what reached it."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from regesta.errors import BadQuery
from regesta.exchange.brief import Passage, Unknown
from regesta.exchange.paper import Paper
from regesta.exchange.timing import MAX, When, iso, when
from regesta.exchange.view import View


class Day(msgspec.Struct, frozen=True):
    """The day on which a paper was known, and what that rests on where no paper states it."""

    day: int
    estimated: str | None = None


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """The acts that may be used; for some of them what their use rests on; papers left out.

    `silent` are the papers with acts of which nobody can say whether they were known by then.
    """

    acts: frozenset[str]
    estimated: dict[str, str]
    silent: tuple[Paper, ...]
    of: str

    def line(self) -> Unknown | None:
        """What the brief says of the papers left out for want of a day; None if there are none."""
        if not self.silent:
            return None
        kinds = sorted({paper.kind for paper in self.silent})
        return Unknown(
            what=f"{self.of}: {len(self.silent)} papers ({', '.join(kinds)})",
            why="nothing on file says so, and papers of their kind do not tell; they are left out",
            evidence=tuple(
                Passage(source=paper.file, start=place.start, end=place.end)
                for paper in self.silent
                for place in (paper.head_span or paper,)
            ),
            status="proposed",
        )


def published_by(view: View, day: str) -> Knowledge:
    """What was public by a day.

    Raises:
        BadQuery: `day` is no day.
    """
    last = _last(day)
    return _knowledge(view, _public(view), last, f"whether it was published by {iso(last)}")


def reached(view: View, party: str, day: str | None = None) -> Knowledge:
    """What a party, by one of its names or its id, knew by a day; by the last of all without one.

    That is what it wrote, what was addressed to it once it can have come, and what was public.

    Raises:
        BadQuery: No act, paper or ruling names that party, or `day` is no day.
    """
    found = view.parties.id_of(party)
    if not view.parties.name(found):
        raise BadQuery(
            f"no act and no paper names {party!r}",
            remedy="`regesta ledger FOLDER --what parties` lists the parties with their ids.",
        )
    last = MAX if day is None else _last(day)
    public = _public(view)
    days = {paper.id: _earlier(_had(view, paper, found), public[paper.id]) for paper in view.papers}
    name = view.parties.who(found).name
    until = f" by {iso(last)}" if day else ""
    return _knowledge(view, _inward(view, days), last, f"whether it had reached {name}{until}")


def known(
    view: View, *, by: str | None = None, party: str | None = None, on: str | None = None
) -> Knowledge:
    """What was public by the day `by`; or, with a party, what it knew on the day `on`.

    Where both are asked, what was public by `by` among what the party knew.

    Raises:
        BadQuery: As `published_by` and `reached`.
    """
    if party is None:
        return published_by(view, by or iso(MAX))
    found = reached(view, party, on)
    if by is None:
        return found
    public = published_by(view, by)
    return msgspec.structs.replace(found, acts=found.acts & public.acts)


def _knowledge(view: View, days: dict[str, Day | None], last: int, of: str) -> Knowledge:
    acts: set[str] = set()
    estimated: dict[str, str] = {}
    silent: list[Paper] = []
    for paper in view.papers:
        known = days[paper.id]
        inside = view.acts_of(paper.id)
        if known is None and inside:
            silent.append(paper)
        if known is None or known.day > last:
            continue
        acts.update(act.id for act in inside)
        if known.estimated:
            estimated.update((act.id, known.estimated) for act in inside)
    return Knowledge(acts=frozenset(acts), estimated=estimated, silent=tuple(silent), of=of)


def _public(view: View) -> dict[str, Day | None]:
    return _inward(view, {paper.id: _published(paper) for paper in view.papers})


def _published(paper: Paper) -> Day | None:
    stated = when(paper.published)
    written = when(paper.date)
    if stated is not None and not (written and stated.last < written.first):
        return Day(_known(stated))
    if paper.kind in _table()[0] and written is not None:
        return Day(written.day, f"a paper of this kind ({paper.kind}) is public from its date on")
    return None


def _had(view: View, paper: Paper, party: str) -> Day | None:
    """When a party had a paper: from its writing if it wrote it, from its coming if it was sent.

    What an envoy writes to his own side is known to it when it comes, not when he writes it.
    """
    written = when(paper.date)
    own = party in _voices(view, paper) | {
        view.parties.id_of(name) for name in (*paper.writers, *paper.signed)
    }
    sent = not own and _named(view, party, paper.addressees)
    by_acts = not own and not sent and _addressed(view, paper, party)
    if not sent and not by_acts:
        wrote = own or _named(view, party, paper.writers) or _speaks(view, paper, party)
        return Day(_known(written)) if wrote and written else None
    stated = when(paper.received)
    how = "it is addressed to this party by its acts; " if by_acts else ""
    if stated is not None:
        return Day(_known(stated), how.rstrip("; ") or None)
    if written is None:
        return None
    days = _table()[1].get(paper.kind, _table()[1]["other"])
    needed = "1 day" if days == 1 else f"{days} days"
    return Day(
        min(_known(written) + days, MAX),
        f"{how}no day of receipt is stated; {paper.kind}: taken to need {needed}",
    )


def _named(view: View, party: str, names: tuple[str, ...]) -> bool:
    """Whether a party is among names, itself or by who is known to be of it."""
    return any(
        party == view.parties.id_of(name)
        or party in view.parties.alike(name)
        or party in view.sides(name)
        for name in names
    )


def _voices(view: View, paper: Paper) -> set[str]:
    acts = view.acts_of(paper.id)
    return {who.id for who in view.voice(acts[0])} if acts else set()


def _speaks(view: View, paper: Paper, party: str) -> bool:
    """Whether the paper's voice acts for the party in it."""
    voices = _voices(view, paper)
    return any(
        party in view.actors(act) and not voices.isdisjoint(view.actors(act))
        for act in view.acts_of(paper.id)
    )


def _addressed(view: View, paper: Paper, party: str) -> bool:
    """Where no act names the heading's addressee: whom the writer's own acts address most."""
    if any(view.parties.alike(name) for name in paper.addressees):
        return False
    voices = _voices(view, paper)
    counted: dict[str, int] = {}
    for act in view.acts_of(paper.id):
        if act.source is None and not voices.isdisjoint(view.actors(act)):
            for target in view.targets(act):
                counted[target] = counted.get(target, 0) + 1
    return counted.get(party, 0) == max(counted.values(), default=-1)


def _inward(view: View, days: dict[str, Day | None]) -> dict[str, Day | None]:
    """A paper inside another is known with it, where that is earlier."""
    found: dict[str, Day | None] = {}
    for paper in view.papers:
        earliest: Day | None = None
        for one in view.papers_around(paper):
            earliest = _earlier(earliest, days[one.id])
        found[paper.id] = earliest
    return found


def _earlier(one: Day | None, other: Day | None) -> Day | None:
    if one is None or other is None:
        return one or other
    return one if (one.day, bool(one.estimated)) <= (other.day, bool(other.estimated)) else other


def _known(found: When) -> int:
    """The day by which a thing has surely happened; where that is open, its first."""
    return found.last if found.last != MAX else found.day


def _last(day: str) -> int:
    found = when(day)
    if found is None or found.last == MAX:
        raise BadQuery(
            f"{day!r} is no day",
            remedy="Give a day of the Gregorian calendar as YEAR-MONTH-DAY, such as 1917-12-01.",
        )
    return found.last


@cache
def _table() -> tuple[frozenset[str], dict[str, int]]:
    text = files("regesta.exchange").joinpath("rules/publicity.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return frozenset(data["public"]), dict(data["days"])
