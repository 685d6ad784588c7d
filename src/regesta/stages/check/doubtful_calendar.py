"""A paper's own date that can be read in either calendar."""

import datetime as dt
from collections.abc import Iterator

from regesta.model import Dating, Finding
from regesta.stages.check.paper import Paper, day, words_of

_OFFSETS = range(10, 14)


def check(paper: Paper) -> Iterator[Finding]:
    """Flag the date of writing, receipt or publication where settling left alternatives."""
    for field in ("date", "received", "published"):
        dating = paper.dating(field)
        if dating is None or not _by_calendar(dating):
            continue
        span = words_of(dating)
        if span is None:
            continue
        others = "; ".join(f"{other.value}: {other.why}" for other in dating.alternatives)
        yield paper.finding(
            "doubtful_calendar",
            "warning" if field == "date" else "info",
            f"The date can be read in more than one way; taken as {dating.value}, "
            f"but also possible are {others}.",
            span,
            proposed=dating.alternatives[0].value,
        )


def _by_calendar(dating: Dating) -> bool:
    """Whether another reading lies as far from the one taken as the calendars lie apart."""
    taken = day(dating)
    for other in dating.alternatives:
        try:
            gap = taken and abs((dt.date.fromisoformat(other.value) - taken).days)
        except ValueError:
            continue
        if gap in _OFFSETS:
            return True
    return False
