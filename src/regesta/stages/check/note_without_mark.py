"""A note that nothing in the text calls."""

from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import CLAUSE, Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a numbered note to which no mark in the paper leads."""
    if paper.description is None:
        return
    for note in paper.description.notes:
        if note.marks or not note.number:
            continue
        yield paper.finding(
            "note_without_mark",
            "info",
            f"Nothing in the text calls note {note.number}.",
            Span(note.start, min(note.end, note.start + CLAUSE)),
        )
