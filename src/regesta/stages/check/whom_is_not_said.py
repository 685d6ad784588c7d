"""A request whose addressee has dropped out of the sentence."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

# "The Government asks to name the place": whoever asks does not mean to name it himself.
# "Asks to be informed", "begs to state" are whole.
# Four letters begin it, so the search runs from one such letter to the next; "tasks" is none.
_ASKED = re.compile(
    r"(?:asks(?<=\basks)|invites|requests|demands)\s+to\s+"
    r"(?:name|fix|indicate|state|send|appoint|reply|answer|inform|communicate)\b"
    r"(?:\s+without\s+delay|\s+at\s+once)?"
)


def check(paper: Paper) -> Iterator[Finding]:
    """Note each such request."""
    for part in paper.own:
        for match in _ASKED.finditer(paper.text, part.start, part.end):
            yield paper.finding(
                "whom_is_not_said",
                "info",
                "Whom it asks is not said.",
                Span(match.start(), match.end()),
            )
