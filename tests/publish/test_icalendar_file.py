"""Deadlines as a calendar: what a calendar program reads out of it."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from icalendar import Calendar

from regesta.publish.icalendar_file import deadlines_ics

STAMP = datetime(2031, 3, 2, 10, tzinfo=UTC)


def events(brief, sources):
    content = deadlines_ics(brief, sources, STAMP, "The bridge; and, the ford")
    return Calendar.from_ical(content).walk("VEVENT")


def of_deadline(brief, *deadline, state="open"):
    first, *_ = brief.questions
    question = msgspec.structs.replace(first, deadline=deadline, state=state)
    return msgspec.structs.replace(brief, questions=(question,), obligations=())


def test_open_deadlines_and_last_days_are_events(brief, sources):
    found = events(brief, sources)
    assert [one["summary"].split(":")[0] for one in found] == [
        "Answer of Vesk to Orlo",
        "Answer of Free Company of the Ford and somebody at Sill to Vesk (reading 1 of 2)",
        "Answer of Free Company of the Ford and somebody at Sill to Vesk (reading 2 of 2)",
        "Last day of Vesk",
    ]
    assert len({one["uid"] for one in found}) == 4
    assert {one["dtstamp"].dt for one in found} == {STAMP}


def test_an_event_carries_its_words_its_paper_and_its_account(brief, sources):
    _, first, _, last = events(brief, sources)
    told = str(first["description"])
    assert "“Vesk proposes that the bridge at Tarn be open to both sides from 5 February”" in told
    assert "note.txt" in told
    assert "by its own account" in told
    assert "more than one reading: 10 Feb 1919 or 11 Feb 1919" in told
    assert last["dtstart"].dt == date(1919, 3, 31)
    assert last["dtend"].dt == date(1919, 4, 1)


@pytest.mark.parametrize(
    ("deadline", "starts"),
    [
        (["2031-03-02T18:00+03:00"], [datetime(2031, 3, 2, 15, tzinfo=UTC)]),
        (["2031-03-02T18:00:00Z"], [datetime(2031, 3, 2, 18, tzinfo=UTC)]),
        (["2031-03-02T18:00"], [datetime.fromisoformat("2031-03-02T18:00")]),
        (["2031-03-02"], [date(2031, 3, 2)]),
        (["2031-03"], [date(2031, 3, 31)]),
        (["2031-03-02/2031-03-05"], [date(2031, 3, 5)]),
        (["[2031-03-02,2031-03-03]"], [date(2031, 3, 2), date(2031, 3, 3)]),
        (["2031-03-02", "2031-03-02", "2031-03-04"], [date(2031, 3, 2), date(2031, 3, 4)]),
        (["[2031-03-02..]"], []),
        (["no day"], []),
        ([], []),
    ],
)
def test_a_day_is_a_day_and_a_clock_a_time(brief, sources, deadline, starts):
    found = events(of_deadline(brief, *deadline), sources)
    assert [one["dtstart"].dt for one in found] == starts


@pytest.mark.parametrize("state", ["answered", "withdrawn"])
def test_what_is_done_with_has_no_event(brief, sources, state):
    assert events(of_deadline(brief, "2031-03-02", state=state), sources) == []


def test_the_same_edition_gives_the_same_file_and_events_keep_their_ids(brief, sources):
    one = deadlines_ics(brief, sources, STAMP, "x")
    assert deadlines_ics(brief, sources, STAMP, "x") == one
    later = msgspec.structs.replace(brief, questions=tuple(reversed(brief.questions)))
    ids = {event["uid"] for event in events(later, sources)}
    assert ids == {event["uid"] for event in events(brief, sources)}


def test_lines_are_folded_and_end_as_the_standard_asks(brief, sources):
    content = deadlines_ics(brief, sources, STAMP, "x")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
