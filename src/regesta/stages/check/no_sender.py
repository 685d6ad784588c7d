"""A letter, note or telegram that does not say whose it is."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper

CORRESPONDENCE = {"telegram", "note", "letter", "despatch", "circular", "appeal", "email"}


def check(paper: Paper) -> Iterator[Finding]:
    """Flag correspondence with neither sender nor signature."""
    description = paper.description
    if description is None or description.kind.value not in CORRESPONDENCE:
        return
    if description.sender or description.signed:
        return
    yield paper.finding(
        "no_sender",
        "info" if paper.document.nested_in else "warning",
        "The paper names no sender and bears no signature.",
        paper.name_plate,
    )
