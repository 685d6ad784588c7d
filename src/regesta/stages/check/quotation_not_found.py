"""Words that a paper puts in the mouth of another which it reprints, and that are not in it."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.checks import check_words
from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_LETTERS = re.compile(r"[^a-z0-9]+")
_RUN = 24  # letters in a row that the two must share
_SHOWN = 100


def check(paper: Paper) -> Iterator[Finding]:
    """Note direct speech in a leaflet of which no run of letters stands in the quoted paper.

    Looked for only where a paper without a heading is nested: that is the one it argues with.
    """
    unheaded = {d.document for d in paper.described_inside if d.head is None}
    nested = [d for d in paper.inner if d.nested_in == paper.document.id and d.id in unheaded]
    if not nested:
        return
    there = _plain(" ".join(paper.text[d.start : d.end] for d in nested))
    for part in paper.own:
        for match in _speech().finditer(paper.text, part.start, part.end):
            said = _plain(match[1])
            runs = (said[at : at + _RUN] for at in range(0, len(said) - _RUN + 1, _RUN))
            if any(run in there for run in runs):
                continue
            start = match.start(1) - 1
            yield paper.finding(
                "quotation_not_found",
                "info",
                "Printed as spoken words; they do not stand in the paper quoted here.",
                Span(start, min(start + _SHOWN, match.end(1) + 1)),
                proposed="a paraphrase",
            )


@cache
def _speech() -> re.Pattern[str]:
    verbs = "|".join(check_words().speech.verbs)
    said = r"[\"“]([^\"”]{60,})[\"”]"
    return re.compile(rf"\b(?:{verbs})\b[^\"“.]{{0,40}}[:,]\s*{said}")


def _plain(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
