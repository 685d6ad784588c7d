"""A paper that does not say when it was written."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper

_NEVER_DATED = {"apparatus", "other"}


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a paper whose date is nowhere stated; of a nested one it is only noted.

    A date that was inferred is named as the remedy. An enclosure takes its day from the paper
    around it often enough that its own silence is no more than a note.
    """
    description = paper.description
    if description is None or description.kind.value in _NEVER_DATED:
        return
    dating = paper.dating("date")
    if description.date is not None or (dating is not None and dating.basis != "inferred"):
        return
    published = description.published is not None
    yield paper.finding(
        "undated",
        "info" if paper.document.nested_in or published else "warning",
        "The paper bears no date" + (" of writing, only one of publication." if published else "."),
        paper.name_plate,
        proposed=dating.value if dating is not None else None,
    )
