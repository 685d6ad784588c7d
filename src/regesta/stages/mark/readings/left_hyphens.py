"""Hyphens left over from the end of a line that is no longer there: "country-men"."""

import re
from collections import Counter
from collections.abc import Iterator

from regesta.languages.en.readings import is_solid, reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness

_HYPHEN = re.compile(r"-(?<=[a-z]-)([a-z]{2,})(?![\w-]|[’'][a-z]{2})")
_BEFORE = re.compile(r"(?<![\w’'-])[a-z]{2,}\Z")
SOLID_ELSEWHERE = 20
"""So often the text must have the word solid, where it has it hyphened once."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each hyphened word that English, or the text itself, writes solid."""
    hits = [
        (before.group(), hit.group(1), before.start(), hit.end())
        for hit in _HYPHEN.finditer(sheet.text)
        if (before := _BEFORE.search(sheet.text, max(0, hit.start() - 24), hit.start()))
    ]
    often = Counter(hit[:2] for hit in hits)
    prefixes = reading_tables().prefixes.words
    for first, second, start, end in hits:
        solid, times = first + second, often[first, second]
        if times <= 2 and is_solid(first, second):
            reason = f"English writes “{solid}” as one word."
        elif (
            times == 1
            and first not in prefixes
            and sheet.words[solid] >= SOLID_ELSEWHERE
            and commonness(solid) >= 3
        ):
            reason = f"The text has “{solid}” {sheet.words[solid]} times and the hyphen only here."
        else:
            continue
        yield sheet.reading(
            (start, end),
            solid,
            f"{reason} The hyphen is left from a line's end.",
            "left_hyphens",
            "medium",
        )
