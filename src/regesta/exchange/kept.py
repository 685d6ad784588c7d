"""What is made once of a folder's acts, before a day is asked: sections build on one another."""

from collections.abc import Mapping
from typing import Any

from regesta.exchange.answering import Replies
from regesta.exchange.brief import Who
from regesta.exchange.moving import Moving
from regesta.exchange.rulebook import table
from regesta.exchange.tellings import Telling, Tellings
from regesta.exchange.view import View
from regesta.model import Act

NOBODY = Who(id="p-not-named", name="not named")
"""Who acts where no paper says who it was."""


class Kept:
    """Tellings, replies, threads, and the sections made so far (by their key in the brief)."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.tellings = Tellings(view)
        self.replies = Replies(view, self.tellings)
        self._parties: dict[int, tuple[Who, ...]] = {}
        self.thread_of: Mapping[str, str] = {}
        self.broken: Mapping[frozenset[str], list[tuple[int, int]]] = {}
        self.sections: dict[str, list[Moving]] = {}
        self.questions_of: dict[str, list[Any]] = {}
        """The questions that each event put, by the event's key."""
        self.delivered = _delivered(self.tellings, view)
        """For each order to ask or to answer, what was then delivered."""

    def bound(self, telling: Telling) -> tuple[str, ...]:
        """Who acts, each by itself; several who act under one name of their own as that one."""
        act = telling.act
        if act.actors and act.actor and not act.speaks_for and not lists(act):
            return (self.view.parties.id_of(act.actor),)
        return telling.by

    def parties_of(self, telling: Telling) -> tuple[Who, ...]:
        """Who acts, and upon whom."""
        found = self._parties.get(telling.order)
        if found is None:
            named = (*self.bound(telling), *self.view.targets(telling.act))
            found = tuple(self.who(party, telling) for party in named)
            self._parties[telling.order] = found
        return found

    def who(self, party: str, telling: Telling) -> Who:
        """A party that acts, by the name that the act gives; not named where it names none."""
        if not party:
            return NOBODY
        act = telling.act
        known = self.view.parties.name(party)
        if known is None and act.actor and self.view.parties.id_of(act.actor) == party:
            return Who(id=party, name=act.actor)
        return self.view.parties.who(party)


def _delivered(tellings: Tellings, view: View) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = {}
    for act in view.acts:
        event = tellings.event(act.id) if act.instructed_by else None
        if event is not None and act.instructed_by:
            done = [
                one for one in event.tellings
                if not one.act.instructed and one.act.modality in {"asserted", "reported"}
            ]  # fmt: skip
            found.setdefault(act.instructed_by, []).extend(done)
    return found


def lists(act: Act) -> bool:
    """Whether an actor's name is a list of several names."""
    words = set((act.actor or "").casefold().replace(",", " , ").split())
    return "," in words or not words.isdisjoint(table("joining")["words"])
