"""From acts to all that moves: what opens and closes on which day, before a day is asked."""

import importlib
from collections.abc import Sequence

from regesta.exchange.brief import SECTIONS
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.paper import Paper
from regesta.exchange.sections import consequence, convening, obligation, question, thread
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
    ) -> None:
        self.view = View(acts, papers, links)
        self.kept = Kept(self.view)
        self.sections = _made(self.view, self.kept)
        self.narrowed: dict[frozenset[str], Moves] = {}
        """The same for some of the acts only (what was known, what is confirmed), once asked."""

    def of(self, acts: frozenset[str]) -> "Moves":
        """What some of the acts alone open and close; threads keep their ids."""
        if len(acts) == len(self.view.acts):
            return self
        if acts not in self.narrowed:
            some = [act for act in self.view.acts if act.id in acts]
            self.narrowed[acts] = Moves(some, self.view.papers, self.view.links)
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


EARLY = {
    "channels": "channel", "control": "control", "claims": "claim", "mandates": "mandate",
    "bearings": "bearing", "parties": "party",
}  # fmt: skip
LATE = {"missing": "missing", "unknown": "unknown"}


def _made(view: View, kept: Kept) -> dict[str, list[Moving]]:
    kept.thread_of = thread.assign(view, kept)
    _others(view, kept, EARLY)
    kept.sections["questions"] = question.opened(view, kept)
    for one in kept.sections["questions"]:
        if isinstance(one, question.MovingQuestion):
            kept.questions_of.setdefault(one.event.key, []).append(one)
    kept.sections["obligations"] = obligation.opened(view, kept)
    kept.sections["consequences"] = consequence.opened(view, kept)
    kept.sections["convening"] = convening.opened(view, kept)
    kept.sections["threads"] = thread.opened(view, kept)
    _others(view, kept, LATE)
    return {name: kept.sections.get(name, []) for name in SECTIONS}


def _others(view: View, kept: Kept, names: dict[str, str]) -> None:
    for name, module in names.items():
        try:
            found = importlib.import_module(f"regesta.exchange.sections.{module}")
        except ImportError:
            continue
        kept.sections[name] = found.opened(view, kept)
        if name == "channels":
            kept.broken = found.broken(kept.sections[name])
