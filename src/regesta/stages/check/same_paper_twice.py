"""A paper that stands in the edition twice, word for word."""

from collections.abc import Iterator, Sequence

from regesta.model import Comparable, Finding
from regesta.stages.check.paper import finding_id


def check(group: Sequence[Comparable]) -> Iterator[Finding]:
    """Flag each but the first of papers whose texts share a key."""
    if not group[0].key.startswith("text:") or len(group) < 2:
        return
    first = group[0]
    for other in group[1:]:
        yield Finding(
            id=finding_id(
                "same_paper_twice", f"{other.document} {other.passage}", other.occurrence
            ),
            document=other.document,
            check="same_paper_twice",
            severity="warning",
            message=f"The same text stands in {first.document} as well.",
            evidence=(other.evidence,),
            rule="same_paper_twice",
        )
