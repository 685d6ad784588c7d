"""A reference to something above it, in a paper whose beginning is lost."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.checks import check_words
from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_LIMIT = 6


def check(paper: Paper) -> Iterator[Finding]:
    """Flag what "the points enumerated above" refers to, where what stood above is cut off."""
    if paper.cut_off_at is None:
        return
    found = [
        Span(match.start(), match.end())
        for part in paper.own
        for match in _above().finditer(paper.text, part.start, part.end)
    ][:_LIMIT]
    if found:
        yield paper.finding(
            "reference_to_nothing",
            "error",
            "What is referred to stood in the part of the paper that is lost.",
            *found,
            proposed="[in the part now wanting]",
        )


@cache
def _above() -> re.Pattern[str]:
    """Words that point upward: "the points enumerated above", "the said conditions"."""
    words = check_words().above
    participles, adjectives, nouns = (
        "|".join(map(re.escape, group))
        for group in (words.participles, words.adjectives, words.nouns)
    )
    return re.compile(
        rf"\bthe\s+(?:\w+\s+){{1,3}}(?:(?:{participles})\s+above|aforesaid)\b"
        rf"|\bthe\s+(?:{adjectives})\s+(?:{nouns})\b"
    )
