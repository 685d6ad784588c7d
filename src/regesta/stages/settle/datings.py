"""A paper's own dates: of writing, of receipt, of publication, from the words that give them."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from regesta.dates import AnyPart, Given, Value, Written, bounds, resolve, written_on
from regesta.dates.calendars import to_day
from regesta.dates.parts import (
    Both,
    Clock,
    Day,
    DayFrom,
    DayOfMonth,
    Moon,
    Pair,
    Portion,
    Range,
    Regnal,
    Republican,
    Undated,
    WeekdayFrom,
)
from regesta.model import Alternative, Dating, Field
from regesta.stages.settle.known import Known, Time

_BASES = {
    "dateline": "dateline", "head_date": "head", "closing_dateline": "closing",
    "note_date": "note", "source_line": "note", "received_line": "dateline",
}  # fmt: skip
_RANK: dict[type, int] = {
    Pair: 0, Both: 0, Regnal: 0, Republican: 0, Day: 1, Range: 2, Portion: 2, Moon: 2,
    DayOfMonth: 3, DayFrom: 4, WeekdayFrom: 5, Clock: 6, Undated: 7,
}  # fmt: skip
_SAME_DAY = re.compile(r"(?i)\b(?:the )?same (?:day|date)\b")
_UNTIL = re.compile(r"(?i)\b(?:until|till|before|by|not later than|no later than)\s(?:the\s)?$")


def own_datings(paper: Known) -> Iterator[Dating]:
    """The datings of the paper's own fields; none for a field that is not described.

    A date without a year takes it from the paper's other dates; receipt and publication take what
    they lack from the day of writing.
    """
    description = paper.description
    date = _date(paper, description.date) if description.date else None
    written = None
    if date is not None:
        yield date
        style = "julian" if date.calendar == "julian" else "gregorian"
        written = written_on(date.value, style)
    if description.received:
        yield _later(paper, description.received, "received", written)
    if description.published:
        yield _later(paper, description.published, "published", written)
    elif date is not None and date.start is not None:
        note = paper.notes.get(date.start)
        if note and note.publication:
            yield replace(
                date, field="published", basis="note", rule="notes_that_govern",
                evidence=(*date.evidence, note.words),
            )  # fmt: skip


def _date(paper: Known, field: Field) -> Dating:
    time = _best(paper, field)
    given = Given(issuer=paper.issuer, years=paper.years())
    if time is None:
        return _unread(paper, field, "date")
    if isinstance(time.says, Day) and time.says.weekday is not None and not given.years:
        given = replace(given, years=paper.years_alone())
    around = isinstance(time.says, Day) and time.says.year is None and not given.years
    if around:
        given = replace(given, years=paper.years_around())
    note = paper.notes.get(time.start)
    if note and note.calendar:
        given = replace(given, noted=note.calendar)
    elif isinstance(time.says, Day):
        given = replace(given, agreed=_agreed(paper, time))
    value = resolve(time.says, given)
    if around and given.years and value.how:
        value = replace(
            value, how=f"{value.how}, those of the papers around it", certainty="medium"
        )
    if note and note.publication:
        value = replace(
            value, how=_and(value.how, f"the date of publication, by note {note.number}")
        )
    return _dating(paper, field, "date", time, value)


def _later(paper: Known, field: Field, name: str, written: Written | None) -> Dating:
    """Receipt or publication: the first such day from the day of writing on."""
    if _SAME_DAY.search(_words(paper, field)) and written and written.day:
        value = Value(edtf=written.day.isoformat(), timex=written.day.isoformat(),
                      calendar=written.style, how="the same day as the paper's own")  # fmt: skip
        return _dating(paper, field, name, None, value)
    time = _best(paper, field)
    if time is None:
        return _unread(paper, field, name)
    # the place of receipt counts by its own calendar: the writer's tells nothing of it
    given = Given(written=replace(written, style="gregorian") if written else None)
    if not given.written:
        given = replace(given, years=paper.years())
    says = time.says
    if isinstance(says, Clock) and given.written and given.written.day:
        value = resolve(says, given)
        value = replace(value, type="date", certainty="medium",
                        how="the day of writing, as only a time of day is told")  # fmt: skip
    elif isinstance(says, Day) and says.year is None and not says.side and name == "received":
        value = resolve(replace(says, side=1), given)
        if value.edtf and value.edtf.startswith("XXXX"):
            value = resolve(says, given)
        value = _near_enough(value, says, given)
    else:
        value = resolve(says, given)
    return _dating(paper, field, name, time, _not_before_writing(value, says, written))


def _not_before_writing(value: Value, says: AnyPart, written: Written | None) -> Value:
    """With the year after offered, where a printed year puts publication before the writing."""
    found = bounds(value.edtf)
    if not (isinstance(says, Day) and says.year and found and written):
        return value
    if found[1] >= written.first or (written.first - found[1]).days < 3:
        return value
    later = resolve(replace(says, year=written.first.year + (written.first.year == says.year)))
    if later.edtf is None:
        return value
    other = Alternative(value=later.edtf, why="if the year is misprinted: before the paper itself")
    return replace(value, alternatives=(*value.alternatives, other), certainty="low",
                   how=_and(value.how, "as printed, before the paper was written"))  # fmt: skip


def _near_enough(value: Value, says: Day, given: Given) -> Value:
    """Not eleven months after writing where a few days before it is as good a reading.

    Clocks of two places differ, so receipt can precede sending by a day; a wrong month in print
    makes it precede by more, which a check flags better than a year's delay would.
    """
    found, written = written_on(value.edtf), given.written
    if found and written and (found.first - written.last).days > 330:
        return resolve(replace(says, side=0), given)
    return value


def _best(paper: Known, field: Field) -> Time | None:
    """The expression of the field's words that says most; the first among equals."""
    times = [t for t in paper.times_in(field.evidence) if type(t.says) in _RANK]
    return min(times, key=lambda time: (_RANK[type(time.says)], time.start), default=None)


