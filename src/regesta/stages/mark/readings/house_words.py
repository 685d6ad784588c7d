"""Words of headings that the source prints otherwise, many times: "Mr. Adarns", "Sec retary".

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
_ROMAN = re.compile(r"[IVXLCDM]+")
_LINKS = frozenset({"to", "of", "in", "the", "for", "and"})
_LIKE = str.maketrans(
    {"1": "l", "I": "l", "|": "l", "0": "o", "O": "o", "e": "c", "E": "c", "C": "c"}
)

_FIRST = {"0": "Oo", "1": "lI", "l": "I", "I": "l"}
"""What a first letter may be, misread: '1etter' is no 'Letter'."""

Shape = tuple[str, bool]


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each odd form on a short line."""
    lines = [(m.start(), m[0]) for m in _SHORT.finditer(sheet.text)]
    house = _House(lines)
    for start, line in lines:
        taken = -1
        for hit in _PAIR.finditer(line):
            whole = house.cut(hit[1], hit[2]) if hit.start(1) > taken else None
            if whole:
                taken = hit.end(2)
                words = f"{hit[1]} {hit[2]}"
                yield house.reading(start + hit.start(1), words, whole, "A stray space")
        for hit in _WORD.finditer(line):
            if hit.start() <= taken:
                continue
            like = house.misread.get(hit[0])
            glued = None if like else house.glued(hit[0])
            if like:
                yield house.reading(start + hit.start(), hit[0], like, "Letters like each other")
            elif glued:
                yield house.reading(start + hit.start(), hit[0], glued, "A space lost")


class _House:
    """The words of a source's short lines: how often each stands, and its shape in a bad scan."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self.counted: Counter[str] = Counter()
        for _, line in lines:
            self.counted.update(_WORD.findall(line))
        often = {w: n for w, n in self.counted.items() if n >= OFTEN and _is_word(w)}
        self.words = {**dict.fromkeys(sorted(_table()), OFTEN), **often}
        self.shapes = self._shapes()
        self.misread = dict(self._misread())

    def reading(self, start: int, text: str, proposed: str, why: str) -> Reading:
        """The reading of words at an offset, with how often the house prints what is proposed."""
        times = min(self.counted[part] for part in proposed.split())
        seen = f"stands {times} times in such lines here" if times else "is usual in such lines"
        return Reading(
            start=start,
            end=start + len(text),
            text=text,
            proposed=proposed,
            reason=f"{why}; “{proposed}” {seen}.",
            rule="house_words",
            certainty="high" if times > RATIO else "medium",
        )

    def cut(self, left: str, right: str) -> str | None:
        """The one word that a stray space cuts in two; one of the two is no word of the house."""
        joined = left + right
        whole = joined if joined in self.words else self.shapes.get(_shape(joined))
        strange = [part for part in (left, right) if part not in self.words]
        if not whole or len(whole) < OFTEN + 2 or not strange:
            return None
        if (right[:1].isupper() and not whole.isupper()) or whole[0] not in left[0] + _FIRST.get(
            left[0], ""
        ):
            return None
        rare = (
            self.counted[p] < 2 or self.counted[p] * RATIO <= self.words[whole] for p in strange
        )
        if not all(rare) or min(commonness(left.lower()), commonness(right.lower())) >= COMMON:
            return None
        return whole

    def glued(self, word: str) -> str | None:
        """Two words of the house whose space is lost: 'LordLyons', 'Adamsto'."""
        if self.counted[word] > 1 or len(word) < 5 or word in self.words:
            return None
        seams = [m.start() for m in _SEAM.finditer(word)]
        links = [at for at in (len(word) - 2, len(word) - 3) if word[at:] in _LINKS]
        for at in seams or links:
            left, right = (self._known(part) for part in (word[:at], word[at:]))
            # Without a capital at the seam three letters are too few: 'Janin' is no 'Jan in'.
            long = (at > 2 and len(word) - at > 3) if seams else at > 3
            if left and right and long and commonness(word.lower()) <= RARE:
                return f"{left} {right}"
        return None

    def _known(self, part: str) -> str | None:
        known = part in self.words or part in _LINKS
        return part if known else self.shapes.get(_shape(part))

    def _misread(self) -> Iterator[tuple[str, str]]:
        """Odd forms with what they stand for."""
        for word, times in self.counted.items():
            if len(word) < 4 or not _is_word(word) or _ROMAN.fullmatch(word):
                continue
            proposed = self.shapes.get(_shape(word))
            if not proposed or not _printed_alike(word, proposed):
                continue
            often = self.words[proposed]
            if times * RATIO <= max(often, RATIO) and times < often:
                yield word, proposed

    def _shapes(self) -> dict[Shape, str]:
        """The word of each shape; none where two are frequent."""
        alike: dict[Shape, list[str]] = {}
        for word in self.words:
            alike.setdefault(_shape(word), []).append(word)
        found: dict[Shape, str] = {}
        for shape, words in alike.items():
            words.sort(key=lambda w: (-self.words[w], w))
            if len(words) == 1 or self.words[words[0]] >= RATIO * self.words[words[1]]:
                found[shape] = words[0]
        return found


def _printed_alike(word: str, proposed: str) -> bool:
    """Whether they differ by more than capitals, and begin alike."""
    if word.casefold() == proposed.casefold() or len(proposed) < 4:
        return False
    return proposed[0] in word[0] + _FIRST.get(word[0], "")


def _is_word(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    return letters * 2 > len(word) and letters > 1


def _shape(word: str) -> Shape:
    """What a scan may not tell apart is one; capitals throughout are kept apart."""
    return word.replace("rn", "m").translate(_LIKE).casefold(), word.isupper()


@cache
def _table() -> frozenset[str]:
    """Words that headings of any source have: months, offices, labels, forms of address."""
    tables = papers()
    phrases = [
        *(month.name for month in time_words().months),
        *tables.offices.words, *tables.honorifics.plain, *tables.honorifics.titles,
        *(w.title() for w in label_kinds()), *(w.title() for w in paper_kinds()),
        *tables.enclosures.words, "Received", "Source", "File",
    ]  # fmt: skip
    return frozenset(w for phrase in phrases for w in _WORD.findall(phrase) if len(w) > 3)
