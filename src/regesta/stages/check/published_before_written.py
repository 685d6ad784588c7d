"""A paper that was published before it was written."""

import datetime as dt
from collections.abc import Iterator

from regesta.model import Dating, Finding
from regesta.stages.check.paper import Paper, day, in_words, words_of

_WIDEST = 13  # days between the calendars, so far


def check(paper: Paper) -> Iterator[Finding]:
    """Flag publication before writing: a wrong year, or two calendars."""
    written, published = paper.dating("date"), paper.dating("published")
    sent, printed = day(written), day(published)
    if written is None or published is None or sent is None or printed is None:
        return
    gap = (sent - printed).days
    if gap <= 0 or _other_calendar(written, gap) or _other_calendar(published, gap):
        return
    span, other = words_of(published), words_of(written)
    if span is None or other is None:
        return
    proposed = None
    if gap in (10, 11, 12, 13):
        proposed = "the two dates may stand in different calendars"
    elif gap < 366 and (printed.month, printed.day) != (2, 29):
        proposed = in_words(printed.replace(year=printed.year + 1))
    yield paper.finding(
        "published_before_written",
        "error",
        f"Published on {in_words(printed)}, {gap} days before it was written.",
        span,
        other,
        proposed=proposed,
    )


def _other_calendar(dating: Dating, gap: int) -> bool:
    """Whether the date can be read so much earlier or later that all is well.

    Other readings by a calendar count; one that only supposes a misprint is what is told here.
    """
    taken = day(dating)
    for other in dating.alternatives:
        try:
            moved = taken and abs((dt.date.fromisoformat(other.value) - taken).days)
        except ValueError:
            continue
        if moved and gap <= moved <= _WIDEST:
            return True
    return False
