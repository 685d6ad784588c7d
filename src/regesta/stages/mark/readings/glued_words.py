"""Two small words printed as one: "ofthe" for "of the"."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    glued = reading_tables().glued
    return {a + b: (a, b) for a in glued.first for b in glued.second}


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each pair of small words without the space between them."""
    pairs = _pairs()
    found = [word for word in pairs if word in sheet.words]
    if not found:
        return
    for hit in re.finditer(rf"(?<![\w’'-])(?:{'|'.join(found)})(?![\w’'-])", sheet.text):
        yield sheet.reading(
            hit.span(),
            " ".join(pairs[hit.group()]),
            "The space between two words is wanting.",
            "glued_words",
        )
