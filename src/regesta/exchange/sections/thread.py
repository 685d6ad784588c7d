"""Threads: the negotiations of a folder, told apart by what refers to what and by their matter."""

from collections.abc import Iterable, Mapping, Sequence

from regesta.exchange.answering import puts
from regesta.exchange.brief import Consequence, Question, Thread, Who
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving, Remembering
from regesta.exchange.sections.consequence import announces
from regesta.exchange.sections.matter import Matters, beside
from regesta.exchange.sections.obligation import opens
from regesta.exchange.tellings import Event, Telling, chief_of, each_evidence, joined, status_of
from regesta.exchange.timing import MAX
from regesta.exchange.view import View
from regesta.model import ThreadLink

LONGEST_NAME = 90
WEIGHTS = {"overdue": 3.0, "due": 3.0, "disputed": 3.0, "open": 1.0, "armed": 2.0, "fired": 3.0}


def assign(view: View, kept: Kept) -> Mapping[str, str]:
    """The thread of every act that belongs to one.

    Acts that answer one another, tell the same, or carry one another's instruction are together;
    so are those of one matter. What moves nothing and hangs on nothing that does belongs to no
    thread.
    """
    split = {act: link.name or link.thread for link in _links(view) for act in link.acts}
    apart = {_key(kept, act): name for act, name in split.items()}
    root = joined(
        (one, other) for one, other in _edges(view, kept)
        if one not in apart and other not in apart
    )  # fmt: skip
    events: dict[str, list[Event]] = {}
    seen: set[str] = set()
    for act in view.acts:
        event = kept.tellings.event(act.id)
        if event is None or event.key in seen:
            continue
        seen.add(event.key)
        name = f"/{apart[event.key]}" if event.key in apart else root.get(event.key, event.key)
        events.setdefault(name, []).append(event)
    moving = {
        key: group for key, group in events.items()
        if not key.startswith("/") and any(_moves(kept, one) for one in group)
    }  # fmt: skip
    for lonely, into in beside(kept, moving):
        events[into] = sorted(
            (*events[into], *events.pop(lonely)), key=lambda one: one.tellings[0].order
        )
    found: dict[str, str] = {}
    for together in _merged(view, kept, events):
        if any(_moves(kept, one) for one in together):
            first = f"t-{together[0].key}"
            found.update({one.act.id: first for event in together for one in event.tellings})
    return found


def name_of(view: View, kept: Kept, thread: str, events: Sequence[Event]) -> str:
    """What a thread is called: as ruled, else after its chief question in the papers' words."""
    plain = _plain_name(kept, events)
    for link in _links(view):
        if _holds(link, events) and (named := link.name or _new_name(link)):
            return named
        if link.name and not link.acts and link.thread in {thread, plain}:
            return link.name
    return plain


def opened(view: View, kept: Kept) -> list[Moving]:
    """Every thread, in the order of its first day."""
    events: dict[str, dict[str, Event]] = {}
    for act_id, thread in kept.thread_of.items():
        event = kept.tellings.event(act_id)
        if event is not None:
            events.setdefault(thread, {})[event.key] = event
    lines: dict[str, list[Moving]] = {}
    for section in ("questions", "consequences"):
        for one in kept.sections.get(section, []):
            thread = getattr(one, "thread", None)
            if thread is not None:
                lines.setdefault(thread, []).append(one)
    return [
        MovingThread(
            kept, thread, name_of(view, kept, thread, list(mine.values())),
            list(mine.values()), lines.get(thread, []),
        )
        for thread, mine in events.items()
    ]  # fmt: skip


class MovingThread(Remembering):
    """A thread through time; how much of it is open, due and disputed gives its weight.

    Its name is that of a day, unless it is ruled: what was asked later names no earlier day.
    """

    def __init__(
        self, kept: Kept, key: str, name: str, events: Sequence[Event], lines: Sequence[Moving]
    ) -> None:
        self.name = name
        self.ruled = name != _plain_name(kept, events)
        self.names = frozenset(
            {name, *(_words((told,)) for one in events if _asks(one) for told in one.tellings)}
        )
        self.tellings = sorted(
            (one for event in events for one in event.tellings), key=lambda one: one.order
        )
        self.events = sorted(events, key=lambda one: one.tellings[0].order)
        self.lines = lines
        self.kept = kept
        days = {one.day for one in self.tellings} | {day for one in lines for day in one.days}
        super().__init__(key, days)

    def _line(self, day: int) -> Thread | None:
        known = [one for one in self.tellings if one.day <= day]
        shown = [line for one in self.lines if (line := one.on(day)) is not None]
        if not known:
            return None
        first = chief(self.kept, [one for one in self.events if one.day <= day], day)
        told = [one for one in first.tellings if one.day <= day]
        parties: dict[Who, None] = {}
        for one in known:
            parties.update(dict.fromkeys(self.kept.parties_of(one)))
        return Thread(
            id=self.key, name=self.name if self.ruled else _words(told), parties=tuple(parties),
            questions=tuple(line.id for line in shown if isinstance(line, Question)),
            evidence=each_evidence(told), weight=sum((_weight(line) for line in shown), 0.0),
            acts=tuple(one.act.id for one in known), status=status_of(known),
            paper_date=told[0].paper_date, estimated=told[0].estimated,
        )  # fmt: skip


