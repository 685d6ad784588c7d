"""A "5" read where a semicolon was printed: "they should be punished 5 but it does reply"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

_SUBJECT = "it|he|she|they|we|is|was|are|were|has|had|have|only|does|did|do|can|may|shall|will"
_HIT = re.compile(
    rf" 5 (?=(?:but|nor|(?:and|that|it|he|she|they|we|for) (?:{_SUBJECT}|would|not)) )"
)
_BEFORE = re.compile(r"([a-z]{4,})\Z")


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading where a new clause begins after "5" and nothing before asks for a number."""
    numbered = reading_tables().numbered.words
    for hit in _HIT.finditer(sheet.text):
        before = _BEFORE.search(sheet.text, max(0, hit.start() - 24), hit.start())
        if before and before.group(1) not in numbered:
            yield sheet.reading(
                (hit.start(), hit.end() - 1),
                ";",
                "A number has no place between these clauses; a semicolon was read as 5.",
                "semicolon_digits",
                "medium",
            )
