"""A date above the text that, by a note on it, is not that of writing."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import CLAUSE, Paper, words_of

_OTHER_EVENT = re.compile(
    r"[\W\d]*(?:the\s)?(?:date\sof\s(?P<a>publication|receipt|transmission|signature)"
    r"|(?P<b>publication|transmission|receipt)\sdate)\b",
    re.IGNORECASE,
)
_NEAR = 4


def check(paper: Paper) -> Iterator[Finding]:
    """Flag the date that such a note hangs on: when the paper was written stays unknown."""
    for note in paper.description.notes if paper.description else ():
        match = _OTHER_EVENT.match(paper.text, note.start, note.end)
        if not match:
            continue
        for mark in note.marks:
            for dating in paper.datings:
                span = words_of(dating)
                if span is None or not 0 <= mark.start - span.end <= _NEAR:
                    continue
                yield paper.finding(
                    "date_is_of_publication",
                    "warning",
                    f"By its note this is the date of {(match['a'] or match['b']).lower()}; "
                    "when the paper was written is not said.",
                    Span(span.start, mark.end),
                    Span(note.start, min(note.end, note.start + CLAUSE)),
                )
                return