def _agreed(paper: Known, time: Time) -> str | None:
    """The calendar in which the paper's date comes before the day "until" which something holds.

    Asked only where the issuer kept the Julian calendar, and decided only by a date whose own
    calendar a note or a mark tells.
    """
    says = time.says
    if paper.issuer is None or not isinstance(says, Day) or says.calendar or not says.year:
        return None
    readings = {
        calendar: to_day(says.year, says.month or 0, says.day or 0, calendar)
        for calendar in ("gregorian", "julian")
    }
    if not readings["gregorian"] or paper.issuer.kept(readings["gregorian"]) != "julian":
        return None
    for other in paper.times:
        if not isinstance(other.says, Day) or not _governed_by_until(paper.text, other):
            continue
        note = paper.notes.get(other.start)
        marked = other.says.calendar or (note.calendar if note else None)
        limit = to_day(
            other.says.year or says.year, other.says.month or 0, other.says.day or 0, marked
        )
        fits = [c for c, day in readings.items() if day and limit and marked and day <= limit]
        if len(fits) == 1:
            return fits[0]
    return None


def _governed_by_until(text: str, time: Time) -> bool:
    return _UNTIL.search(text, max(0, time.start - 24), time.start) is not None


def _dating(paper: Known, field: Field, name: str, time: Time | None, value: Value) -> Dating:
    span = time.span if time else (field.evidence[0] if field.evidence else None)
    return Dating(
        document=paper.description.document,
        rule=field.rule,
        field=name,
        text=paper.text[span.start : span.end] if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        value=value.edtf,
        timex=value.timex,
        type=value.type,
        calendar=value.calendar,
        old_style=value.old_style,
        time=value.time,
        alternatives=value.alternatives,
        basis=_basis(field),
        certainty=value.certainty,
        how=value.how,
        evidence=field.evidence,
    )


def _basis(field: Field) -> str:
    if field.basis == "ruled":
        return "ruled"
    return _BASES.get(field.rule, "inferred" if field.basis == "inferred" else "dateline")


def _unread(paper: Known, field: Field, name: str) -> Dating:
    told = "no expression of time could be read in these words"
    return _dating(paper, field, name, None, Value(certainty="unknown", how=told))


def _words(paper: Known, field: Field) -> str:
    return " ".join(paper.text[span.start : span.end] for span in field.evidence)


def _and(first: str | None, second: str) -> str:
    return f"{first}; {second}" if first else second
