"""From acts to all that moves: what opens and closes on which day, before a day is asked."""

from collections.abc import Mapping, Sequence

from regesta.exchange.brief import SECTIONS
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.paper import Paper
from regesta.exchange.sections import (
    bearing,
    channel,
    claim,
    consequence,
    control,
    convening,
    mandate,
    missing,
    obligation,
    party,
    question,
    thread,
    unknown,
)  # fmt: skip
from regesta.exchange.view import View
from regesta.model import Act, PartyLink, ThreadLink


class Moves:
    """What the acts of a folder open and close; `state` asks it for a day.

    `sections` holds what moves by the keys of the brief. `view` and `kept` are what it was made of.
    """

    def __init__(
        self,
        acts: Sequence[Act],
        papers: Sequence[Paper] = (),
        links: Sequence[PartyLink | ThreadLink] = (),
        threads: Mapping[str, str] | None = None,
    ) -> None:
        self.view = View(acts, papers, links)
        self.kept = Kept(self.view)
        self.kept.thread_of = thread.assign(self.view, self.kept) if threads is None else threads
        self.sections = _made(self.view, self.kept)
        self.narrowed: dict[frozenset[str], Moves] = {}
        """The same for some of the acts only (what was known, what is confirmed), once asked."""

    def of(self, acts: frozenset[str]) -> "Moves":
        """What some of the acts alone open and close; threads keep their ids."""
        if len(acts) == len(self.view.acts):
            return self
        if acts not in self.narrowed:
            some = [act for act in self.view.acts if act.id in acts]
            self.narrowed[acts] = Moves(
                some, self.view.papers, self.view.links, self.kept.thread_of
            )
        return self.narrowed[acts]

    def days(self) -> tuple[int, ...]:
        """Every day on which anything changes, rising."""
        return tuple(sorted({
            day for section in self.sections.values() for one in section for day in one.days
        }))  # fmt: skip


def moves(
    acts: Sequence[Act],
    papers: Sequence[Paper] = (),
    links: Sequence[PartyLink | ThreadLink] = (),
) -> Moves:
    """What acts open and close, and when.

    Pure and linear in the acts. What parts of a folder that have nothing to do with one another
    move together is what each moves by itself.
    """
    return Moves(acts, papers, links)


def _made(view: View, kept: Kept) -> dict[str, list[Moving]]:
    """Every section; each may rest on those made before it."""
    made = kept.sections
    made["channels"] = channel.opened(view, kept)
    kept.broken = channel.broken(made["channels"])
    made["control"] = control.opened(view, kept)
    made["claims"] = claim.opened(view, kept)
    made["mandates"] = mandate.opened(view, kept)
    made["bearings"] = bearing.opened(view, kept)
    made["parties"] = party.opened(view, kept)
    made["questions"] = question.opened(view, kept)
    for one in made["questions"]:
        if isinstance(one, question.MovingQuestion):
            kept.questions_of.setdefault(one.event.key, []).append(one)
    made["obligations"] = obligation.opened(view, kept)
    made["consequences"] = consequence.opened(view, kept)
    made["convening"] = convening.opened(view, kept)
    made["threads"] = thread.opened(view, kept)
    made["missing"] = missing.opened(view, kept)
    made["unknown"] = unknown.opened(view, kept)
    return {name: made[name] for name in SECTIONS}
