"""A serial number that does not fit between those before and after it."""

from collections.abc import Iterator, Sequence

from regesta.model import Comparable, Finding
from regesta.stages.check.paper import finding_id

_NEAR = 12
"""How far apart the numbers on both sides may be to bear witness."""


def check(group: Sequence[Comparable]) -> Iterator[Finding]:
    """Flag a number, or a date, that breaks the order of one sender's papers to one addressee.

    The neighbours by date must agree with one another, closely, and so must their neighbours:
    where a series is thin or begins anew nothing is said.
    """
    if not group[0].key.startswith("series:") or len(group) < 5:
        return
    line = sorted(group, key=lambda c: (c.date or "", int(c.value or 0), c.document))
    numbers = [int(c.value or 0) for c in line]
    for i in range(2, len(line) - 2):
        before, here, after = numbers[i - 1], numbers[i], numbers[i + 1]
        around = [numbers[i - 2], before, after, numbers[i + 2]]
        if around != sorted(around) or around[-1] - around[0] > 2 * _NEAR:
            continue
        if before <= here <= after or after - before > _NEAR:
            continue
        if line[i].date in (line[i - 1].date, line[i + 1].date) and abs(here - before) <= _NEAR:
            continue  # of one day: any order will do
        paper = line[i]
        yield Finding(
            id=finding_id(
                "number_out_of_sequence", f"{paper.document} {paper.passage}", paper.occurrence
            ),
            document=paper.document,
            check="number_out_of_sequence",
            severity="warning",
            message=f"By its date, {paper.date}, number {here} stands between {before} "
            f"({line[i - 1].date}) and {after} ({line[i + 1].date}): one of the two is wrong.",
            evidence=(paper.evidence,),
            rule="number_out_of_sequence",
        )
