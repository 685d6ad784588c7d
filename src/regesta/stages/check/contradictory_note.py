"""A note that says of a day that it is New Style and that another day corresponds to it."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.model import Finding, Note, Span
from regesta.stages.check.month_words import day_and_month, month_numbers
from regesta.stages.check.paper import Paper

_STYLE = r"(?P<style>new|old|Gregorian|Julian)\s(?:style|calendar)"
_SAME = r"(?:corresponds?\sto|equals|that\sis|i\.\s?e\.)"
_OLD = {"old", "julian"}


def check(paper: Paper) -> Iterator[Finding]:
    """Flag "November 19, according to the new style, corresponds to December 2".

    Of two names for one day the earlier is the Old Style one (within a year, and since 1582).
    """
    for note in paper.description.notes if paper.description else ():
        match = _equates().search(paper.text, note.start, note.end)
        if not match:
            continue
        one, two = _place(match["one"]), _place(match["two"])
        first_is_earlier = 0 < (two - one) % 365 < 180
        said_old = match["style"].casefold() in _OLD
        if one == two or first_is_earlier == said_old:
            continue
        old, new = (
            (match["one"], match["two"]) if first_is_earlier else (match["two"], match["one"])
        )
        yield paper.finding(
            "contradictory_note",
            "warning",
            f"The note contradicts itself: of two names for one day the earlier, {old}, "
            "is the Old Style one.",
            _whole(paper, note, match),
            proposed=f"{old}, Old Style, corresponds to {new}, New Style",
        )


@cache
def _equates() -> re.Pattern[str]:
    """A day, a style, a word that equates, another day, in one sentence."""
    one_day = day_and_month().pattern
    return re.compile(
        rf"(?P<one>{one_day})[^.;]{{0,80}}?\b{_STYLE}\b[^.;]{{0,80}}?{_SAME}[^.;]{{0,20}}?(?P<two>{one_day})",
        re.IGNORECASE,
    )


def _place(words: str) -> int:
    """A rough number of the day in its year, enough to tell which comes first."""
    name, number = sorted(words.split(), key=str.isdigit)
    return 31 * month_numbers()[name.rstrip(".").casefold()] + int(number)


def _whole(paper: Paper, note: Note, match: re.Match[str]) -> Span:
    end = match.end()
    if end < note.end and paper.text[end] == ".":
        end += 1
    return Span(match.start(), end)
