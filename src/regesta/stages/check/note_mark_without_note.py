"""A mark in the text that calls a note which is not there."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a note mark whose number no note of the paper has.

    A paper without any notes is passed over: an edition may print all notes elsewhere.
    """
    if paper.description is None or not paper.description.notes:
        return
    numbers = {note.number for note in paper.description.notes}
    for mark in paper.of_kind("note_mark"):
        if mark.value is None or mark.value in numbers or mark.certainty != "high":
            continue
        if any(n.start <= mark.start < n.end for n in paper.description.notes):
            continue
        yield paper.finding(
            "note_mark_without_note",
            "info",
            f"No note {mark.value} stands below the paper.",
            mark.span,
        )
