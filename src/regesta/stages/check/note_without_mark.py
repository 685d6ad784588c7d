"""A note that nothing in the text calls."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import CLAUSE, Paper

_SOURCE = re.compile(r"[\W\d]*Source:")


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a numbered note to which no mark in the paper leads.

    A note that gives the source hangs on the heading as a whole, often without a mark.
    """
    if paper.description is None:
        return
    for note in paper.description.notes:
        if note.marks or not note.number or _SOURCE.match(paper.text, note.start, note.end):
            continue
        yield paper.finding(
            "note_without_mark",
            "info",
            f"Nothing in the text calls note {note.number}.",
            Span(note.start, min(note.end, note.start + CLAUSE)),
        )
