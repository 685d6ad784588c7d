"""A reference to something above it, in a paper whose beginning is lost."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_ABOVE = re.compile(
    r"\bthe\s+(?:\w+\s+){1,3}"
    r"(?:(?:enumerated|mentioned|named|stated|indicated|set\s+forth|described|cited)\s+above|aforesaid)\b"
    r"|\bthe\s+(?:above[- ]mentioned|aforementioned|aforesaid|indicated|said)\s+"
    r"(?:basis|points|conditions|terms|proposals?|questions?|matters?|articles?|principles)\b"
)
_LIMIT = 6


def check(paper: Paper) -> Iterator[Finding]:
    """Flag what "the points enumerated above" refers to, where what stood above is cut off."""
    if paper.cut_off_at is None:
        return
    found = [
        Span(match.start(), match.end())
        for part in paper.own
        for match in _ABOVE.finditer(paper.text, part.start, part.end)
    ][:_LIMIT]
    if found:
        yield paper.finding(
            "reference_to_nothing",
            "error",
            "What is referred to stood in the part of the paper that is lost.",
            *found,
            proposed="[in the part now wanting]",
        )
