"""What one addressee has done about a question."""

from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from regesta.exchange.brief import Cell, CellState, Passage, Reading, Step, Who
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import Rule, rule
from regesta.exchange.tellings import Telling, date_of, each_evidence, each_who, status_of
from regesta.exchange.timing import MAX, iso

SILENT = frozenset({"no_reply_said", "nothing_on_file", "channel_broken", "overtaken"})
STILL_OPEN = SILENT | {"acknowledged", "deferred", "withdrawn"}
"""States of a cell that are no answer."""
DEED = "by_deed"
UNNAMED = "the paper does not say what was left without an answer"
EARLIER = "dated before the question that it answers"


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One word or deed that fills a cell from its day on, until it is taken back."""

    telling: Telling
    event: str
    state: str
    rule: Rule
    days: tuple[int, ...]
    ends: int = MAX
    unnamed: bool = False

    @property
    def rank(self) -> int:
        """On one day what was given outranks what is reported, which outranks silence told."""
        if self.state == "no_reply_said":
            return 0
        return 2 if self.telling.given else 1

    def since(self, *, late: bool) -> int:
        """The day from which it counts, under the later reading of its date or the first."""
        return self.days[-1] if late else self.days[0]


class MovingCell:
    """A cell through time."""

    def __init__(self, kept: Kept, party: str, to: Who, askers: Sequence[str]) -> None:
        self.party = party
        self.to = to
        self.entries: list[Entry] = []
        self.asked: dict[Passage, int] = {}
        self.asked_from = MAX
        self.unasked = False
        self.withdrawn: list[tuple[int, Telling]] = []
        self.overtaken: list[tuple[int, Telling]] = []
        self.askers = askers
        self._broken = kept.broken

    @property
    def days(self) -> set[int]:
        """Days on which it may change."""
        found = {day for entry in self.entries for day in (*entry.days, entry.ends)}
        found.update(day for day, _ in (*self.withdrawn, *self.overtaken))
        found.update(day for span in self._spans() for day in span)
        found.update((*self.asked.values(), self.asked_from))
        return {day for day in found if day < MAX}

    @property
    def twice_dated(self) -> bool:
        """Whether a word on file has two readings of its day."""
        return any(len(entry.days) > 1 for entry in self.entries)

    def holds(self, day: int) -> bool:
        """Whether it stands in the question on that day."""
        return self.asked_from <= day or any(entry.days[0] <= day for entry in self.entries)

    def known(self, day: int, *, late: bool = False) -> list[Entry]:
        """The entries on file by a day, as they came."""
        place = -1 if late else 0
        found = [entry for entry in self.entries if entry.days[place] <= day]
        if len(found) > 1:
            found.sort(key=lambda one: (one.days[place], one.telling.order))
        return found

    def pick(self, day: int, *, late: bool = False) -> tuple[str, Entry | None]:
        """Its state on a day, and the word or deed that it rests on."""
        standing = [one for one in self.known(day, late=late) if one.ends > day]
        if any(one.state == DEED for one in standing):
            standing = [one for one in standing if one.state != "no_reply_said"]
        best = max(
            standing, default=None,
            key=lambda one: (one.since(late=late), one.rank, one.rule.strength, one.telling.order),
        )  # fmt: skip
        if best is not None and best.state not in STILL_OPEN:
            return best.state, best
        if any(since <= day for since, _ in self.withdrawn):
            return "withdrawn", None
        if best is not None:
            return best.state, best
        if any(start <= day < end for start, end in self._spans()):
            return "channel_broken", None
        if any(since <= day for since, _ in self.overtaken):
            return "overtaken", None
        return "nothing_on_file", None

    def on(self, day: int, status: str, asked_on: int) -> Cell:
        """The cell as the brief shows it."""
        state, best = self.pick(day)
        last = self.pick(day, late=True)[0] if self.twice_dated else state
        shown = best.telling if best else self._closed_by(state, day)
        told = self._told(day, best) if best else [shown] if shown else []
        return Cell(
            to=self.to, state=cast("CellState", state), says=each_who(one.says for one in told),
            via=each_who(one.via for one in told), date=date_of(told),
            evidence=each_evidence(told), status=status_of(told) if told else status,
            acts=tuple(one.act.id for one in told),
            asked=tuple(one for one, since in self.asked.items() if since <= day),
            instructed=self._instructed(day, best), unasked=self.unasked,
            history=tuple(_step(entry) for entry in self.known(day)),
            readings=self._readings(day, state, last) if last != state else (),
            estimated=_resting(shown, asked_on, best) if shown else None,
        )  # fmt: skip

    def _told(self, day: int, best: Entry) -> list[Telling]:
        """Who tells what the cell shows: all who tell the same event so, the shown one first."""
        same = [
            one.telling for one in self.known(day)
            if one.event == best.event and one.state == best.state and one is not best
        ]  # fmt: skip
        return [best.telling, *same]

    def _closed_by(self, state: str, day: int) -> Telling | None:
        closing = {"withdrawn": self.withdrawn, "overtaken": self.overtaken}.get(state, [])
        return next((telling for since, telling in closing if since <= day), None)

    def _instructed(self, day: int, best: Entry | None) -> bool:
        """Known only from the instruction: no delivered answer says the same."""
        if best is None or not best.telling.act.instructed:
            return False
        delivered = (one for one in self.known(day) if not one.telling.act.instructed)
        return all(one.state != best.state for one in delivered)

    def _spans(self) -> Iterable[tuple[int, int]]:
        for asker in self.askers:
            yield from self._broken.get(frozenset((asker, self.party)), ())

    def _readings(self, day: int, state: str, last: str) -> tuple[Reading, ...]:
        dated = [one for one in self.entries if len(one.days) > 1]
        first = next((one.days for one in dated if one.days[0] <= day < one.days[-1]), (day, day))
        return (
            Reading(value=iso(first[0]), state=state), Reading(value=iso(first[-1]), state=last)
        )  # fmt: skip


def entry_for(
    telling: Telling,
    found: Rule,
    *,
    event: str,
    days: tuple[int, ...],
    ends: int,
    unnamed: bool = False,
) -> Entry:
    """The entry that a rule makes of an act."""
    act = telling.act
    state = found.state or "nothing_on_file"
    reserved = act.condition or act.modality == "conditional"
    reserved = reserved or any(term.mode == "conditional" for term in act.terms)
    if found.with_condition and reserved:
        state = found.with_condition
    if found.standing and act.standing:
        state = found.standing
    return Entry(
        telling=telling, event=event, state=state, rule=found, days=days, ends=ends,
        unnamed=unnamed,
    )  # fmt: skip


def least_sure(cells: Sequence[MovingCell]) -> str:
    """How sure the entries of several cells are."""
    return status_of([entry.telling for cell in cells for entry in cell.entries])


def silent_rule(state: str) -> Rule:
    """The rule behind a state that rests on no entry."""
    return rule(f"cells/{state}")


def _step(entry: Entry) -> Step:
    one = entry.telling
    return Step(
        state=entry.state, date=one.date, says=one.says, via=one.via, act=one.act.id,
        rule=entry.rule.name, evidence=one.evidence, content=one.act.object, status=one.act.status,
    )  # fmt: skip


def _resting(telling: Telling, asked_on: int, best: Entry | None) -> str | None:
    notes = [telling.estimated] if telling.estimated else []
    if best is not None and best.unnamed:
        notes.append(UNNAMED)
    if telling.day < asked_on:
        notes.append(EARLIER)
    return "; ".join(notes) or None