def chief(kept: Kept, events: Sequence[Event], day: int = MAX) -> Event:
    """The event that a thread is called after: the question that most were asked or answered.

    Only what was asked and answered by a day counts.
    """

    def weight(event: Event) -> tuple[bool, int, int]:
        asked = [one for one in event.tellings if one.day <= day and puts(one.act)]
        heard = sum(reply.telling.day <= day for reply in kept.replies.to(event)) if asked else 0
        heard += sum(len(one.act.targets) for one in asked)
        return (not asked, -heard, event.tellings[0].order)

    return min(events, key=weight)


def _asks(event: Event) -> bool:
    return any(puts(one.act) for one in event.tellings)


def _plain_name(kept: Kept, events: Sequence[Event]) -> str:
    return _words(chief(kept, events).tellings)


def _words(tellings: Sequence[Telling]) -> str:
    act = chief_of(tellings).act
    words = " ".join((act.object or act.quote).split())
    if len(words) <= LONGEST_NAME:
        return words
    return words[:LONGEST_NAME].rpartition(" ")[0] + " …"


def _weight(line: object) -> float:
    if isinstance(line, Question):
        silent = sum(cell.state == "nothing_on_file" for cell in line.cells)
        return WEIGHTS.get(line.state, 0.0) + 0.1 * silent
    return WEIGHTS.get(line.state, 0.0) if isinstance(line, Consequence) else 0.0


def _links(view: View) -> list[ThreadLink]:
    return [link for link in view.links if isinstance(link, ThreadLink)]


def _holds(link: ThreadLink, events: Sequence[Event]) -> bool:
    ids = {one.act.id for event in events for one in event.tellings}
    return not ids.isdisjoint(link.acts)


def _new_name(link: ThreadLink) -> str | None:
    """A split names its thread itself, unless by the id of the thread that it takes it from."""
    return None if link.thread.startswith("t-") else link.thread


def _key(kept: Kept, act_id: str) -> str:
    event = kept.tellings.event(act_id)
    return event.key if event else act_id


def _edges(view: View, kept: Kept) -> Iterable[tuple[str, str]]:
    """Pairs of events that are of one thread, by their keys."""
    for act_id, key in kept.replies.links():
        yield _key(kept, act_id), key
    alike: dict[object, str] = {}
    matters = Matters(view)
    for act in view.acts:
        event = kept.tellings.event(act.id)
        telling = kept.tellings.of(act.id)
        if event is None or telling is None:
            continue
        if act.instructed_by and view.act(act.instructed_by):
            yield event.key, _key(kept, act.instructed_by)
        if act.type != "order" and _moves(kept, event):
            for matter in matters.of(telling):
                yield event.key, alike.setdefault(matter, event.key)


def _merged(view: View, kept: Kept, events: Mapping[str, list[Event]]) -> Iterable[list[Event]]:
    """Components, those that an editor made one together."""
    groups = {f"t-{found[0].key}": found for found in events.values()}
    names = {_plain_name(kept, found): key for key, found in groups.items()} if any(
        link.same_as for link in _links(view)
    ) else {}  # fmt: skip
    for link in _links(view):
        into = link.thread if link.thread in groups else names.get(link.thread)
        for other in link.same_as:
            gone = other if other in groups else names.get(other)
            if into and gone and gone != into and into in groups:
                groups[into] = sorted(
                    (*groups[into], *groups.pop(gone, [])), key=lambda one: one.tellings[0].order
                )
    return groups.values()


def _moves(kept: Kept, event: Event) -> bool:
    """Whether an event makes a line that belongs to a thread."""
    for one in event.tellings:
        act = one.act
        if act.type == "order" and not kept.replies.to(event):
            continue
        if puts(act) or act.items or act.type == "convene" or announces(act):
            return True
        if opens(kept, act) is not None:
            return True
    return False
