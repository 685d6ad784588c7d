"""A hyphen that runs two clauses into one word, where a dash was printed."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.checks import check_words
from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Note each such hyphen."""
    for part in paper.own:
        for match in _run_on().finditer(paper.text, part.start, part.end):
            if match["word"].casefold() in check_words().clause_openers.compounding:
                continue
            yield paper.finding(
                "hyphen_for_dash",
                "info",
                "The hyphen runs two clauses into one word.",
                Span(match.start(), match.end() - 1),
                proposed=f"{match['word']}—{match['next']}",
            )


@cache
def _run_on() -> re.Pattern[str]:
    """A full word, a hyphen, and a word that opens a clause; "on-the-spot" is a compound."""
    openers = "|".join(check_words().clause_openers.words)
    return re.compile(rf"(?<![-\w])(?P<word>[A-Za-z]{{5,}})-(?P<next>{openers})\s(?=[A-Za-z])")
