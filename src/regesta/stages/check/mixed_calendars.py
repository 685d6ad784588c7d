"""A paper that counts some of its days Old Style and is itself dated New Style, or the reverse."""

from collections.abc import Iterator

from regesta.model import Dating, Finding, Span
from regesta.stages.check.paper import Paper, words_of

_PAIRED = "/(["


def check(paper: Paper) -> Iterator[Finding]:
    """Note each day in the text whose calendar is not that of the paper's own date.

    A pair that gives both calendars confuses nobody and is passed over.
    """
    own = paper.dating("date") or paper.dating("published")
    if own is None or own.calendar not in ("gregorian", "julian") or not _plain(own):
        return
    notes = [Span(n.start, n.end) for n in paper.description.notes] if paper.description else []
    for dating in paper.datings:
        if dating.field is not None or dating.calendar not in ("gregorian", "julian"):
            continue
        span = words_of(dating)
        if span is None or dating.calendar == own.calendar or not _plain(dating):
            continue
        if any(note.holds(span) for note in notes):
            continue
        style = "Old Style" if dating.calendar == "julian" else "New Style"
        other = "New Style" if dating.calendar == "julian" else "Old Style"
        yield paper.finding(
            "mixed_calendars",
            "warning",
            f"This day is counted {style}, in a paper that is dated {other}.",
            span,
            proposed=dating.value,
        )


def _plain(dating: Dating) -> bool:
    return dating.text is not None and not any(sign in dating.text for sign in _PAIRED)
