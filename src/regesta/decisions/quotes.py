"""Find a quote again in a text that has changed: exactly, else by likeness, else not at all."""

import math
import re
from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from regesta.model import Record

ALIKE = 0.8
"""Share of a quote's code points that must stand. In an earlier measurement on 163 clauses that
had been cut out of their texts, none was found again falsely at or above it, six below."""

_SIDE = 0.6
"""How like the old neighbour the text on one side of the very words must be, at least."""
_BOTH = 0.5
"""How like the old neighbours the text on either side must be where the words are only alike, or
too many to be their own proof: of formulas, 'I have the honor to be', a volume is full."""
_LONG = 120
"""A quote of this length that occurs once, and once only did, is enough without neighbours."""
UNIQUE = 240
"""A quote shorter than this occurred once in the text it was taken from (`anchors.make`)."""
_CLEARLY = 0.05
"""How much better than the second the best place must be."""
_FEW, _NUMBERS_WORSE = 4, 0.2
"""From so many digits on they are compared; they may be so much less alike than the words."""
_NOT_DIGITS = re.compile(r"\D+")
_MOST = 2000
"""Occurrences of one quote that are looked at."""
_GRAM, _STEP, _RARE = 8, 3, 48
"""Seeds: pieces of this length, one every so many code points, that occur at most so often."""
_CANDIDATES = 12
_SLACK = 24


class Located(Record, frozen=True, kw_only=True):
    """Where words were found, and how like the old words they are (1.0: the same)."""

    start: int
    end: int
    score: float


def find_quote(text: str, exact: str, prefix: str, suffix: str) -> Located | None:
    """The one place in `text` where the quote stands, or None.

    >>> find_quote("We met at noon. He wrote again.", "He wrote again.", "met at noon. ", "")
    Located(start=16, end=31, score=1.0)
    """
    found = _find_exactly(text, exact, prefix, suffix)
    if found or text.find(exact) >= 0:
        return found
    return _find_alike(text, exact, prefix, suffix)


def _find_exactly(text: str, exact: str, prefix: str, suffix: str) -> Located | None:
    places: list[int] = []
    at = text.find(exact)
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = text.find(exact, at + 1)
    ranked = sorted(
        ((_neighbours(text, at, at + len(exact), prefix, suffix), -at) for at in places),
        reverse=True,
    )
    if not ranked:
        return None
    (mean, worse, better), at = ranked[0]
    if len(ranked) > 1 and mean - ranked[1][0][0] < _CLEARLY:
        return None
    if len(exact) >= UNIQUE and worse < _BOTH:
        return None
    if better < _SIDE and (len(ranked) > 1 or len(exact) < _LONG):
        return None
    return Located(start=-at, end=-at + len(exact), score=1.0)


def _neighbours(
    text: str, start: int, end: int, prefix: str, suffix: str
) -> tuple[float, float, float]:
    """How like the old neighbours those of a place are: the mean, the worse, the better side.

    A neighbour too short to tell, at an edge of the old text, fits where that edge still is, and
    elsewhere counts as the other does.
    """
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    left = Levenshtein.normalized_similarity(prefix, before)
    right = Levenshtein.normalized_similarity(suffix, after)
    no_left, no_right = len(prefix.strip()) < _GRAM, len(suffix.strip()) < _GRAM
    at_start = start == len(prefix) and before == prefix
    at_end = end + len(suffix) == len(text) and after == suffix
    if no_left:
        left = 1.0 if at_start or no_right else right
    if no_right:
        right = 1.0 if at_end else left
    return (left + right) / 2, min(left, right), max(left, right)


