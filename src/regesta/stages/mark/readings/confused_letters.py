"""Letters taken for others: "despateh" for "despatch", "excitemeut" for "excitement"."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness

_WORD = re.compile(r"(?<![\w’'.-])[a-z]{5,}(?![\w’'-])")
COMMON = 3.5
"""So common must the proposed word be, where the odd one is in no list at all."""
HERE = 2
"""An odd form that the text has more often than this is a word of the text."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields readings for odd words that one confusion of letters makes a common word.

    In a scanned text every rare word is looked up, in another only those with letters that English
    words do not have together.
    """
    rare = [w for w, count in sheet.words.items() if count <= HERE and len(w) >= 5 and w.islower()]
    if not sheet.scanned:
        rare = _slips().findall("\n".join(rare))
    odd = {
        word: proposed
        for word in rare
        if commonness(word) == 0.0
        for proposed in [_only_word(word)]
        if proposed
    }
    if not odd:
        return
    for hit in _WORD.finditer(sheet.text):
        proposed = odd.get(hit.group())
        if proposed and sheet.is_english(*hit.span()):
            yield sheet.reading(
                hit.span(),
                proposed,
                f"“{hit.group()}” is no English word; “{proposed}” looks much the same in print.",
                "confused_letters",
                "medium",
            )


@cache
def _slips() -> re.Pattern[str]:
    shapes = "|".join(
        shape if shape.startswith("^") else f"[a-z]*{shape}"
        for shape in reading_tables().slips.shapes
    )
    return re.compile(rf"^(?:{shapes})[a-z]*$", re.MULTILINE)


def _only_word(word: str) -> str | None:
    """The one common word that a single confusion of letters makes, or None."""
    candidates: set[str] = set()
    for read, printed in reading_tables().confusions.pairs:
        at = word.find(read)
        while at >= 0:
            candidates.add(word[:at] + printed + word[at + len(read) :])
            at = word.find(read, at + 1)
    known = sorted(((commonness(c), c) for c in candidates), reverse=True)
    if not known or known[0][0] < COMMON or _is_otherwise_known(word):
        return None
    if len(known) > 1 and known[0][0] - known[1][0] < 2.0:
        return None
    return known[0][1]


def _is_otherwise_known(word: str) -> bool:
    """Whether the odd word is two words run together, a word with a letter too few, or derived."""
    for at in range(2, len(word) - 1):
        if commonness(word[:at]) >= 5 and commonness(word[at:]) >= 5:
            return True
    stems = (
        word.removesuffix(ending)
        for ending in ("ed", "ing", "er", "ers", "s")
        if word.endswith(ending)
    )
    if any(commonness(stem) >= 3 or commonness(stem + "e") >= 3 for stem in stems):
        return True
    return any(
        commonness(word[:at] + word[at - 1] + word[at:]) >= 1.3 for at in range(1, len(word))
    )
