"""What is announced to follow, and whether it has been set off."""

from collections.abc import Iterable, Sequence

from regesta.exchange.answering import deed, puts
from regesta.exchange.brief import Consequence, ConsequenceState, Reading, Step
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving, Remembering
from regesta.exchange.rulebook import Rule, by_type, rule, table
from regesta.exchange.sections.cell import Entry
from regesta.exchange.sections.question import MovingQuestion
from regesta.exchange.tellings import Event, Telling, chief_of, each_evidence, each_who, status_of
from regesta.exchange.timing import When, iso, when
from regesta.exchange.view import View
from regesta.model import Act

AVERTING = frozenset({"agreed", "agreed_with_reserve", "answered", "by_deed"})
"""States of a cell that give what was asked."""
REFUSING = frozenset({"refused", "standing_refused"})
TWO_DAYS = "what is told of it has two dates"
Fate = tuple[str, Rule, Telling]


def opened(view: View, kept: Kept) -> list[Moving]:
    """Every threat, and every other act with words for what is to follow."""
    hanging = _by_paper(kept)
    found: list[Moving] = []
    seen: set[str] = set()
    for act in view.acts:
        event = kept.tellings.event(act.id)
        if event is None or event.key in seen or not announces(act):
            continue
        seen.add(event.key)
        openers = [one for one in event.tellings if announces(one.act)]
        found.append(MovingConsequence(kept, event, openers, _questions(kept, event, hanging)))
    return found


def announces(act: Act) -> bool:
    """Whether an act announces that something will follow: no plan, no denial."""
    threat = rule("consequences/announced")
    return act.modality in threat.modalities and (act.type in threat.types or bool(act.consequence))


Hanging = dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[MovingQuestion]]


def _by_paper(kept: Kept) -> Hanging:
    """The questions of each paper by who put them and by when they want an answer."""
    found: Hanging = {}
    for one in kept.sections.get("questions", []):
        if isinstance(one, MovingQuestion):
            for telling in one.openers:
                if telling.act.deadline:
                    found.setdefault(_place(kept, telling), []).append(one)
    return found


def _place(kept: Kept, telling: Telling) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    paper = kept.view.paper_of(telling.act)
    return (paper.id if paper else telling.act.file, telling.by, telling.act.deadline)


def _questions(kept: Kept, event: Event, hanging: Hanging) -> tuple[MovingQuestion, ...]:
    """What it hangs on: the question that it came with, or those with its deadline beside it."""
    found: dict[str, MovingQuestion] = {}
    for one in kept.questions_of.get(event.key, ()):
        found[one.key] = one
    for telling in event.tellings:
        for answer in telling.act.answers:
            asked = kept.tellings.event(answer.act) if answer.act else None
            for one in kept.questions_of.get(asked.key, ()) if asked else ():
                if not set(one.event.tellings[0].by).isdisjoint(telling.by):
                    found[one.key] = one
        if telling.act.deadline:
            for one in hanging.get(_place(kept, telling), ()):
                found[one.key] = one
    return tuple(found.values())


class MovingConsequence(Remembering):
    """A consequence through time."""

    def __init__(
        self,
        kept: Kept,
        event: Event,
        openers: Sequence[Telling],
        questions: tuple[MovingQuestion, ...],
    ) -> None:
        self.event = event
        self.openers = tuple(openers)
        self.questions = questions
        self.thread = kept.thread_of.get(event.key)
        first = openers[0]
        self.by = kept.who((kept.bound(first) or ("",))[0], first)
        self.told = _told(kept, event, openers)
        values = [value for one in openers for value in one.act.deadline]
        self.deadlines = {value: found for value in values if (found := when(value))}
        days = {one.day for one in openers}
        days |= {day for _, _, telling in self.told for day in telling.days}
        for found in self.deadlines.values():
            days |= {found.first, found.last + 1}
        days |= {day for one in questions for day in one.days}
        super().__init__(f"c-{first.act.id}", days)

    def _line(self, day: int) -> Consequence | None:
        known = [one for one in self.openers if one.day <= day]
        if not known:
            return None
        chief = chief_of([one for one in known if one.act.consequence] or known)
        told = [one for one in self.told if one[2].day <= day]
        told.extend(() if told else self._refused(day))
        state, readings = self._read(day, told)
        tellings = [*known, *(telling for _, _, telling in told)]
        return Consequence(
            id=self.key, thread=self.thread, by=self.by,
            trigger=next((one.act.condition for one in known if one.act.condition), None),
            follows=chief.act.consequence or chief.act.object or chief.act.quote,
            state=state, says=each_who(one.says for one in known),
            evidence=each_evidence(tellings), deadline=tuple(self.deadlines),
            question=self.questions[0].key if self.questions else None, date=chief.date,
            history=tuple(_step(*one) for one in told), readings=readings,
            acts=tuple(dict.fromkeys(one.act.id for one in tellings)), status=status_of(tellings),
            paper_date=chief.paper_date, estimated=chief.estimated,
        )  # fmt: skip

    def _read(self, day: int, told: Sequence[Fate]) -> tuple[ConsequenceState, tuple[Reading, ...]]:
        """Its state, and under each reading of the day of what is told of it where they differ."""
        state, readings = self._state(day, [state for state, _, _ in told])
        unsure = [telling.days for _, _, telling in told if telling.days[-1] > day]
        if not unsure:
            return state, readings
        late, _ = self._state(day, [state for state, _, one in told if one.days[-1] <= day])
        if late == state:
            return state, readings
        return "disputed", (
            Reading(value=iso(unsure[0][0]), state=state, why=TWO_DAYS),
            Reading(value=iso(unsure[0][-1]), state=late, why=TWO_DAYS),
        )

    def _state(self, day: int, told: Sequence[str]) -> tuple[ConsequenceState, tuple[Reading, ...]]:
        if "disputed" in told or {"fired", "averted"} <= set(told):
            return "disputed", ()
        if "fired" in told:
            return "fired", ()
        if "averted" in told or self._answered(day):
            return "averted", ()
        by_end = {value: _by_clock(day, found) for value, found in self.deadlines.items()}
        if len(set(by_end.values())) <= 1:
            return "fired" if FIRED in by_end.values() else "armed", ()
        return "disputed", tuple(
            Reading(
                value=one, state=ARMED if state == DUE else state,
                why="its last day" if state == DUE else None,
            )
            for one, state in by_end.items()
        )  # fmt: skip

    def _answered(self, day: int) -> bool:
        """Whether all who were asked gave what was asked."""
        states = [state for state, _ in self._picked(day)]
        return bool(states) and all(state in AVERTING for state in states)

    def _refused(self, day: int) -> list[Fate]:
        """Where a refusal is its trigger, by its own words: the refusals of all who were asked."""
        if not any(_on_refusal(one.act) for one in self.openers):
            return []
        picked = self._picked(day)
        if not all(state in REFUSING for state, _ in picked):
            return []
        return [(FIRED, rule("consequences/fired"), one.telling) for _, one in picked if one]

    def _picked(self, day: int) -> list[tuple[str, Entry | None]]:
        return [
            cell.pick(day) for one in self.questions for cell in one.cells.values()
            if cell.asked_from <= day
        ]  # fmt: skip


