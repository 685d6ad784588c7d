"""Words of headings that the source itself prints otherwise, many times: "Mr. Adarns", "Sec retary".

Headings, datelines and signatures repeat the same few words and names through a whole source. A
word on a short line that stands there once, and differs from a frequent one only by letters that
a scan takes for each other, or by a space, is that word misread. Names are mended into names of
the same source alone, never into common words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import label_kinds, paper_kinds, papers
from regesta.languages.en.time import time_words
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness

LINE = 170
"""Longer lines are running text."""
OFTEN = 3
"""So many times a word must stand on short lines to be a word of the house."""
RATIO = 6
"""So many times more often than the odd form."""
RARE = 2.0
"""A word more common than this is a word, glued as it looks: 'within', 'thereto'."""
COMMON = 3.6
"""Two words as common as this are two words."""
_SHORT = re.compile(rf"^[^\n]{{2,{LINE}}}$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]{2,}")
_PAIR = re.compile(r"(?=(?<![\w’'])([^\W_]+) ([^\W_]+)(?![^\W_]))")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINKS = frozenset({"to", "of", "in", "the", "for", "and"})
_LIKE = str.maketrans({"1": "l", "I": "l", "|": "l", "0": "o", "O": "o", "e": "c", "E": "c", "C": "c"})


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each odd form on a short line."""
    lines = [(m.start(), m[0]) for m in _SHORT.finditer(sheet.text)]
    counted: Counter[str] = Counter()
    for _, line in lines:
        counted.update(_WORD.findall(line))
    house = {w: n for w, n in counted.items() if n >= OFTEN and _is_word(w)}
    for word in _table():
        house[word] = max(house.get(word, 0), OFTEN)
    shapes = _shapes(house)
    odd = dict(_misread(counted, house, shapes))
    for start, line in lines:
        taken = -1
        for hit in _PAIR.finditer(line):
            joined = hit[1] + hit[2]
            whole = joined if joined in house else shapes.get(_shape(joined))
            if whole and len(whole) > 4 and hit.start(1) > taken and _cut(hit[1], hit[2], whole, counted, house):
                taken = hit.end(2)
                yield _reading(start + hit.start(1), f"{hit[1]} {hit[2]}", whole, counted, "a stray space")
        for hit in _WORD.finditer(line):
            proposed = odd.get(hit[0]) or _glued(hit[0], counted, house, shapes)
            if proposed and hit.start() > taken:
                yield _reading(start + hit.start(), hit[0], proposed, counted, _why(hit[0], proposed))


def _reading(start: int, text: str, proposed: str, counted: Counter[str], why: str) -> Reading:
    times = counted[proposed]
    if " " in proposed:
        times = min(counted[part] for part in proposed.split())
    seen = f"“{proposed}” stands {times} times in such lines of this source" if times else f"read as “{proposed}”"
    return Reading(
        start=start, end=start + len(text), text=text, proposed=proposed,
        reason=f"{why}; {seen}", rule="house_words", certainty="high" if times > RATIO else "medium",
    )  # fmt: skip


def _misread(
    counted: Counter[str], house: dict[str, int], shapes: dict[tuple[str, bool], str]
) -> Iterator[tuple[str, str]]:
    """Odd forms with what they stand for."""
    for word, times in counted.items():
        if len(word) < 4 or not _is_word(word):
            continue
        proposed = shapes.get(_shape(word))
        if not proposed or not _printed_alike(word, proposed):
            continue
        if times * RATIO <= max(house[proposed], RATIO) and times < house[proposed]:
            yield word, proposed


def _glued(
    word: str, counted: Counter[str], house: dict[str, int], shapes: dict[tuple[str, bool], str]
) -> str | None:
    """Two words of the house whose space is lost: 'LordLyons', 'Adamsto'."""
    if counted[word] > 1 or len(word) < 5 or word in house or commonness(word.lower()) > RARE:
        return None
    for at in [m.start() for m in _SEAM.finditer(word)] or [len(word) - n for n in (2, 3)]:
        left, right = word[:at], word[at:]
        seam = right[:1].isupper()
        if not seam and right not in _LINKS:
            continue
        parts = [p if p in house or p in _LINKS else shapes.get(_shape(p)) for p in (left, right)]
        if all(parts) and len(left) > 2 and (not seam or len(right) > 3):
            return " ".join(p for p in parts if p)
    return None


def _why(word: str, proposed: str) -> str:
    return "a space lost" if " " in proposed and " " not in word else "letters taken for each other"


def _printed_alike(word: str, proposed: str) -> bool:
    """Whether they differ by more than capitals, and begin alike."""
    if word.casefold() == proposed.casefold():
        return False
    if len(proposed) < 4:
        return False
    return word[0] == proposed[0] or word[0] in "10lI" or proposed[0] in "lIO"


def _cut(left: str, right: str, whole: str, counted: Counter[str], house: dict[str, int]) -> bool:
    """Whether two words are one that a stray space cuts: one of them is no word of the house."""
    strange = [part for part in (left, right) if part not in house]
    rare = all(counted[p] * RATIO <= house[whole] or counted[p] < 2 for p in strange)
    if not strange or not rare or (right[:1].isupper() and not whole.isupper()):
        return False
    return min(commonness(left.lower()), commonness(right.lower())) < COMMON


def _is_word(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    return letters * 2 > len(word) and letters > 1


def _shape(word: str) -> tuple[str, bool]:
    """What a scan may not tell apart is one; capitals throughout are kept apart."""
    return word.replace("rn", "m").translate(_LIKE).casefold(), word.isupper()


def _shapes(house: dict[str, int]) -> dict[tuple[str, bool], str]:
    """The word of each shape; none where two are frequent."""
    best: dict[tuple[str, bool], list[str]] = {}
    for word in house:
        best.setdefault(_shape(word), []).append(word)
    found: dict[tuple[str, bool], str] = {}
    for shape, words in best.items():
        words.sort(key=lambda w: (-house[w], w))
        if len(words) == 1 or house[words[0]] >= RATIO * house[words[1]]:
            found[shape] = words[0]
    return found


@cache
def _table() -> frozenset[str]:
    """Words that headings of any source have: months, offices, labels, forms of address."""
    tables = papers()
    months = [month.name for month in time_words().months]
    phrases = [
        *months,
        *tables.offices.words, *tables.honorifics.plain, *tables.honorifics.titles,
        *(w.title() for w in label_kinds()), *(w.title() for w in paper_kinds()),
        *tables.enclosures.words, "Received", "Source", "File",
    ]  # fmt: skip
    return frozenset(w for phrase in phrases for w in _WORD.findall(phrase) if len(w) > 3)
