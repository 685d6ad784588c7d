"""Acceptances of one question by one party are one undertaking, whose latest word is its state."""

from collections.abc import Iterable, Sequence

import msgspec

from regesta.exchange.answering import puts
from regesta.exchange.brief import Who
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import table
from regesta.exchange.sections.question import MovingQuestion
from regesta.exchange.tellings import Event, Telling, joined
from regesta.exchange.timing import MAX
from regesta.model import Act

ASKING = {"asked", "reciprocal"}
"""Modes of a term by which who accepts it is to do something."""


GRANTED = frozenset({"agreed", "by_deed"})
"""States of a cell that grant what a reserve demanded."""


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event by which somebody is bound: `who`, to whom, and who else by the same event.

    `opens` is false for an acceptance that by itself says not to what it binds: it only carries on
    what an earlier one of the same question opened.
    """

    key: str
    event: Event
    openers: tuple[Telling, ...]
    who: Who
    to: tuple[Who, ...]
    bound: tuple[Who, ...]
    opens: bool = True

    @property
    def last(self) -> tuple[int, int]:
        """Where it stands in time."""
        return self.openers[0].day, self.openers[0].order


def as_one(kept: Kept, parts: Sequence[Part]) -> list[list[Part]]:
    """Parts that are one undertaking together, in the order of their days; others alone.

    An acceptance is one with a later one of the same party that answers all it answered.
    """
    by_party: dict[tuple[str, str], list[int]] = {}
    answered: dict[int, set[str]] = {}
    for number, part in enumerate(parts):
        if part.openers[0].act.type in table("undertakings")["accepting"]:
            answered[number] = asked = _questions(kept, part)
            for question in asked:
                by_party.setdefault((part.who.id, question), []).append(number)
    root = joined(
        (f"{one:09}", f"{later:09}") for one, later in _carried_on(parts, answered, by_party)
    )
    groups: dict[str, list[Part]] = {}
    for number, part in enumerate(parts):
        name = f"{number:09}"
        groups.setdefault(root.get(name, name), []).append(part)
    return [
        sorted(group, key=lambda one: one.last) for group in groups.values()
        if any(one.opens for one in group)
    ]  # fmt: skip


def binds(kept: Kept, act: Act) -> bool:
    """Whether an acceptance undertakes something.

    It does by terms or a day of its own, or where what it accepts asks something to be done; by a
    condition, unless it takes what is only offered. What is granted by the very word (a release,
    an approval) is done with it.
    """
    if act.terms or act.deadline or act.from_:
        return True
    if grants(act):
        return False
    answered = [kept.view.act(answer.act) for answer in act.answers if answer.act]
    asked = [one for one in answered if one is not None and puts(one)]
    if any(one.type == "demand" or any(term.mode in ASKING for term in one.terms) for one in asked):
        return True
    return bool(act.condition) and not (asked and all(one.terms for one in asked))


def grants(act: Act) -> bool:
    """Whether what it gives is given by the word itself."""
    words = f" {' '.join((act.object or '').casefold().split())}"
    return any(f" {one}" in words for one in table("limits")["granted"])


def asks_conduct(kept: Kept, part: Part) -> bool:
    """Whether what it accepts asks for conduct from now on, and not for one deed by a day."""
    if part.openers[0].act.type not in table("undertakings")["supporting"]:
        return False
    asked = (kept.tellings.event(key) for key in _questions(kept, part))
    return any(
        term.mode in ASKING and term.kind in table("undertakings")["conduct"]
        for event in asked if event for one in event.tellings for term in one.act.terms
    )  # fmt: skip


def supports_only(kept: Kept, part: Part) -> bool:
    """Whether it only supports what was put to others, and undertakes nothing of its own."""
    if part.openers[0].act.type not in table("undertakings")["supporting"]:
        return False
    if any(one.act.terms or one.act.from_ or one.act.deadline for one in part.openers):
        return False
    mine = {one.act.id for one in part.openers}
    asked = [one for key in _questions(kept, part) for one in kept.questions_of.get(key, ())]
    filled = [
        cell.unasked and any(other.asked_from < MAX for other in one.cells.values())
        for one in asked if isinstance(one, MovingQuestion)
        for cell in one.cells.values()
        if cell.party == part.who.id and any(entry.telling.act.id in mine for entry in cell.entries)
    ]  # fmt: skip
    return bool(filled) and all(filled)


def _carried_on(
    parts: Sequence[Part],
    answered: dict[int, set[str]],
    by_party: dict[tuple[str, str], list[int]],
) -> Iterable[tuple[int, int]]:
    for number, asked in answered.items():
        one = parts[number]
        if not asked:
            continue
        rivals = min((by_party[one.who.id, key] for key in asked), key=len)
        later = [other for other in rivals if parts[other].last > one.last]
        found = min(
            (other for other in later if asked <= answered[other]), default=None,
            key=lambda other: parts[other].last,
        )  # fmt: skip
        if found is not None:
            yield number, found


def _questions(kept: Kept, part: Part) -> set[str]:
    """The questions that it answers, by their events."""
    found: set[str] = set()
    for one in part.openers:
        for answer in one.act.answers:
            event = kept.tellings.event(answer.act) if answer.act else None
            if event and answer.as_ in {None, "answer"} and any(
                puts(told.act) for told in event.tellings
            ):  # fmt: skip
                found.add(event.key)
    return found


class Reserve:
    """A reserve whose words are themselves a demand put in the same breath."""

    def __init__(self, kept: Kept, openers: Iterable[Telling]) -> None:
        self.demands = tuple(
            one for telling in openers for key in _demanded(kept, telling)
            for one in kept.questions_of.get(key, ()) if isinstance(one, MovingQuestion)
        )  # fmt: skip
        self.days = {day for one in self.demands for day in one.days}

    def given(self, day: int) -> list[Telling]:
        """The words that grant it, where all who were asked have by that day; else none."""
        picked = [
            cell.pick(day) for one in self.demands for cell in one.cells.values()
            if cell.asked_from <= day
        ]  # fmt: skip
        if any(state not in GRANTED for state, _ in picked):
            return []
        return list({entry.telling.act.id: entry.telling for _, entry in picked if entry}.values())


def _demanded(kept: Kept, telling: Telling) -> Iterable[str]:
    """The questions of who makes a reserve that stand over its words, by their events."""
    act, span = telling.act, telling.act.condition_span
    if span is None:
        return
    for other in kept.view.acts_with(act):
        over = other.file == act.file and other.start < span.end and span.start < other.end
        if over and other.id != act.id and puts(other) and kept.view.by(other) == telling.by:
            event = kept.tellings.event(other.id)
            if event is not None:
                yield event.key