FIRED, DUE, ARMED = "fired", "due", "armed"


def _by_clock(day: int, last: When) -> str:
    """Before its last day, on it, after it; on it armed still, unless another reading differs."""
    if day > last.last:
        return FIRED
    return DUE if day >= last.first else ARMED


def _on_refusal(act: Act) -> bool:
    """Whether what is announced is to follow a refusal."""
    words = " ".join((act.condition or "").casefold().split())
    return any(one in words for one in table("limits")["refusals"])


def _told(kept: Kept, event: Event, openers: Sequence[Telling]) -> tuple[Fate, ...]:
    """What other acts tell of it: that it came, that it was averted, that it is disputed."""
    authors = {by for one in openers for by in (*one.by, *one.agents)}
    asked = kept.questions_of.get(event.key, ())
    found: list[Fate] = []
    for reply in kept.replies.to(event):
        act = reply.telling.act
        own = not authors.isdisjoint((*reply.telling.by, *reply.telling.agents))
        cell = by_type("cells").get(act.type)
        averting = (own and act.type == "retract") or (
            not own and not asked and reply.as_ == "answer"
            and _by_the_threatened(kept, openers, reply.telling)
            and cell is not None and cell.state in AVERTING and act.modality in cell.modalities
        )  # fmt: skip
        fired, averted = rule("consequences/fired"), rule("consequences/averted")
        if act.modality not in averted.modalities:
            continue
        if reply.as_ in fired.as_ or (
            reply.as_ == "answer" and _carries_out(kept, openers, authors, reply.telling)
        ):
            found.append(("fired", fired, reply.telling))
        elif reply.as_ == "contradicts" and act.modality in fired.modalities:
            continue
        elif averting:
            found.append(("averted", averted, reply.telling))
    return tuple(sorted(found, key=lambda one: (one[2].day, one[2].order)))


def _carries_out(
    kept: Kept, openers: Sequence[Telling], authors: set[str], telling: Telling
) -> bool:
    """Whether a deed that bears on what was announced is the doing of it.

    So is a deed of its author (beside a question of his, one that does harm only), or of one who
    does what the author asked or ordered; and a hostile one upon those to whom it was announced.
    What ends harm is none, nor what they do themselves.
    """
    act = telling.act
    words = table("undertakings")
    if not deed(act) or act.modality not in rule("cells/by_deed").modalities:
        return False
    if act.type in words["relents"]:
        return False
    if not authors.isdisjoint((*telling.by, *telling.agents)):
        return act.type in words["harms"] or not any(puts(one.act) for one in openers)
    named = {party for one in openers for party in kept.view.targets(one.act)}
    if act.type not in words["harms"] or not named.isdisjoint((*telling.by, *telling.agents)):
        return False
    upon = set(kept.view.targets(act))
    return not named.isdisjoint(upon) or any(
        not authors.isdisjoint(one.by) for one in _bidden(kept, act)
    )


def _bidden(kept: Kept, act: Act) -> Iterable[Telling]:
    """What asked or ordered that an act be done, of what it answers."""
    for answer in act.answers:
        event = kept.tellings.event(answer.act) if answer.act else None
        for one in event.tellings if event else ():
            if puts(one.act) or one.act.type in rule("obligations/ordered").types:
                yield one


def _by_the_threatened(kept: Kept, openers: Sequence[Telling], telling: Telling) -> bool:
    """Whether an answer comes from those to whom it was announced; from anybody, if to nobody."""
    parties = kept.view.parties
    named = {party for one in openers for party in kept.view.targets(one.act)}
    mine = {*telling.by, *telling.agents, *kept.bound(telling)}

    def wider(some: set[str]) -> set[str]:
        return some.union(*((*parties.speaks_for(one), *parties.member_of(one)) for one in some))

    return not named or not (named.isdisjoint(wider(mine)) and wider(named).isdisjoint(mine))


def _step(state: str, found: Rule, one: Telling) -> Step:
    return Step(
        state=state, date=one.date, says=one.says, via=one.via, act=one.act.id, rule=found.name,
        evidence=one.evidence, content=one.act.object, status=one.act.status,
    )  # fmt: skip
