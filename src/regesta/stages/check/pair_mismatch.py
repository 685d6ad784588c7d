"""A date in both calendars whose two days are not the same day."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from regesta.dates.calendars import julian_to_day, to_day
from regesta.model import Finding, Span
from regesta.stages.check.month_words import month_numbers, month_pattern
from regesta.stages.check.paper import Paper, in_words

_NEAR = range(7, 17)  # farther apart, or nearer, they were never meant for one day


def check(paper: Paper) -> Iterator[Finding]:
    """Flag pairs that miss the offset of their century by a few days.

    Two days that lie 1 to 6 days apart are a night or a span ("14/15 March"), not a pair.
    """
    for dating in paper.datings:
        text = dating.text
        if text is None or dating.start is None or not any(sign in text for sign in "/(["):
            continue
        match = next(filter(None, (form.search(text) for form in _forms())), None)
        days = match and _days(match, dating.value)
        if not match or days is None:
            continue
        first, second = days
        if abs((second - first).days) not in _NEAR:
            continue
        right = {julian_to_day(first.year, first.month, first.day): second,
                 julian_to_day(second.year, second.month, second.day): first}  # fmt: skip
        if any(new == other for new, other in right.items()):
            continue
        new_style = julian_to_day(first.year, first.month, first.day)
        yield paper.finding(
            "pair_mismatch",
            "warning",
            f"The two dates are {abs((second - first).days)} days apart; the calendars then "
            f"differed by {_offset(first)}.",
            Span(dating.start + match.start(), dating.start + match.end()),
            proposed=f"{in_words(first)} Old Style is {in_words(new_style)}" if new_style else None,
        )


def _days(match: re.Match[str], value: str | None) -> tuple[dt.date, dt.date] | None:
    """Both days as if Gregorian, years taken from one another or from the value."""
    part = match.groupdict()
    year = part["y2"] or part["y1"] or (value or "")[:4]
    if not year.isdigit():
        return None
    months = [_month(part["m1"] or part["m2"]), _month(part["m2"] or part["m1"])]
    years = [int(part["y1"] or year), int(part["y2"] or year)]
    if not part["y1"] and months == [12, 1]:
        years[0] -= 1  # "29 December/11 January 1918"
    days = [
        to_day(y, m, int(d))
        for y, m, d in zip(years, months, (part["d1"], part["d2"]), strict=True)
    ]
    return (days[0], days[1]) if days[0] and days[1] else None


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Pairs with the day first, and with the month first.

    "26 February/11 March 1921", "2 (15) March 1921"; "December 29, 1917 [/January 11, 1918]".
    """
    month, year = month_pattern(), r"(?:,?\s(?P<{}>1[5-9]\d\d))?"
    between = r"(?:\s?/\s?|\s?\[\s?/?\s?|\s?\(\s?)"
    y1, y2 = year.format("y1"), year.format("y2")
    return (
        re.compile(
            rf"\b(?P<d1>\d\d?)(?:\s(?P<m1>{month}))?{y1}{between}"
            rf"(?P<d2>\d\d?)[)\]]?\s(?P<m2>{month}){y2}"
        ),
        re.compile(
            rf"\b(?P<m1>{month})\s(?P<d1>\d\d?){y1}{between}"
            rf"(?:(?P<m2>{month})\s)?(?P<d2>\d\d?)[)\]]?{y2}"
        ),
    )


def _month(word: str) -> int:
    return month_numbers()[word.rstrip(".").casefold()]


def _offset(day: dt.date) -> int:
    other = julian_to_day(day.year, day.month, day.day)
    return (other - day).days if other else 0
