"""A hyphen that runs two clauses into one word, where a dash was printed."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

# What follows must open a clause, what precedes must be a full word that makes no compound with
# it; "on-the-spot", "up-to-date", "man-of-war" and the like are compounds.
_RUN_ON = re.compile(
    r"(?<![-\w])(?P<word>[A-Za-z]{5,})-(?P<next>the|but|which|these|those|they|we|who)\s(?=[A-Za-z])"
)
_COMPOUND = {"under", "above", "across", "about", "behind", "round", "after", "before", "among"}


def check(paper: Paper) -> Iterator[Finding]:
    """Note each such hyphen."""
    for part in paper.own:
        for match in _RUN_ON.finditer(paper.text, part.start, part.end):
            if match["word"].casefold() in _COMPOUND:
                continue
            yield paper.finding(
                "hyphen_for_dash",
                "info",
                "The hyphen runs two clauses into one word.",
                Span(match.start(), match.end() - 1),
                proposed=f"{match['word']}—{match['next']}",
            )
