"""What one party put to others, with a cell for each addressee, its terms and its clock."""

from collections.abc import Iterable, Sequence

from regesta.exchange.answering import puts
from regesta.exchange.brief import BriefTerm, Passage, Question, QuestionState, Reading
from regesta.exchange.filling import fill
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving, Remembering
from regesta.exchange.sections.cell import STILL_OPEN, MovingCell
from regesta.exchange.tellings import Event, Telling, chief_of, date_of, each_evidence, status_of
from regesta.exchange.timing import When, when
from regesta.exchange.view import View
from regesta.model import Act


def opened(view: View, kept: Kept) -> list[Moving]:
    """Every question that was put; a plan, a denial and a call put none."""
    found: list[MovingQuestion] = []
    seen: set[str] = set()
    for act in view.acts:
        event = kept.tellings.event(act.id)
        if event is None or event.key in seen or not puts(act):
            continue
        seen.add(event.key)
        openers = [one for one in event.tellings if puts(one.act)]
        askers = kept.bound(openers[0]) or ("",)
        for number, asker in enumerate(askers):
            key = question_key(openers[0], number)
            found.append(MovingQuestion(kept, key, event, openers, asker))
    return list(found)


def question_key(first: Telling, number: int = 0) -> str:
    """The id of a question, from its first telling; numbered where several put it."""
    return f"q-{first.act.id}" + (f"-{number + 1}" if number else "")


class MovingQuestion(Remembering):
    """A question through time."""

    def __init__(
        self, kept: Kept, key: str, event: Event, openers: Sequence[Telling], asker: str
    ) -> None:
        self.event = event
        self.openers = tuple(openers)
        self.thread = kept.thread_of.get(event.key)
        self.by = kept.who(asker, openers[0])
        self.cells: dict[str, MovingCell] = {}
        self.withdrawn: list[tuple[int, Telling]] = []
        askers = tuple(dict.fromkeys((asker, *(by for one in openers for by in one.by))))
        for one in openers:
            for named in one.act.targets:
                party = kept.view.parties.id_of(named.name)
                cell = self.cells.get(party)
                if cell is None:
                    cell = self.cells[party] = MovingCell(
                        kept,
                        party,
                        kept.view.parties.who(named.name),
                        askers,
                    )
                cell.asked_from = min(cell.asked_from, one.day)
                spot = _spot(one.act, named.start, named.end)
                cell.asked.setdefault(spot, one.day)
        fill(kept, self)
        self.answers = self._answered(kept)
        super().__init__(key, self._days())

    def all_done(self, day: int, *, late: bool = False) -> bool:
        """Whether every cell is answered on a day; those who were not asked do not hinder it."""
        cells = [cell for cell in self.cells.values() if cell.asked_from <= day]
        if not cells:
            cells = [cell for cell in self.cells.values() if cell.holds(day)]
        return bool(cells) and all(cell.pick(day, late=late)[0] not in STILL_OPEN for cell in cells)

    def known(self, day: int) -> list[Telling]:
        """Its tellings by a day."""
        return [one for one in self.openers if one.day <= day]

    def deadlines(self, day: int) -> dict[str, When]:
        """Its last days, one for each reading, by the tellings of a day."""
        values = (value for one in self.known(day) for value in one.act.deadline)
        return {value: found for value in dict.fromkeys(values) if (found := when(value))}

    def _days(self) -> set[int]:
        days = {one.day for one in self.openers} | {since for since, _ in self.withdrawn}
        for cell in self.cells.values():
            days |= cell.days
        for one in self.openers:
            for found in map(when, one.act.deadline):
                if found:
                    days |= {found.first, found.last, found.last + 1}
        return days

    def _line(self, day: int) -> Question | None:
        known = self.known(day)
        if not known:
            return None
        chief = chief_of(known)
        status = status_of(known)
        cells = tuple(
            cell.on(day, status, self.event.day) for cell in self.cells.values() if cell.holds(day)
        )
        deadlines = self.deadlines(day)
        state, readings = self._state(day, deadlines)
        tellings = tuple(one.told() for one in known) if len(known) > 1 else ()
        return Question(
            id=self.key, thread=self.thread, type=chief.act.type, by=self.by,
            content=chief.act.object or chief.act.quote, terms=_terms(known),
            deadline=tuple(deadlines), state=state,
            condition=_first(one.act.condition for one in known),
            consequence=_first(one.act.consequence for one in known),
            says=chief.says, date=date_of([chief, *known]), evidence=each_evidence(known),
            cells=cells, via=chief.via, instructed=all(one.act.instructed for one in known),
            tellings=tellings, readings=readings, answers=self.answers,
            acts=tuple(one.act.id for one in known), status=status,
            paper_date=chief.paper_date, estimated=chief.estimated,
        )  # fmt: skip

    def _state(
        self, day: int, deadlines: dict[str, When]
    ) -> tuple[QuestionState, tuple[Reading, ...]]:
        """Its state, and under each reading of a date where they differ."""
        if any(since <= day for since, _ in self.withdrawn):
            return "withdrawn", ()
        done = later = self.all_done(day)
        if any(cell.twice_dated for cell in self.cells.values()):
            later = self.all_done(day, late=True)
        if done and later:
            return "answered", ()
        by_clock: dict[str, QuestionState] = {
            value: "open" if day < found.first else "due" if day <= found.last else "overdue"
            for value, found in deadlines.items()
        }
        states = set(by_clock.values()) or {"open"}
        if done != later:
            states.add("answered")
        if len(states) == 1:
            return states.pop(), ()  # type: ignore[return-value]
        why = "an answer has two dates" if done != later else None
        return "disputed", tuple(
            Reading(value=value, state=state, why=why) for value, state in by_clock.items()
        )

    def _answered(self, kept: Kept) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for one in self.openers:
            for answer in one.act.answers:
                event = kept.tellings.event(answer.act) if answer.act else None
                asked = [told for told in event.tellings if puts(told.act)] if event else []
                if asked and event is not self.event:
                    found[question_key(asked[0])] = None
        return tuple(found)


def _spot(act: Act, start: int | None, end: int | None) -> Passage:
    if start is None or end is None:
        return Passage(source=act.file, start=act.start, end=act.end)
    return Passage(source=act.file, start=start, end=end)


def _terms(known: Sequence[Telling]) -> tuple[BriefTerm, ...]:
    found: dict[tuple[str | None, str | None, str | None, bool], BriefTerm] = {}
    for one in known:
        for term in one.act.terms:
            found.setdefault(
                (term.kind, term.text, term.mode, term.missing),
                BriefTerm(
                    kind=term.kind, text=term.text, mode=term.mode, missing=term.missing,
                    evidence=(_spot(one.act, term.start, term.end),), says=one.says,
                    act=one.act.id,
                ),
            )  # fmt: skip
    return tuple(found.values())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
