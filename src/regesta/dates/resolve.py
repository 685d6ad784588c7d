"""From what an expression says to what it means: one function for each kind of part."""

from collections.abc import Callable
from typing import Any

from regesta.dates.parts import (
    AnyPart,
    Both,
    Century,
    Clock,
    Day,
    DayFrom,
    DayOfMonth,
    Duration,
    Expression,
    Frequency,
    Moon,
    Pair,
    Portion,
    Range,
    Reference,
    Regnal,
    Republican,
    Season,
    Undated,
    UnitFrom,
    WeekdayFrom,
)
from regesta.dates.value import Given, Value
from regesta.dates.values import (
    calendar_day,
    from_writing,
    other_reckonings,
    spans,
    two_calendars,
)


def clock_value(says: Clock, given: Given) -> Value:
    """A time of day alone, on the day of writing where that is known."""
    day = given.written.day if given.written else None
    return Value(
        edtf=day.isoformat() if day else None,
        timex=f"{day.isoformat() if day else 'XXXX-XX-XX'}T{says.time}",
        type="time",
        calendar="gregorian" if day else None,
        time=says.time,
        certainty="low" if day else "unknown",
        how="on the day of writing, no other being named" if day else "no day is named",
    )


def undated_value(says: Undated, given: Given) -> Value:  # noqa: ARG001
    """No value: the paper says so."""
    return Value(certainty="unknown", how="the paper says that it bears no date")


_VALUES: dict[type[Any], Callable[[Any, Given], Value]] = {
    Day: calendar_day.day_value,
    Pair: two_calendars.pair_value,
    Range: spans.range_value,
    Portion: spans.portion_value,
    Season: spans.season_value,
    Century: spans.century_value,
    Duration: spans.duration_value,
    Frequency: spans.frequency_value,
    DayOfMonth: from_writing.day_of_month_value,
    DayFrom: from_writing.day_from_value,
    WeekdayFrom: from_writing.weekday_from_value,
    UnitFrom: from_writing.unit_from_value,
    Both: from_writing.both_value,
    Reference: from_writing.reference_value,
    Clock: clock_value,
    Moon: other_reckonings.moon_value,
    Republican: other_reckonings.republican_value,
    Regnal: other_reckonings.regnal_value,
    Undated: undated_value,
}


def resolve(says: AnyPart | Expression, given: Given | None = None) -> Value:
    """What an expression means, with what is known of its paper.

    >>> from regesta.dates import find, written_on
    >>> words = next(find("the 28th ult."))
    >>> resolve(words, Given(written=written_on("1861-01-10"))).edtf
    '1860-12-28'
    """
    part = says.says if isinstance(says, Expression) else says
    return _VALUES[type(part)](part, given or Given())
