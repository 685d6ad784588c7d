"""One act told by several is one event with its tellings side by side."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from regesta.exchange.brief import Passage, Told, Who
from regesta.exchange.timing import MAX, MIN, When, iso, when
from regesta.exchange.view import View
from regesta.model import Act

Sure = Literal["proposed", "confirmed", "corrected"]


ANSWERED = "no paper gives its day; it had been answered by then"


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An act as one paper tells it, with all that a line shows of it.

    `day` is the ordinal from which it counts, `days` one for each reading of its date. `given` is
    true where a party answers or asks in its own words, false where somebody reports that it did;
    `own` where these are the words of its own paper, and not another's of them.
    `order` is its place among all acts.
    """

    act: Act
    order: int
    day: int
    days: tuple[int, ...]
    when: When | None
    by: tuple[str, ...]
    agents: tuple[str, ...]
    says: tuple[Who, ...]
    via: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    given: bool
    own: bool
    date: str | None
    paper_date: str | None
    estimated: str | None

    @property
    def dated(self) -> bool:
        """Whether it gives a day of its own, and not only one before which it was."""
        return self.act.date is not None and self.when is not None and self.when.first > MIN

    def told(self) -> Told:
        """As a line shows it beside others."""
        return Told(
            act=self.act.id, says=self.says, via=self.via,
            content=self.act.object or self.act.quote, date=self.date, evidence=self.evidence,
            status=self.act.status,
        )  # fmt: skip


class Event:
    """What happened once, told in one or several acts; in the order of their days."""

    __slots__ = ("key", "tellings")

    def __init__(self, key: str, tellings: tuple[Telling, ...]) -> None:
        self.key = key
        self.tellings = tellings

    @property
    def day(self) -> int:
        """The day from which the event counts: that of its first telling."""
        return self.tellings[0].day


class Tellings:
    """Every act of a view as a telling, and the event that it tells."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._one: dict[str, Telling] = {}
        self._event: dict[str, Event] = {}
        self._answered = _answered_by(view)
        groups: dict[str, list[Telling]] = {}
        root = joined(
            (act.id, other) for act in view.acts for other in act.same_as if view.act(other)
        )
        for order, act in enumerate(view.acts):
            telling = self._one[act.id] = self._tell(act, order)
            groups.setdefault(root.get(act.id, act.id), []).append(telling)
        for tellings in groups.values():
            told = tuple(sorted(tellings, key=lambda one: (one.day, one.order)))
            event = Event(told[0].act.id, told)
            for one in told:
                self._event[one.act.id] = event

    def __iter__(self) -> Iterable[Telling]:
        """All tellings, in the order of the view."""
        return iter(self._one.values())

    def of(self, act_id: str) -> Telling | None:
        """The telling that an act is."""
        return self._one.get(act_id)

    def event(self, act_id: str) -> Event | None:
        """The event that an act tells."""
        return self._event.get(act_id)

    def _tell(self, act: Act, order: int) -> Telling:
        view = self.view
        found = view.when(act)
        day = view.day(act)
        paper_date = view.paper_date(act)
        if act.modality == "planned":  # known from the day of telling, whatever day is planned
            told = when(paper_date) if paper_date else None
            day = min(day, told.day) if told else day
        date, estimated = view.date(act), view.estimated(act)
        last = self._answered.get(act.id)
        if last is not None and last < day:
            day, date, estimated = last, f"[..{iso(last)}]", ANSWERED
        by = view.by(act)
        says = view.says(act)
        told_by = {who.id for who in says}
        own = not told_by.isdisjoint((*by, *view.agents(act)))
        return Telling(
            act=act, order=order, day=day,
            days=found.days if act.date and found and len(found.readings) > 1 else (day,),
            when=found,
            by=by, agents=view.agents(act), says=says, via=view.via(act),
            evidence=view.passages(act),
            given=act.modality != "reported" and (own or not act.source), own=view.own_word(act),
            date=date, paper_date=paper_date, estimated=estimated,
        )  # fmt: skip


def _answered_by(view: View) -> dict[str, int]:
    """For each act without a day of its own, the first day on which it had been answered."""
    found: dict[str, int] = {}
    for act in view.acts:
        for answer in act.answers if act.date and act.modality != "planned" else ():
            answered = view.act(answer.act) if answer.act else None
            if answered is not None and answered.date is None:
                found[answered.id] = min(view.day(act), found.get(answered.id, MAX))
    return found


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each of the names in pairs is one with: the same value for all that hang together.

    >>> found = joined([("a", "b"), ("c", "d"), ("b", "e")])
    >>> found["a"] == found["e"], found["a"] == found["c"]
    (True, False)
    """
    up: dict[str, str] = {}

    def top(one: str) -> str:
        up.setdefault(one, one)
        while up[one] != one:
            up[one] = up[up[one]]
            one = up[one]
        return one

    for one, other in pairs:
        first, second = top(one), top(other)
        if first != second:
            low, high = sorted((first, second))
            up[high] = low
    return {one: top(one) for one in list(up)}


def status_of(tellings: Iterable[Telling]) -> Sure:
    """How sure a line is that rests on several acts: as the least sure of them."""
    found = {one.act.status for one in tellings}
    if not found or "proposed" in found:
        return "proposed"
    return "corrected" if "corrected" in found else "confirmed"


def date_of(tellings: Sequence[Telling]) -> str | None:
    """The date of what several tell: of the first who gives a day of its own."""
    first = next((one for one in tellings if one.dated), None)
    return (first or tellings[0]).date if tellings else None


def chief_of(tellings: Sequence[Telling]) -> Telling:
    """The one of several tellings whose words head the line: one's own before another's of them.

    Of two of one kind, that of a paper of the day itself, then the first. What was delivered comes
    before the instruction to deliver it. Source: EXCHANGE.md, "Its own words and others'".
    """
    return max(tellings, key=_heads) if len(tellings) > 1 else tellings[0]


def _heads(one: Telling) -> tuple[bool, bool, bool, bool]:
    written = when(one.paper_date)
    at_once = written is not None and written.first <= one.day <= written.last
    return not one.act.instructed, one.own, one.given, at_once


def each_evidence(tellings: Iterable[Telling]) -> tuple[Passage, ...]:
    """The words of several acts, each passage once."""
    return tuple(dict.fromkeys(passage for one in tellings for passage in one.evidence))


def each_who(groups: Iterable[Sequence[Who]]) -> tuple[Who, ...]:
    """Everybody named, each once, in order."""
    return tuple(dict.fromkeys(who for group in groups for who in group))
