"""Undertakings: who owes whom what, from when until when, and what is told of their fate."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from regesta.exchange.answering import puts
from regesta.exchange.brief import Obligation, ObligationState, Reading, Step, Who
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving, Remembering
from regesta.exchange.rulebook import Rule, by_type, rule, table
from regesta.exchange.sections.accepting import (
    Part,
    Reserve,
    as_one,
    asks_conduct,
    binds,
    supports_only,
)
from regesta.exchange.sections.fate import Fate, concerns, ended, fates, mutual
from regesta.exchange.tellings import Event, Telling, chief_of, each_evidence, each_who, status_of
from regesta.exchange.timing import MAX, MIN, When, iso, when
from regesta.exchange.view import View
from regesta.model import Act

OFFERED = {"offered", "reciprocal"}
TWO_DAYS = "what is told of it has two dates"


def opened(view: View, kept: Kept) -> list[Moving]:
    """Every undertaking that somebody made, was given by order, or offered under a condition.

    First what binds one party to another, then what is owed to nobody named, then what binds
    within one side; each in the order of its days.
    """
    parts: list[Part] = []
    seen: set[str] = set()
    for act in view.acts:
        event = kept.tellings.event(act.id)
        if event is None or event.key in seen:
            continue
        openers = [one for one in event.tellings if opens(kept, one.act)]
        told = openers or [one for one in event.tellings if _accepts(one.act)]
        if told:
            seen.add(event.key)
            parts.extend(_parts(kept, event, told, opens=bool(openers)))
    found = [MovingObligation(kept, group) for group in as_one(kept, parts)]
    found.sort(key=lambda one: (one.within, not one.to))
    return list(found)


def _parts(kept: Kept, event: Event, told: Sequence[Telling], *, opens: bool) -> Iterable[Part]:
    bound, to = _parties(kept, told)
    act = told[0].act
    for number, who in enumerate(bound):
        others = tuple(one for one in (*bound, *to) if one != who) if mutual(act) else to
        part = Part(
            key=f"o-{act.id}" + (f"-{number + 1}" if number else ""), event=event,
            openers=tuple(told), who=who, to=others, bound=tuple(bound), opens=opens,
        )  # fmt: skip
        if not supports_only(kept, part):
            yield part


def opens(kept: Kept, act: Act) -> Rule | None:
    """The rule by which an act opens an obligation; None where it undertakes nothing."""
    found = by_type("obligations").get(act.type)
    if found is None or act.modality not in found.modalities:
        return None
    name = found.name.removeprefix("obligations/")
    if name == "offered" and not _offers(act):
        return None
    if name == "accepted" and not binds(kept, act):
        return None
    return found


def _accepts(act: Act) -> bool:
    """Whether it accepts, whatever it says of what it binds to."""
    rule_of = rule("obligations/accepted")
    return act.type in rule_of.types and act.modality in rule_of.modalities


def _offers(act: Act) -> bool:
    modes = {term.mode for term in act.terms}
    if not puts(act) or not (act.condition or act.modality == "conditional"):
        return False
    return bool(modes & OFFERED) or (act.modality == "conditional" and "conditional" in modes)


def _parties(kept: Kept, openers: Sequence[Telling]) -> tuple[list[Who], tuple[Who, ...]]:
    first = openers[0]
    parties = kept.view.parties
    makers = [kept.who(party, first) for party in kept.bound(first) or ("",)]
    named = [parties.who(one.name) for telling in openers for one in telling.act.targets]
    targets = tuple(dict.fromkeys(named))
    if first.act.type == "order" and targets:
        return list(targets), tuple(makers)
    return makers, tuple(one for one in targets if one not in makers)


class MovingObligation(Remembering):
    """An undertaking through time; the last day of an offer is that of its answer, not of it.

    Of several acceptances of one question the latest known by a day is what stands.
    """

    def __init__(self, kept: Kept, parts: Sequence[Part]) -> None:
        first = next(one for one in parts if one.opens)
        self.parts = [Standing(kept, one) for one in parts if one is first or one.last > first.last]
        self.who = first.who
        self.to = tuple(dict.fromkeys(who for part in reversed(self.parts) for who in part.to))
        self.within = first.openers[0].act.type in rule("obligations/ordered").types or _own(
            kept, self.who, self.to
        )
        self.thread = kept.thread_of.get(first.event.key)
        self.rule = opens(kept, first.openers[0].act)
        self.conduct = any(_conduct(one.openers) or asks_conduct(kept, one) for one in parts)
        fates = {one.telling.act.id: one for part in self.parts for one in part.fates}
        self.fates = sorted(fates.values(), key=lambda one: (one.telling.day, one.telling.order))
        begins = [found for one in self._openers() if (found := when(one.act.from_))]
        self.begins = min((found.day for found in begins), default=MIN)
        days = {one.day for one in self._openers()}
        days |= {day for fate in self.fates for day in fate.telling.days}
        for part in self.parts:
            days |= {found.last + 1 for found in part.until.values()} | {part.ends}
            days |= part.reserve.days
        super().__init__(first.key, {day for day in {*days, self.begins} if MIN < day < MAX})

    def _openers(self) -> list[Telling]:
        return [one for part in self.parts for one in part.openers]

    def _line(self, day: int) -> Obligation | None:
        parts = [one for one in self.parts if one.openers[0].day <= day]
        if not parts:
            return None
        known = [one for part in reversed(parts) for one in part.openers if one.day <= day]
        latest = [one for one in parts[-1].openers if one.day <= day]
        chief = chief_of([one for one in latest if one.act.modality == "asserted"] or latest)
        fates = [one for one in self.fates if one.telling.day <= day]
        state, readings = self._state(day, parts[-1], fates)
        come = parts[-1].reserve.given(day)
        tellings = [*known, *(one.telling for one in fates)]
        until = tuple(parts[-1].until)
        return Obligation(
            id=self.key, thread=self.thread, who=self.who,
            to=tuple(dict.fromkeys(who for part in reversed(parts) for who in part.to)),
            what=_what(chief.act),
            from_=next((one.act.from_ for one in known if one.act.from_), None),
            until=until[0] if len(until) == 1 else until or None,
            condition=next((one.act.condition for one in latest if one.act.condition), None),
            state=state, says=each_who(one.says for one in tellings),
            evidence=each_evidence(tellings), date=chief.date,
            within=self.within, history=(*_accepted(parts), *(_step(one) for one in fates)),
            readings=readings,
            acts=tuple(dict.fromkeys(one.act.id for one in (*tellings, *come))),
            status=status_of((*tellings, *come)),
            paper_date=chief.paper_date, estimated=chief.estimated,
        )  # fmt: skip

    def _state(
        self, day: int, part: "Standing", fates: Sequence[Fate]
    ) -> tuple[ObligationState, tuple[Reading, ...]]:
        """Its state, and under each reading of a day where they differ."""
        state, readings = self._by(day, part, fates)
        unsure = [one for one in fates if one.telling.days[-1] > day]
        if not unsure:
            return state, readings
        late, _ = self._by(day, part, [one for one in fates if one not in unsure])
        if late == state:
            return state, readings
        days = unsure[0].telling.days
        return "disputed", (
            Reading(value=iso(days[0]), state=state, why=TWO_DAYS),
            Reading(value=iso(days[-1]), state=late, why=TWO_DAYS),
        )

    def _by(
        self, day: int, part: "Standing", fates: Sequence[Fate]
    ) -> tuple[ObligationState, tuple[Reading, ...]]:
        told = {one.state for one in fates}
        if "disputed" in told or {"met", "breached"} <= told:
            return "disputed", ()
        if "breached" in told:
            return "breached", ()
        if "met" in told:
            return "met", ()
        if part.ends <= day:
            return "expired", ()
        by_end: dict[str, ObligationState] = {
            value: self._running(day, part, found) for value, found in part.until.items()
        }
        states = set(by_end.values()) or {self._running(day, part, None)}
        if len(states) == 1:
            return states.pop(), ()
        return "disputed", tuple(Reading(value=one, state=state) for one, state in by_end.items())

    def _running(self, day: int, part: "Standing", until: When | None) -> ObligationState:
        if until is not None and day > until.last:
            return "expired"
        hangs = any(_hangs(one.act) for one in part.openers)
        if day < self.begins or (hangs and not part.reserve.given(day)):
            return "pending"
        return "in_force" if self.conduct else "pending"


class Standing:
    """One part of an undertaking with what is told of it, and its last days."""

    def __init__(self, kept: Kept, part: Part) -> None:
        self.openers = part.openers
        self.to = part.to
        others = {one.id for one in part.bound} - {part.who.id}
        told = fates(kept, part.event, part.openers)
        pair = len(part.bound) == 2 and mutual(part.openers[0].act)
        mine = {
            one.telling.act.id for one in told
            if concerns(kept, one, part.who.id, others)
            or (pair and one.rule is rule("obligations/ended"))
        }  # fmt: skip
        self.fates = tuple(
            one for one in told
            if (one.of or one.telling.act.id) in mine and one.telling.act.id in mine
        )  # fmt: skip
        self.ends = _ends(kept, part, self.fates)
        self.reserve = Reserve(kept, () if puts(part.openers[0].act) else part.openers)
        self.until = {
            value: found for one in part.openers if not puts(one.act)
            for value in one.act.deadline if (found := when(value))
        }  # fmt: skip


def _ends(kept: Kept, part: Part, told: Sequence[Fate]) -> int:
    """The day from which it binds no more: for one of many, that of his own leaving."""
    left = [one.telling.day for one in told if one.rule is rule("obligations/ended")]
    if len(part.bound) <= 2 or not mutual(part.openers[0].act):
        left.extend(ended(kept, one.act) for one in part.openers)
    return min(left, default=MAX)


def _accepted(parts: Sequence[Standing]) -> tuple[Step, ...]:
    """Each acceptance, and how, where there are several."""
    if len(parts) == 1:
        return ()
    found = rule("obligations/accepted")
    return tuple(
        Step(
            state="pending" if _hangs(one.act) else "in_force", date=one.date, says=one.says,
            via=one.via, act=one.act.id, rule=found.name, evidence=one.evidence,
            content=one.act.object, status=one.act.status,
        )
        for part in parts for one in part.openers[:1]
    )  # fmt: skip


def _own(kept: Kept, who: Who, to: Sequence[Who]) -> bool:
    """Whether all to whom it is owed are of the side of who owes it."""
    sides = [_side(kept, one) for one in to]
    return bool(sides) and all(not side.isdisjoint(_side(kept, who)) for side in sides)


def _side(kept: Kept, who: Who) -> set[str]:
    return {who.id, *kept.view.parties.speaks_for(who.id)}


def _hangs(act: Act) -> bool:
    """Whether an undertaking waits for a condition: none is told to have come.

    A condition that limits it ("as long as …") does not put it off: it binds until that ends.
    """
    if act.modality == "conditional" or puts(act):
        return act.modality == "conditional" or bool(act.condition)
    return bool(act.condition) and not _begins(act.condition, table("limits")["conditions"])


def _begins(words: str | None, beginnings: Sequence[str]) -> bool:
    plain = " ".join(re.findall(r"\w+", (words or "").casefold())) + " "
    return any(plain.startswith(f"{one} ") for one in beginnings)


def _head(words: str | None) -> set[str]:
    """The words of what is promised before the first that joins it to something else."""
    joins = table("joining")["called"]
    return set(
        takewhile(lambda one: one not in joins, re.findall(r"\w+", (words or "").casefold()))
    )


def _conduct(openers: Sequence[Telling]) -> bool:
    """Whether it binds conduct from now on, rather than one deed still to be done.

    What was agreed binds conduct, unless it has a last day and no first: then it is due by it.
    What is not to be done is conduct, and so is what is kept rather than done.
    """
    words, limits = table("undertakings"), table("limits")
    return any(
        one.act.from_ is not None
        or one.act.type == "suspend_hostilities"
        or (one.act.type in words["conduct_types"] and not one.act.deadline)
        or any(term.kind in words["conduct"] for term in one.act.terms)
        or _begins(one.act.object, limits["restraints"])
        or _begins(one.act.object, limits["lasting"])
        or not _head(one.act.object).isdisjoint(limits["kept"])
        or (not puts(one.act) and _begins(one.act.condition, limits["durations"]))
        for one in openers
    )


def _what(act: Act) -> str:
    if by_type("obligations")[act.type].name.endswith("offered"):
        offered = [term.text for term in act.terms if term.text and term.mode != "asked"]
        return "; ".join(offered) or act.object or act.quote
    return act.object or act.quote


def _step(fate: Fate) -> Step:
    one = fate.telling
    return Step(
        state=fate.state, date=one.date, says=one.says, via=one.via, act=one.act.id,
        rule=fate.rule.name, evidence=one.evidence, content=one.act.object, status=one.act.status,
    )  # fmt: skip
