"""Proposed readings: what the text probably should say, beside what it says."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence

from regesta.model import Mark, Reading, Source
from regesta.stages.mark.readings import (
    confused_letters,
    dash_hyphens,
    digits_for_letters,
    doubled_commas,
    doubled_words,
    emphasis_marks,
    glued_words,
    house_words,
    left_hyphens,
    letters_for_digits,
    ligatures,
    line_ends,
    mojibake,
    ordinals,
    running_heads,
    scanned_words,
    semicolon_digits,
    spaced_numbers,
    split_words,
)
from regesta.stages.mark.readings.sheet import Sheet

Rule = Callable[[Sheet], Iterator[Reading]]

# In order: where two rules speak of the same characters, the earlier is heard.
MEND_CHARACTERS: tuple[Rule, ...] = (
    mojibake.find, house_words.find, running_heads.find, line_ends.find, ligatures.find,
    letters_for_digits.find, spaced_numbers.find, ordinals.find, semicolon_digits.find,
    doubled_commas.find, dash_hyphens.find, doubled_words.find, emphasis_marks.find,
)  # fmt: skip
# These put a common word for an odd one, so they keep away from names.
MEND_WORDS: tuple[Rule, ...] = (
    digits_for_letters.find, left_hyphens.find, split_words.find, glued_words.find,
    scanned_words.find, confused_letters.find,
)  # fmt: skip
KEPT = frozenset({"note_mark", "page", "file_number", "rule_line"})
"""Kinds of mark whose characters no rule may touch."""
NAMES = frozenset({"person", "place"})
"""Kinds of mark that rules on words may not touch."""


def propose_readings(source: Source, marks: Sequence[Mark] = ()) -> Iterator[Reading]:
    """Yields proposed readings for a source, in order of start, none overlapping another.

    `marks` are those found in the source: note marks, page marks and file numbers are left alone,
    and words within names are not replaced.
    """
    sheet = Sheet(source.text)
    found: list[Reading] = []
    taken: list[tuple[int, int]] = sorted((m.start, m.end) for m in marks if m.kind in KEPT)
    for rules, away in ((MEND_CHARACTERS, frozenset[str]()), (MEND_WORDS, NAMES)):
        names = sorted((m.start, m.end) for m in marks if m.kind in away)
        for rule in rules:
            for reading in rule(sheet):
                extent = (reading.start, reading.end)
                if not _touches(taken, extent) and not _touches(names, extent):
                    found.append(reading)
                    insort(taken, extent)
    yield from sorted(found, key=lambda r: (r.start, r.end))


def _touches(extents: list[tuple[int, int]], extent: tuple[int, int]) -> bool:
    """Whether one of the sorted extents shares a character with this one."""
    start, end = extent
    last = bisect_right(extents, (end - 1, 1 << 62)) - 1
    # Extents of marks may nest, so a few before the nearest are looked at too.
    first = max(0, bisect_left(extents, (start, start)) - 8)
    return any(s < end and start < e for s, e in extents[first : last + 1])
