"""The items of a meeting: its place, date, route, format, delegates; open, stated or disputed."""

from collections.abc import Iterable, Sequence

import msgspec

from regesta.exchange.brief import Convening, ItemState, Passage
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving, Remembering
from regesta.exchange.rulebook import by_type, rule
from regesta.exchange.sections.question import MovingQuestion
from regesta.exchange.tellings import Telling, each_evidence, each_who, joined, status_of
from regesta.exchange.timing import MAX, When, when
from regesta.exchange.view import View
from regesta.model import Act

AGREED = frozenset({"agreed", "agreed_with_reserve", "by_deed"})
BREACH = "obligations/breached"
STATED = frozenset({"stated", "disputed"})
GONE = frozenset({"refused", "standing_refused", "withdrawn"})


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One item as one act has it; `held` where the meeting took place so, `until` it is undone."""

    telling: Telling
    item: str
    state: str
    value: str | None
    evidence: tuple[Passage, ...]
    held: bool
    until: int
    questions: tuple[MovingQuestion, ...]

    def agreed(self, day: int) -> bool:
        """Whether all who were asked agreed to it."""
        states = self._states(day)
        return bool(states) and all(state in AGREED for state in states)

    def gone(self, day: int) -> bool:
        """Whether it was taken back, or all who were asked refused it."""
        states = self._states(day)
        return self.until <= day or (bool(states) and all(state in GONE for state in states))

    def _states(self, day: int) -> list[str]:
        return [
            cell.pick(day)[0] for one in self.questions for cell in one.cells.values()
            if cell.asked_from <= day
        ]  # fmt: skip

    @property
    def same(self) -> str | When:
        """What makes two values one: the same day, or the same words."""
        found = when(self.value) if self.item == "date" else None
        if found is not None:
            return msgspec.structs.replace(found, text=None)
        return " ".join((self.value or "").casefold().split())


def opened(view: View, kept: Kept) -> list[Moving]:
    """The items of every meeting, those of acts that answer one another together."""
    said = {act.id: found for act in view.acts if (found := _said(kept, act))}
    root = joined(_together(kept, said))
    meetings: dict[str, list[Said]] = {}
    for act_id, items in said.items():
        event = kept.tellings.event(act_id)
        key = event.key if event else act_id
        meetings.setdefault(root.get(key, key), []).extend(items)
    opening: list[Moving] = []
    for items in meetings.values():
        for name in dict.fromkeys(one.item for one in items):
            mine = [one for one in items if one.item == name]
            key = f"{mine[0].telling.act.id}/{name}"
            values = len({one.same for one in mine})
            opening.extend(MovingItem(kept, f"{key}/{n + 1}", mine, n) for n in range(values))
    return opening


class MovingItem(Remembering):
    """One value of an item through time; the first of them stands for all while they agree."""

    def __init__(self, kept: Kept, key: str, said: Sequence[Said], number: int) -> None:
        self.kept = kept
        self.said = said
        self.number = number
        self.thread = kept.thread_of.get(said[0].telling.act.id)
        days = {day for one in said for day in (one.telling.day, one.until)}
        days |= {day for one in said for question in one.questions for day in question.days}
        super().__init__(key, days - {MAX})

    def _line(self, day: int) -> Convening | None:
        known = [one for one in self.said if one.telling.day <= day and not one.gone(day)]
        for part in (
            [one for one in known if one.held],
            [one for one in known if one.state == "stated" and one.agreed(day)],
            [one for one in known if one.state in STATED],
        ):
            if part:
                return self._stated(known, part)
        if not known or self.number:
            return None
        return self._shown(known, "open", next((one for one in known if one.value), known[0]))

    def _stated(self, known: Sequence[Said], part: Sequence[Said]) -> Convening | None:
        values = list(dict.fromkeys(one.same for one in part))
        if self.number >= len(values):
            return None
        mine = [one for one in part if one.same == values[self.number]]
        if len(values) > 1 or any(one.state == "disputed" for one in mine):
            return self._shown(mine, "disputed", mine[0])
        return self._shown([*mine, *(one for one in known if one not in mine)], "stated", mine[0])

    def _shown(self, rests: Sequence[Said], state: ItemState, chief: Said) -> Convening:
        tellings = [one.telling for one in rests]
        one = chief.telling
        spots = tuple(dict.fromkeys(spot for said in rests for spot in said.evidence))
        return Convening(
            thread=self.thread, item=chief.item, state=state, value=chief.value,
            by=self.kept.who(self.kept.bound(one)[0], one) if one.by else None,
            all_by=self.kept.view.together(one.act) if len(one.by) > 1 else (),
            evidence=(*spots, *each_evidence(tellings)),
            says=each_who(telling.says for telling in tellings), date=one.date,
            acts=tuple(dict.fromkeys(telling.act.id for telling in tellings)),
            status=status_of(tellings), paper_date=one.paper_date, estimated=one.estimated,
        )  # fmt: skip


def _said(kept: Kept, act: Act) -> list[Said]:
    telling = kept.tellings.of(act.id)
    if telling is None or act.modality == "denied":
        return []
    held = act.type == "convene" and act.modality in by_type("cells")["convene"].modalities
    ends = kept.replies.ended.get(act.id, MAX)
    event = kept.tellings.event(act.id)
    questions = tuple(kept.questions_of.get(event.key, ())) if event else ()
    for reply in kept.replies.to(event) if event and not held else ():
        if reply.as_ == "breaks" and reply.telling.act.modality in rule(BREACH).modalities:
            ends = min(ends, reply.telling.day)

    def item(name: str, state: str, value: str | None, spot: tuple[int, int] | None) -> Said:
        start, end = spot or (act.start, act.end)
        return Said(
            telling=telling, item=name, state=state, value=value, held=held and state == "stated",
            evidence=(Passage(source=act.file, start=start, end=end),), until=ends,
            questions=questions,
        )  # fmt: skip

    found = [
        item(one.item, one.state or ("stated" if one.value else "open"), one.value,
             (one.start, one.end) if one.start is not None and one.end is not None else None)
        for one in act.items
    ]  # fmt: skip
    if act.type == "convene":
        given = {one.item for one in found}
        others = [one.value for one in act.date_alternatives]
        own = [one for one in act.items if one.item == "date"]
        if act.date and not own:
            found.extend(item("date", "stated", date, None) for date in (act.date, *others))
        if own and all(one.state == "stated" and when(one.value) for one in own):
            found.extend(item("date", "stated", date, None) for date in others)
        if act.places and "place" not in given:
            spot = act.places[0]
            at = (spot.start, spot.end) if spot.start is not None and spot.end is not None else None
            found.append(item("place", "stated", ", ".join(one.name for one in act.places), at))
    return found


def _together(kept: Kept, said: dict[str, list[Said]]) -> Iterable[tuple[str, str]]:
    """Acts of one meeting: those that answer one another, and an open item with what it is of.

    What is only asked of a meeting belongs to the other items of its paper between the same two;
    what the same party holds on the same day is one meeting.
    """
    held: dict[tuple[tuple[str, ...], str | When], str] = {}
    beside: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str] = {}
    for act_id, items in said.items():
        act = kept.view.act(act_id)
        event = kept.tellings.event(act_id)
        if act is None or event is None:
            continue
        for answer in act.answers:
            other = kept.tellings.event(answer.act) if answer.act else None
            if other and any(one.act.id in said for one in other.tellings):
                yield event.key, other.key
        for one in items:
            if act.type == "convene" and one.item == "date" and one.state == "stated":
                yield event.key, held.setdefault((one.telling.by, one.same), event.key)
        if all(one.state == "open" for one in items):
            paper = kept.view.paper_of(act)
            place = (paper.id if paper else act.file, kept.view.by(act), kept.view.targets(act))
            yield event.key, beside.setdefault(place, event.key)
