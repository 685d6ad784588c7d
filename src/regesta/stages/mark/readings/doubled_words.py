"""A small word printed twice running: "the the"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each pair of a word that English never doubles."""
    for word in reading_tables().doubled.words:
        # A plain search first: it is a hundred times faster than the pattern.
        if f" {word} {word} " in sheet.text or f" {word}\n{word} " in sheet.text:
            for hit in re.finditer(rf"(?<= ){word}[ \n]{word}(?= )", sheet.text):
                yield sheet.reading(
                    hit.span(), word, f"“{word}” is printed twice running.", "doubled_words"
                )
