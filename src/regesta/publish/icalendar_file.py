"""Deadlines and last days as a calendar: one event a day, or one a reading where they differ."""

import re
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from regesta.exchange.brief import Brief, Obligation, Passage, Question, Reading
from regesta.exchange.timing import MAX, When, iso, when
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.duties import awaited
from regesta.publish.brief.sources import Sources

_RUNNING = {"open", "due", "overdue", "disputed", "pending", "in_force"}
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_MAKER = "-//Regesta//Deadlines//EN"
_HOST = "regesta"


def deadlines_ics(brief: Brief, sources: Sources, stamp: datetime, title: str = "") -> bytes:
    """The bytes of an iCalendar file (RFC 5545) of what is open and runs out.

    A day is an event of the whole day; a clock with an offset is a time in UTC, one without it a
    time of no zone. Where a date has two readings, each is an event that says so. A question that
    was answered and an obligation that was met, breached or has expired have none.

    Args:
        brief: where things stand.
        sources: gives words and papers.
        stamp: what every event is stamped with, in UTC: the edition's time, not the clock's, so
            that the same edition gives the same file.
        title: what the calendar is called.
    """
    from icalendar import Calendar  # noqa: PLC0415 - loads slowly, and only this needs it

    calendar: Any = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if title:
        calendar.add("x-wr-calname", f"Deadlines: {plain(title)}")
    for question in brief.questions:
        if question.state in _RUNNING:
            _events(calendar, _Running(question), sources, stamp)
    for obligation in brief.obligations:
        if obligation.state in _RUNNING:
            _events(calendar, _Running(obligation), sources, stamp)
    return calendar.to_ical()


class _Running:
    """What the events of a question and of an obligation have in common."""

    def __init__(self, line: Question | Obligation) -> None:
        self.id = line.id
        self.evidence: tuple[Passage, ...] = line.evidence
        self.readings: tuple[Reading, ...] = line.readings
        self.status = line.status
        if isinstance(line, Question):
            self.last = line.deadline
            self.summary = f"Answer of {awaited(line)} to {line.by.name}"
            self.what = plain(line.content)
            self.kind, self.state = "question", line.state
            self.account = wording.account(line.says, line.via, line.by)
        else:
            to = f" to {wording.names(line.to)}" if line.to else ""
            until = line.until
            self.last = (until,) if isinstance(until, str) else until or ()
            self.summary = f"Last day of {line.who.name}{to}"
            self.what = plain(line.what)
            self.kind, self.state = "obligation", line.state
            self.account = wording.account(line.says, (), line.who)


def _events(calendar: Any, line: _Running, sources: Sources, stamp: datetime) -> None:  # noqa: ANN401 - half typed
    readings = _readings(line.last)
    for at, value in enumerate(readings, 1):
        one_of = f" (reading {at} of {len(readings)})" if len(readings) > 1 else ""
        _event(calendar, line, value, one_of, sources, stamp)


def _event(
    calendar: Any,  # noqa: ANN401 - half typed
    line: _Running,
    value: str,
    one_of: str,
    sources: Sources,
    stamp: datetime,
) -> None:
    from icalendar import Event  # noqa: PLC0415 - as above

    event: Any = Event()
    identity = sha256(f"{line.id} {value}".encode()).hexdigest()[:20]
    event.add("uid", f"{identity}@{_HOST}")
    event.add("dtstamp", stamp)
    at = _time(value)
    if isinstance(at, datetime):
        event.add("dtstart", at)
    else:
        event.add("dtstart", at)
        event.add("dtend", at + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", f"{line.summary}{one_of}: {line.what}")
    event.add("description", _described(line, value, one_of, sources))
    event.add("categories", [line.kind])
    calendar.add_component(event)


def _readings(last: tuple[str, ...]) -> list[str]:
    """The values that are a time or have a last day, each once; `[a,b]` are two."""
    found = list[str]()
    for value in last:
        read = when(value)
        found += [part for one in _parts(read, value) if (part := _usable(one))]
    return list(dict.fromkeys(found))


def _parts(read: When | None, value: str) -> tuple[When, ...]:
    if read is None:
        return ()
    return read.readings or (When(first=read.first, last=read.last, text=value),)


def _usable(one: When) -> str:
    """A time as it is written, else the last day; "" where the end is open."""
    if one.text and _CLOCK.fullmatch(one.text):
        return one.text
    return iso(one.last) if one.last != MAX else ""


def _time(value: str) -> date | datetime:
    if "T" not in value:
        return date.fromisoformat(value)
    at = datetime.fromisoformat(value)
    return at.astimezone(UTC) if at.tzinfo else at


def _described(line: _Running, value: str, one_of: str, sources: Sources) -> str:
    sign, word = wording.sign_and_word(line.kind, line.state)
    said = [
        line.what,
        f"{sign} {word}; {days.said(value)}{one_of}; {line.account}",
    ]
    if one_of:
        said.append(f"The papers give more than one reading: {days.all_said(line.last)}.")
    said += [f"{days.said(one.value)}: {one.why}" for one in line.readings if one.why]
    if line.status == "proposed":
        said.append("Proposed by the program, not confirmed by a person.")
    refs = sources.refs(line.evidence)
    papers = {one.number: one for one in sources.cited()}
    said += [f"“{ref.quote}” ({papers[ref.number].label}, {ref.source})" for ref in refs]
    said.append(line.id)
    return "\n".join(said)
