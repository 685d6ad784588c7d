"""An ordinal's ending misread or run into the next word: "15fch", "23rdof April"."""

import re
from collections.abc import Iterator

from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

_MISREAD = re.compile(r"[0-9][0-9]?(fch|tli|tb|ih|tlr|thl|tii)(?= |,)")
_GLUED = re.compile(r"[0-9][0-9]?(?:st|nd|rd|th|d)(of|day|instant|inst|ultimo)(?=[ .,;])")


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each ordinal whose ending can only be one thing."""
    text = sheet.text
    for hit in _MISREAD.finditer(text):
        number = int(text[hit.start() : hit.start(1)])
        takes_th = number % 10 in {0, 4, 5, 6, 7, 8, 9} or 10 < number < 20
        if takes_th and _stands_free(text, hit.start()):
            yield sheet.reading(
                hit.span(), f"{number}th", "The ordinal's “th” was misread.", "ordinals"
            )
    for hit in _GLUED.finditer(text):
        if _stands_free(text, hit.start()):
            yield sheet.reading(
                hit.span(),
                f"{text[hit.start() : hit.start(1)]} {hit.group(1)}",
                "The space after the ordinal is wanting.",
                "ordinals",
            )


def _stands_free(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "./-_")
