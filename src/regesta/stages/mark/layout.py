"""The lines of a source as blocks: one a printed line or, where lines are wrapped, a paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from regesta.model import Mark

SHORT = 420
"""A block of at most this many code points may be something else than a paragraph."""
HEAD = 320
"""So many code points of a long block's beginning and end are looked at."""

_LINE = re.compile(r"[^\n\f]+")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|X-[\w-]+):\s")
_WRAP_WIDTHS = range(38, 110)


@dataclass(slots=True)
class Block:
    """A line or paragraph: `[start, end)` without outer white space.

    `text` holds it whole where it is short, else its first `HEAD` code points; `gap` tells that a
    blank line stands before it; `dates` are the expressions of time in it, for short blocks.
    """

    start: int
    end: int
    text: str
    gap: bool
    short: bool
    dates: Sequence[Mark] = ()
    kinds: set[str] = field(default_factory=set[str])

    def tail(self, text: str) -> tuple[int, str]:
        """The block's last code points and where they start in the source's text."""
        at = max(self.start, self.end - HEAD)
        return at, text[at : self.end]


def find_blocks(text: str, dates: Sequence[Mark] = ()) -> list[Block]:
    r"""The blocks of a text, in order. `dates` are its marks of kind `date`, in order.

    >>> [b.text for b in find_blocks("Mr. A to Mr. B.\n\nLondon, May 1, 1861.\n")]
    ['Mr. A to Mr. B.', 'London, May 1, 1861.']
    """
    extents = [m.span() for m in _LINE.finditer(text) if not m[0].isspace()]
    if _wrapped(extents, text):
        extents = list(_paragraphs(extents, text))
    starts = [d.start for d in dates]
    blocks: list[Block] = []
    last = 0
    for begin, stop in extents:
        start, end = _stripped(text, begin, stop)
        hashes = _MARKDOWN.match(text, start, end)
        if hashes:
            start = hashes.end()
        short = end - start <= SHORT
        words = text[start:end].replace("\n", " ") if short else text[start : start + HEAD]
        within: Sequence[Mark] = ()
        if short and starts:
            within = dates[bisect_left(starts, start) : bisect_left(starts, end)]
        blocks.append(Block(start, end, words, text.count("\n", last, start) > 1, short, within))
        last = end
    return blocks


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _wrapped(extents: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether paragraphs are broken into lines of about equal width."""
    lengths = [end - start for start, end in extents]
    total = sum(lengths)
    if not total or sum(n for n in lengths if n > 140) * 4 > total:
        return False
    full = [n for n in lengths if n in _WRAP_WIDTHS]
    touching = sum(text.count("\n", a[1], b[0]) == 1 for a, b in pairwise(extents))
    return len(full) >= 8 and sum(full) * 10 > total * 7 and touching * 2 > len(extents)


def _paragraphs(extents: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Joins wrapped lines: a paragraph ends at a blank line, after a short line, at an indent."""
    widths = sorted(end - start for start, end in extents)
    width = widths[len(widths) * 9 // 10]
    start, end = extents[0]
    for (before, stop), (begin, after) in pairwise(extents):
        blank = text.count("\n", stop, begin) > 1
        short = stop - before < width * 0.72
        indent = text[begin].isspace() and not text[before].isspace()
        if blank or short or indent or _HEADER.match(text, begin):
            yield start, end
            start = begin
        end = after
    yield start, end
