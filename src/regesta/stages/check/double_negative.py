"""A sentence that denies twice and so says the reverse of what it must mean."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_TWICE = re.compile(
    r"No (?<=[.!?] No )[a-z][^.;!?“”\"]{2,70}\b(?:should|must|shall) not (?:be|take)\b[^.;!?]{0,60}"
)
_TURNED = re.compile(r"\b(?:who|which|that|but|whom|where|if)\b")


def check(paper: Paper) -> Iterator[Finding]:
    """Note "No movement of troops … should not be": a translation word by word.

    A relative clause in between has a negation of its own ("No man who should not be …").
    """
    for part in paper.own:
        for match in _TWICE.finditer(paper.text, part.start, part.end):
            if _TURNED.search(match.group()):
                continue
            yield paper.finding(
                "double_negative",
                "info",
                "Denied twice: as it stands the sentence says the reverse.",
                Span(match.start(), match.end()),
            )
