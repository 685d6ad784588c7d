"""A note on a date that hangs on another date than the one it explains."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.month_words import day_and_month
from regesta.stages.check.paper import Paper, words_of

_ON_CALENDARS = re.compile(
    r"\b(?:new|old)\sstyle\b|\b(?:Gregorian|Julian)\scalendar\b", re.IGNORECASE
)
_NEAR = 4  # code points between a date and the mark that stands on it


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a note that equates two days in two calendars while its mark stands on a third."""
    for note in paper.description.notes if paper.description else ():
        words = paper.text[note.start : note.end]
        named = {_key(found) for found in day_and_month().findall(words)}
        if len(named) < 2 or not _ON_CALENDARS.search(words):
            continue
        for mark in note.marks:
            dated = _date_before(paper, mark)
            if dated is None or _key(paper.words(dated)) in named:
                continue
            yield paper.finding(
                "note_on_other_date",
                "warning",
                f"Note {note.number} hangs on “{paper.words(dated)}”, a day that it does not name.",
                Span(dated.start, mark.end),
            )


def _date_before(paper: Paper, mark: Span) -> Span | None:
    """The words of a date right before a mark, as far as month and day."""
    for dating in paper.datings:
        span = words_of(dating)
        if span is not None and 0 <= mark.start - span.end <= _NEAR and dating.text:
            match = day_and_month().search(dating.text)
            if match and dating.start is not None:
                return Span(dating.start + match.start(), dating.start + match.end())
    return None


def _key(words: str) -> tuple[str, ...]:
    return tuple(sorted(words.casefold().split()))
