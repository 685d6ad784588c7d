"""Two commas running: "Esq,, &c." for "Esq., &c."."""

import re
from collections.abc import Iterator

from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

_HIT = re.compile(r",,(?<=\w,,)(?![,\d])")
_ABBREVIATION = re.compile(
    r"\b(?:Esq|etc|&c|Co|Jr|Sr|Hon|Bart|Capt|Col|Gen|Lieut|Mr|Dr|St|inst|ult)\Z"
)


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for two commas: a comma, or after an abbreviation its point and a comma."""
    if ",," not in sheet.text:
        return
    for hit in _HIT.finditer(sheet.text):
        short = _ABBREVIATION.search(sheet.text, max(0, hit.start() - 12), hit.start())
        yield sheet.reading(
            hit.span(),
            ".," if short else ",",
            "The first comma stands for the abbreviation's point."
            if short
            else "The comma is printed twice.",
            "doubled_commas",
            "high" if short else "medium",
        )
