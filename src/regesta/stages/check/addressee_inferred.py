"""An addressee that no heading or address names, come by from the text."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Note each inferred addressee, with the words that he was inferred from."""
    if paper.description is None:
        return
    for party in paper.description.recipient:
        if party.basis != "inferred" or not party.evidence:
            continue
        named = party.name or party.role or "the addressee"
        yield paper.finding(
            "addressee_inferred",
            "info",
            f"No heading or address names {named}; inferred from these words.",
            *party.evidence,
        )
