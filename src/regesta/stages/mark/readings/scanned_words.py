"""The commonest words as scanners misread them: "tbe" and "tlie" for "the"."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet


@cache
def _pattern() -> re.Pattern[str]:
    forms = reading_tables().scanned
    every = "|".join((*forms, *map(str.capitalize, forms)))
    return re.compile(rf"(?<![\w’'.-])(?:{every})(?![\w’'-])")


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each of the table's forms."""
    forms = reading_tables().scanned
    # A form with a capital is looked for only where the text has some form in small letters.
    if not any(sheet.words[form] for form in forms):
        return
    for hit in _pattern().finditer(sheet.text):
        word = hit.group()
        proposed = forms[word.lower()]
        yield sheet.reading(
            hit.span(),
            proposed.capitalize() if word[0].isupper() else proposed,
            f"“{word}” is no word; scanners make it of “{proposed}”.",
            "scanned_words",
        )
