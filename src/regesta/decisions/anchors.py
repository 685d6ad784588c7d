"""Anchors: the words a ruling holds on to, and where they stand in a text of today."""

import re

from rapidfuzz.distance import Levenshtein

from regesta.decisions.quotes import UNIQUE, Located, find_quote
from regesta.errors import BadDecision
from regesta.model import Anchor, Source, Span

NEIGHBOURS = 32
"""Code points of the neighbours on either side."""
CLAUSE = 60
"""A shorter selection is widened: a bare name is found again falsely as often as rightly."""

_REACH = 240
"""How far a selection is widened on either side, at most."""
_SAME_WORDS = 0.6
"""How like itself a short selection must still be within its clause."""
_CLAUSE_END = re.compile(r"[.;:!?,]+[\"'”’)\]]*(?=\s)|\n[ \t]*(?=\n)")
_LINE_END = re.compile(r"[.;:!?]+[\"'”’)\]]*(?=\s)|\n")


def make(source: Source, start: int, end: int) -> Anchor:
    """An anchor to the words at `[start, end)`, white space at either side left out.

    A selection shorter than a clause is widened to its clause; `inner` remembers where in the
    clause it stands.

    Raises:
        BadDecision: the extent holds no words of the source.
    """
    text = source.text
    start, end = trimmed(text, start, end)
    if start >= end:
        raise BadDecision(
            "No words are marked.", place=source.path, remedy="Mark the words that it is about."
        )
    first, last = _widen(text, start, end)
    wide = (first, last) != (start, end)
    return Anchor(
        source=source.path,
        text_sha256=source.sha256,
        start=start,
        end=end,
        exact=text[first:last],
        prefix=text[max(0, first - NEIGHBOURS) : first],
        suffix=text[last : last + NEIGHBOURS],
        inner=Span(start - first, end - first) if wide else None,
    )


def of_opening(source: Source, start: int, end: int) -> Anchor:
    r"""An anchor to the first words of an extent: whole clauses that occur nowhere else.

    >>> text = "x\n\nMr. Vesk to Mr. Orlo.\n\nSir: I have the honor to say so, and remain.  "
    >>> s = Source(path="a.txt", format="text", text=text, sha256="1", file_sha256="1")
    >>> of_opening(s, 1, len(text)).exact
    'Mr. Vesk to Mr. Orlo.\n\nSir: I have the honor to say so, and remain.'
    """
    text = source.text
    start, end = trimmed(text, start, end)
    limit = min(end, start + UNIQUE)
    ends = [match.end() for match in _LINE_END.finditer(text, start, limit)]
    for last in ends:
        if last - start >= CLAUSE and _occurs_once(text, start, last):
            return make(source, start, last)
    return make(source, start, limit)


def of_closing(source: Source, start: int, end: int) -> Anchor:
    """An anchor to the last words of an extent: whole clauses that occur nowhere else."""
    text = source.text
    start, end = trimmed(text, start, end)
    limit = max(start, end - UNIQUE)
    ends = [match.end() for match in _LINE_END.finditer(text, limit, end)]
    for first in reversed(ends):
        if end - first >= CLAUSE and _occurs_once(text, first, end):
            return make(source, first, end)
    return make(source, limit, end)


def of_extent(source: Source, start: int, end: int) -> tuple[Anchor, Anchor]:
    """Anchors to the first and the last words of an extent of any length."""
    return of_opening(source, start, end), of_closing(source, start, end)


def locate(anchor: Anchor, source: Source) -> Located | None:
    """Where the anchored words stand in the source as it is now, or None.

    In the text that the anchor was made from: at its offsets. In another: where the quote
    stands with its neighbours; else where something like it stands (at least 0.8 alike, and
    clearly more alike than any other place). None where the words are gone or not to be told
    from others: nothing is guessed.
    """
    text = source.text
    inner = anchor.inner or Span(0, len(anchor.exact))
    first = anchor.start - inner.start
    if anchor.text_sha256 == source.sha256 and text.startswith(anchor.exact, max(first, 0)):
        return Located(start=anchor.start, end=anchor.end, score=1.0)
    place = find_quote(text, anchor.exact, anchor.prefix, anchor.suffix)
    if place is None or anchor.inner is None:
        return place
    return _within(anchor.exact, inner, place, text)


def locate_beside(anchor: Anchor, pair: tuple[int, int], source: Source) -> Located | None:
    """Where words stand now that stood in an anchor's quote or in the neighbours it keeps.

    Args:
        anchor: to the quote.
        pair: the extent of the words in the text that the anchor was made from.
        source: the source as it is now.

    Returns:
        None where the quote is gone, or the words are, or they were not beside it.
    """
    offset = anchor.start - (anchor.inner.start if anchor.inner else 0) - len(anchor.prefix)
    old = anchor.prefix + anchor.exact + anchor.suffix
    within = Span(pair[0] - offset, pair[1] - offset)
    if not Span(0, len(old)).holds(within):
        return None
    text = source.text
    place = find_quote(text, anchor.exact, anchor.prefix, anchor.suffix)
    if anchor.text_sha256 == source.sha256:
        first = offset + len(anchor.prefix)
        place = Located(start=first, end=first + len(anchor.exact), score=1.0)
    if place is None:
        return None
    low = max(0, place.start - len(anchor.prefix))
    high = min(len(text), place.end + len(anchor.suffix))
    return _within(old, within, Located(start=low, end=high, score=place.score), text)


def _within(exact: str, inner: Span, place: Located, text: str) -> Located | None:
    """Where the inner words of a quote stand, once the quote is found."""
    now = text[place.start : place.end]
    if now == exact:
        start, end = place.start + inner.start, place.start + inner.end
        return Located(start=start, end=end, score=place.score)
    steps = Levenshtein.opcodes(exact, now)
    start = end = None
    for step in steps:
        if start is None and step.src_start <= inner.start < step.src_end:
            start = step.dest_start + min(
                inner.start - step.src_start, step.dest_end - step.dest_start
            )
        if step.src_start < inner.end <= step.src_end:
            end = step.dest_start + min(inner.end - step.src_start, step.dest_end - step.dest_start)
    if start is None or end is None or start >= end:
        return None
    start, end = trimmed(text, place.start + start, place.start + end)
    words = exact[inner.start : inner.end]
    if start >= end or Levenshtein.normalized_similarity(words, text[start:end]) < _SAME_WORDS:
        return None
    return Located(start=start, end=end, score=place.score)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """An extent without the white space at either side; within the text."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _occurs_once(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    first = text.find(words)
    return first < 0 or text.find(words, first + 1) < 0


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The clauses around a selection: at least so many that they occur nowhere else.

    A selection that is long enough by itself stays as it is.
    """
    first, last = start, end
    if _enough(text, first, last):
        return first, last
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, low, high)]
    before = [low, *(place for place in ends if place <= start)]
    after = [*(place for place in ends if place >= end), high]
    first, last = before.pop(), after.pop(0)
    while not _enough(text, *trimmed(text, first, last)) and (before or after):
        if after:
            last = after.pop(0)
        if before and not _enough(text, *trimmed(text, first, last)):
            first = before.pop()
    first, last = trimmed(text, first, last)
    return min(first, start), max(last, end)


def _enough(text: str, start: int, end: int) -> bool:
    length = end - start
    return length >= UNIQUE or (length >= CLAUSE and _occurs_once(text, start, end))
