"""A page that is missing from the middle of a paper."""

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_ABOVE = re.compile(r"\[Page (\d+)\]\s*\Z")
_FULL_PAGE = 900
"""Code points that a printed page holds at the very least."""


def check(paper: Paper) -> Iterator[Finding]:
    """Flag page marks that skip a number, where there is no text for the page skipped.

    Editions that mark only some of their pages leave gaps in the numbers with the text all
    there: so a gap counts only where what stands between the marks is too short for the pages.
    """
    for before, after in pairwise(_numbered(paper)):
        skipped = after[0] - before[0] - 1
        if skipped not in (1, 2, 3):
            continue
        between = paper.text[before[1].end : after[1].start]
        if len(between.strip()) >= _FULL_PAGE * (skipped + 1):
            continue
        which = (
            f"page {before[0] + 1}" if skipped == 1 else f"pages {before[0] + 1} to {after[0] - 1}"
        )
        yield paper.finding(
            "page_gap",
            "warning",
            f"After page {before[0]} follows page {after[0]}: {which} wanting.",
            after[1],
            proposed=f"[{which} wanting]",
        )


def _numbered(paper: Paper) -> Iterator[tuple[int, Span]]:
    """Page numbers and marks in order; the mark right above the paper is its first page's."""
    above = _ABOVE.search(paper.text, max(0, paper.document.start - 24), paper.document.start)
    if above:
        yield int(above[1]), Span(above.start(), above.end())
    for mark in paper.of_kind("page"):
        if mark.value is not None and mark.value.isdecimal():
            yield int(mark.value), mark.span
