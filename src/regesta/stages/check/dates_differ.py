"""A heading and a dateline that give different days."""

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.model import Dating, Finding, Mark, Span
from regesta.stages.check.month_words import day_and_month
from regesta.stages.check.paper import Paper, day, in_words, words_of

_TRAILING = " .,;:)]\n"
_RECEIVED = re.compile(r"\brece?i?ved\b", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"\s*P\.?\s?S\b")


def check(paper: Paper) -> Iterator[Finding]:
    """Flag two full dates that each claim to be the day of writing.

    In a heading only a date that ends it is the paper's own ("…, 5 June 1918"): one in the
    middle is that of a paper it speaks of. A dateline counts wherever it stands, but for one
    over a postscript, and but for the part of it that tells of the receipt.
    """
    if paper.description is None or paper.description.kind.value in ("other", "article"):
        return
    claims: list[tuple[Dating, Span]] = []
    for dating in paper.datings:
        span = words_of(dating)
        if span is None or day(dating) is None or _of_another_event(paper, span):
            continue
        if not day_and_month().search(dating.text or ""):
            continue  # "the 27th" leans on a date, and is none
        if not any(_claims(paper, plate, span) for plate in paper.of_kind("dateline", "heading")):
            continue
        if all(not span.touches(other) for _, other in claims):
            claims.append((dating, span))
    for (first, one), (second, two) in pairwise(sorted(claims, key=lambda claim: claim[1])):
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


def _claims(paper: Paper, plate: Mark, span: Span) -> bool:
    """Whether a date in this heading or dateline says when the paper was written."""
    if not plate.span.holds(span) or _RECEIVED.search(paper.text, plate.start, span.start):
        return False
    if plate.kind == "heading":
        return not paper.text[span.end : plate.end].strip(_TRAILING)
    return not _POSTSCRIPT.match(paper.text, plate.end)


def _of_another_event(paper: Paper, span: Span) -> bool:
    """Whether the date is that of receipt or publication, or stands in a note."""
    description = paper.description
    if description is None:
        return False
    fields = (description.received, description.published, description.source_ref)
    words = [other for field in fields if field is not None for other in field.evidence]
    words += [Span(note.start, note.end) for note in description.notes]
    return any(span.touches(other) for other in words)
