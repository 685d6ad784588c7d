"""Two papers from one to the other in one year that bear one number."""

from collections.abc import Iterator, Sequence

from regesta.model import Comparable, Finding
from regesta.stages.check.paper import finding_id


def check(group: Sequence[Comparable]) -> Iterator[Finding]:
    """Flag each but the first: one of the numbers, or a party, is wrong, or the paper is a copy."""
    if not group[0].key.startswith("number:") or len(group) < 2:
        return
    first = group[0]
    for other in group[1:]:
        same_day = other.date == first.date
        yield Finding(
            id=finding_id(
                "same_number_twice", f"{other.document} {other.passage}", other.occurrence
            ),
            document=other.document,
            check="same_number_twice",
            severity="info",
            message=f"{first.document} is number {other.value} between these two in this year, too"
            + (", and of the same day." if same_day else f", and of {first.date}."),
            evidence=(other.evidence,),
            rule="same_number_twice",
        )
