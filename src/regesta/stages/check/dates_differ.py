"""A heading and a dateline that give different days."""

from collections.abc import Iterator
from itertools import pairwise

from regesta.model import Dating, Finding, Span
from regesta.stages.check.paper import Paper, day, in_words, words_of

_TRAILING = " .,;:)]\n"


def check(paper: Paper) -> Iterator[Finding]:
    """Flag two full dates that each claim to be the paper's own.

    In a heading only a date that ends it is the paper's own ("…, 5 June 1918"): one in the
    middle is that of a paper it speaks of. A dateline counts wherever it stands.
    """
    plates = paper.of_kind("dateline", "heading")
    claims: list[tuple[Dating, Span]] = []
    for dating in paper.datings:
        span = words_of(dating)
        if span is None or day(dating) is None or dating.field in ("received", "published"):
            continue
        for plate in plates:
            if not plate.span.holds(span):
                continue
            if plate.kind == "heading" and paper.text[span.end : plate.end].strip(_TRAILING):
                continue
            if all(not span.touches(other) for _, other in claims):
                claims.append((dating, span))
    for (first, one), (second, two) in pairwise(claims):
        a, b = day(first), day(second)
        if a is None or b is None or a == b or first.alternatives or second.alternatives:
            continue
        yield paper.finding(
            "dates_differ",
            "warning",
            f"Two dates stand as the paper's own: {in_words(a)} and {in_words(b)}.",
            one,
            two,
        )
        return
