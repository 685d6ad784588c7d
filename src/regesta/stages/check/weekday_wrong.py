"""A weekday that does not fit the date beside it."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from regesta.dates.calendars import julian_to_day
from regesta.model import Finding
from regesta.stages.check.month_words import weekday_names
from regesta.stages.check.paper import Paper, day, words_of

_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")


def check(paper: Paper) -> Iterator[Finding]:
    """Flag "Thursday, 6 June 1918", which was a Thursday only by the other calendar, or never.

    Only dates that print weekday, day and year are judged: a year that the program supplied
    would be the first to blame. A range, or two weekdays, is left alone.
    """
    seen: set[tuple[int, int]] = set()
    for dating in paper.datings:
        span, value = words_of(dating), day(dating)
        if span is None or value is None or dating.text is None or (span.start, span.end) in seen:
            continue
        seen.add((span.start, span.end))
        named = _weekdays().findall(dating.text)
        if len(named) != 1 or not _YEAR.search(dating.text):
            continue
        printed = weekday_names().index(named[0].capitalize())
        if value.weekday() == printed or any(
            _weekday(other.value) == printed for other in dating.alternatives
        ):
            continue
        yield paper.finding(
            "weekday_wrong",
            "warning",
            f"That day was a {weekday_names()[value.weekday()]}, not a {weekday_names()[printed]}.",
            span,
            proposed=_remedy(value, printed, dating.calendar),
        )


def _remedy(value: dt.date, printed: int, calendar: str | None) -> str | None:
    """The one thing that, read otherwise, would make the weekday right."""
    if calendar != "julian":
        other = julian_to_day(value.year, value.month, value.day)
        if other is not None and other.weekday() == printed and (other - value).days <= 13:
            return "the date is Old Style, or the weekday is wrong"
    return f"{weekday_names()[value.weekday()]}, or another day"


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(weekday_names())})\b", re.IGNORECASE)


def _weekday(value: str) -> int | None:
    try:
        return dt.date.fromisoformat(value).weekday()
    except ValueError:
        return None
