"""A paper that was received before it was written."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper, day, in_words, words_of


def check(paper: Paper) -> Iterator[Finding]:
    """Flag receipt more than a day before writing.

    A day is allowed: receipt is told in the time of the place of receipt, which may be behind.
    Where the papers' calendars leave another reading of either date, that reading is tried first.
    """
    written, received = paper.dating("date"), paper.dating("received")
    sent, came = day(written), day(received)
    if written is None or received is None or sent is None or came is None:
        return
    if (sent - came).days <= 1 or written.alternatives or received.alternatives:
        return
    span, other = words_of(received), words_of(written)
    if span is None or other is None:
        return
    year_late = came.replace(year=came.year + 1) if (came.month, came.day) != (2, 29) else came
    yield paper.finding(
        "received_before_written",
        "error",
        f"Received on {in_words(came)}, {(sent - came).days} days before it was written.",
        span,
        other,
        proposed=in_words(year_late) if 0 <= (year_late - sent).days <= 120 else None,
    )