def _find_alike(text: str, exact: str, prefix: str, suffix: str) -> Located | None:
    """The one place where something at least `ALIKE` stands, with a neighbour that fits."""
    found: list[tuple[float, Located]] = []
    for at in _candidates(text, prefix + exact + suffix):
        place = _align(text, at, exact, prefix, suffix)
        if place is None or any(other.start == place.start for _, other in found):
            continue
        mean, worse, _ = _neighbours(text, place.start, place.end, prefix, suffix)
        if worse >= _BOTH and _same_numbers(text, place, (prefix, exact, suffix)):
            found.append((place.score + mean / 4, place))
    if not found:
        return None
    found.sort(key=lambda pair: (-pair[0], pair[1].start))
    best = found[0]
    for weight, other in found[1:]:
        apart = other.end <= best[1].start or best[1].end <= other.start
        if apart and best[0] - weight < _CLEARLY:
            return None
    return best[1]


def _same_numbers(text: str, place: Located, quote: tuple[str, str, str]) -> bool:
    """Whether numbers are about as like the quote's as its words are.

    Two telegrams of one week may differ in nothing else but their numbers and days.
    """
    low, high = max(0, place.start - len(quote[0])), place.end + len(quote[2])
    old, now = _NOT_DIGITS.sub("", "".join(quote)), _NOT_DIGITS.sub("", text[low:high])
    if len(old) < _FEW:
        return True
    worse = 1 - place.score + _NUMBERS_WORSE
    return Levenshtein.distance(old, now) <= math.ceil(worse * max(len(old), len(now)))


def _candidates(text: str, needle: str) -> list[int]:
    """Offsets at which the needle may begin, those with most seeds in place first.

    Each seed that occurs, and not too often, votes for where the needle would begin; votes are
    gathered in overlapping bins, as insertions and deletions shift them. Linear in the text.
    """
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(needle) - _GRAM + 1), _STEP):
        seed = needle[offset : offset + _GRAM]
        places: list[int] = []
        at = text.find(seed)
        while at >= 0 and len(places) <= _RARE:
            places.append(at - offset)
            at = text.find(seed, at + 1)
        if len(places) <= _RARE:
            for bin_ in {place // _SLACK for place in places}:
                votes[bin_] += 1
    both = {bin_: votes[bin_] + votes[bin_ + 1] for bin_ in sorted(votes)}
    best = sorted(both, key=lambda bin_: (-both[bin_], bin_))[:_CANDIDATES]
    return [bin_ * _SLACK for bin_ in best]


def _align(text: str, at: int, exact: str, prefix: str, suffix: str) -> Located | None:
    """Lay the quote with its neighbours on the text near `at`; where the quote comes to lie."""
    needle = prefix + exact + suffix
    spare = _SLACK * 2 + len(needle) // 8
    low = max(0, at - spare)
    window = text[low : at + len(needle) + spare]
    if len(window) < len(exact) * ALIKE:
        return None
    alignment = fuzz.partial_ratio_alignment(exact, window)
    if alignment is None:
        return None
    near = max(0, alignment.dest_start - _SLACK)
    piece = window[near : alignment.dest_end + _SLACK]
    start, end = _edges(exact, piece)
    score = Levenshtein.normalized_similarity(exact, piece[start:end])
    if score < ALIKE:
        return None
    return Located(start=low + near + start, end=low + near + end, score=score)


def _edges(exact: str, piece: str) -> tuple[int, int]:
    """The part of `piece` that the quote aligns with: code points before and after are not its.

    A few stray matches at the edges may be torn off by the alignment; the ends are moved to
    where the likeness is best.
    """
    steps = [step for step in Levenshtein.opcodes(exact, piece) if step.src_end > step.src_start]
    start, end = steps[0].dest_start, steps[-1].dest_end
    starts = range(max(0, start - _GRAM), len(piece))
    best = max(
        range(starts.start, min(start + _SLACK * 2, len(piece)) + 1),
        key=lambda place: (
            Levenshtein.normalized_similarity(exact, piece[place:end]),
            -abs(place - start),
        ),
    )
    last = max(
        range(max(best, end - _SLACK * 2), min(len(piece), end + _GRAM) + 1),
        key=lambda place: (
            Levenshtein.normalized_similarity(exact, piece[best:place]),
            -abs(place - end),
        ),
    )
    return best, last
