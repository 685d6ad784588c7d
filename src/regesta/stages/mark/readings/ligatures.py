"""Letters printed as one piece of type and read as one character: "ﬁ" for "fi"."""

import re
from collections.abc import Iterator

from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

LETTERS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]*[ﬀ-ﬆ][^\W\d_]*")
_FIRST = re.compile(r"[ﬀ-ﬆ]")
_TABLE = str.maketrans(LETTERS)


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each word with a ligature."""
    if not _FIRST.search(sheet.text):
        return
    for hit in _WORD.finditer(sheet.text):
        yield sheet.reading(
            hit.span(),
            hit.group().translate(_TABLE),
            "A ligature stands for its letters.",
            "ligatures",
        )
