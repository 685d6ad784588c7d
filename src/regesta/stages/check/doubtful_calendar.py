"""A paper's own date that can be read in either calendar."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper, words_of


def check(paper: Paper) -> Iterator[Finding]:
    """Flag the date of writing, receipt or publication where settling left alternatives."""
    for field in ("date", "received", "published"):
        dating = paper.dating(field)
        if dating is None or not dating.alternatives:
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
