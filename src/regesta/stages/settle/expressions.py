"""Every other expression of time in a paper, with its value from the day of writing."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from regesta.dates import AnyPart, Given, Value, Written, bounds, resolve, written_on
from regesta.dates.calendars import offset, to_day
from regesta.dates.parts import Day, Duration
from regesta.model import Alternative, Dating
from regesta.stages.settle.known import Known, Time
from regesta.stages.settle.notes_that_govern import Governing

_SINCE = re.compile(r"(?i)\b(?:ever )?since\s(?:the\s)?$")
_SAME = re.compile(
    r"[^.;]{0,40}?\b(?:corresponds? to|equals?|is equivalent to|i\. ?e\.|that is)\b[^.;]{0,12}$"
)
_UNTIL = re.compile(r",?\s(?:until|till|to|before|ending)\s(?:the\s)?$")
_THESE = re.compile(r"(?i)(?:these|those)\s")


def settle_expressions(paper: Known, own: Sequence[Dating]) -> Iterator[Dating]:
    """A dating without a field for every expression, in order.

    Args:
        paper: What is known of the paper.
        own: Its own datings; an expression that one of them rests on has the same value.
    """
    date = next((dating for dating in own if dating.field == "date"), None)
    settled = {(dating.start, dating.end): dating for dating in reversed(own)}
    style = "julian" if date and date.calendar == "julian" else "gregorian"
    written = written_on(date.value, style) if date else None
    given = Given(written=written, issuer=paper.issuer, years=paper.years())
    notes = _spread(paper)
    pairs = _told_the_same(paper, given)
    lengths: dict[tuple[float | None, str], str] = {}
    for number, time in enumerate(paper.times):
        same = settled.get((time.start, time.end))
        if same is not None:
            value = _value_of(same)
        else:
            value = _value(time, notes.get(number), replace(given, noted=pairs.get(number)))
            value = _since(paper, time, value, written)
            value = _length(paper, number, value, lengths, given, notes)
        yield Dating(
            document=paper.description.document, rule=time.form,
            text=paper.text[time.start : time.end], start=time.start, end=time.end,
            value=value.edtf, timex=value.timex, type=value.type, calendar=value.calendar,
            old_style=value.old_style, time=value.time, alternatives=value.alternatives,
            certainty=value.certainty, how=value.how,
        )  # fmt: skip


def _value_of(date: Dating) -> Value:
    """The value of one of the paper's own dates, already settled."""
    return Value(
        edtf=date.value, timex=date.timex, type=date.type, calendar=date.calendar,
        old_style=date.old_style, time=date.time, alternatives=date.alternatives,
        certainty=date.certainty, how=date.how,
    )  # fmt: skip


def _spread(paper: Known) -> dict[int, Governing]:
    """Governing notes by the number of the expression: a note on a day holds for its repetitions.

    A note that only says "Publication date." is of the one place it hangs on.
    """
    found: dict[int, Governing] = {}
    said: dict[tuple[int | None, int | None, int | None], Governing] = {}
    for number, time in enumerate(paper.times):
        note = paper.notes.get(time.start)
        if note:
            found[number] = note
            if isinstance(time.says, Day) and not note.publication:
                said[_key(time.says)] = note
    for number, time in enumerate(paper.times):
        if number not in found and isinstance(time.says, Day) and _key(time.says) in said:
            note = said[_key(time.says)]
            if not note.words.touches(time.span):
                found[number] = note
    return found


def _key(says: Day) -> tuple[int | None, int | None, int | None]:
    return says.year, says.month, says.day


def _value(time: Time, note: Governing | None, given: Given) -> Value:
    says: AnyPart = time.says
    if given.noted and isinstance(says, Day):
        # what two days are to each other outweighs a wrong word beside one of them
        says = replace(says, calendar=given.noted)
    if note is None:
        return resolve(says, given)
    if note.calendar:
        return resolve(says, replace(given, noted=note.calendar))
    value = resolve(says, given)
    if note.same_as is None or not isinstance(says, Day):
        return value
    other = resolve(replace(note.same_as, calendar="gregorian"), given)
    if other.edtf is None or other.edtf == value.edtf:
        return value
    told = f"note {note.number} gives another day"
    return replace(
        value,
        edtf=f"{value.edtf}?" if value.edtf and value.edtf[-1].isdigit() else value.edtf,
        alternatives=(Alternative(value=other.edtf, why=f"by note {note.number}"),
                      *value.alternatives),
        certainty="medium",
        how=f"{value.how}; {told}" if value.how else told,
    )  # fmt: skip


def _told_the_same(paper: Known, given: Given) -> dict[int, str]:
    """Calendars of two days that the text calls the same: the earlier is Old Style.

    Only where they differ by the offset of their century, whatever style the words beside say.
    """
    found: dict[int, str] = {}
    for number, (one, two) in enumerate(zip(paper.times, paper.times[1:], strict=False)):
        if not (
            isinstance(one.says, Day) and isinstance(two.says, Day) and two.start - one.end < 60
        ):
            continue
        if not _SAME.match(paper.text[one.end : two.start]):
            continue
        year = one.says.year or two.says.year or (given.written and given.written.first.year)
        if not year:
            continue
        days = [to_day(t.says.year or year, t.says.month or 0, t.says.day or 0)
                for t in (one, two) if isinstance(t.says, Day)]  # fmt: skip
        if days[0] and days[1] and abs((days[1] - days[0]).days) == offset(max(days[0], days[1])):
            first_is_old = days[0] < days[1]
            found[number] = "julian" if first_is_old else "gregorian"
            found[number + 1] = "gregorian" if first_is_old else "julian"
    return found


def _since(paper: Known, time: Time, value: Value, written: Written | None) -> Value:
    """What begins with "since 1911" lasts to the day of writing."""
    if not isinstance(time.says, Day) or not value.edtf or not written or not written.day:
        return value
    if not _SINCE.search(paper.text, max(0, time.start - 12), time.start):
        return value
    begins = bounds(value.edtf)
    if begins is None or begins[0] >= written.first:
        return value
    told = "from then to the day of writing"
    return replace(value, edtf=f"{value.edtf.rstrip('?~%')}/{written.day.isoformat()}",
                   how=f"{value.how}; {told}" if value.how else told)  # fmt: skip


def _length(
    paper: Known, number: int, value: Value, lengths: dict[tuple[float | None, str], str],
    given: Given, notes: dict[int, Governing],
) -> Value:  # fmt: skip
    """A length of days "until" a date reaches back from it; "these five days" are the same."""
    time = paper.times[number]
    says = time.says
    if not isinstance(says, Duration) or says.side or says.unit not in ("day", "week"):
        return value
    key = (says.count, says.unit)
    if _THESE.match(paper.text, time.start) and key in lengths:
        return replace(value, edtf=lengths[key], certainty="medium", how="the same as told before")
    after = paper.times[number + 1] if number + 1 < len(paper.times) else None
    if after is None or not says.count or not isinstance(after.says, Day):
        return value
    if not _UNTIL.fullmatch(paper.text[time.end : after.start]):
        return value
    last = bounds(_value(after, notes.get(number + 1), given).edtf)
    if last is None:
        return value
    days = int(says.count) * (7 if says.unit == "week" else 1)
    first = last[0].fromordinal(last[0].toordinal() - days)
    lengths[key] = f"{first.isoformat()}/{last[0].isoformat()}"
    return replace(value, edtf=lengths[key], calendar="gregorian", certainty="medium",
                   how="counted back from the day that follows")  # fmt: skip
