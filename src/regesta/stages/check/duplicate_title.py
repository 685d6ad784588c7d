"""A title that is printed twice, in two wordings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # of all words of the two: below, they are a heading and a sub-heading
_LEAST = 6


def check(paper: Paper) -> Iterator[Finding]:
    """Flag two titles before the text that share most of their words."""
    description = paper.description
    if description is None:
        return
    spans = [title.evidence[0] for title in description.titles if title.evidence]
    if description.head is not None and description.head.evidence:
        spans.append(description.head.evidence[0])
    spans = sorted(set(spans))
    for first, second in pairwise(spans):
        if first.touches(second) or not _alike(paper, first, second):
            continue
        same = paper.words(first) == paper.words(second)
        yield paper.finding(
            "duplicate_title",
            "info",
            "The title stands twice." if same else "The title stands twice, in two wordings.",
            first,
            second,
            proposed="keep one of them",
        )


def _alike(paper: Paper, first: Span, second: Span) -> bool:
    one = set(_WORD.findall(paper.words(first).casefold()))
    two = set(_WORD.findall(paper.words(second).casefold()))
    return min(len(one), len(two)) >= _LEAST and len(one & two) / len(one | two) >= _ALIKE
