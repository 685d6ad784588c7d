"""The passages of a paper that a query found, as stretches of the source's own text."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from regesta.search.pieces import HIT_CLOSES, HIT_OPENS, Pieces

_AROUND = 110
"""Code points shown on either side of a hit."""
_MOST = 3
"""Passages shown of one paper."""

_MARK = re.compile(f"[{HIT_OPENS}{HIT_CLOSES}]")


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is the source's at `[start, end)`; `hits` are extents within, absolute as well."""

    start: int
    end: int
    text: str
    hits: list[tuple[int, int]]


def passages_in(text: str, marked: Iterable[tuple[str, Pieces]]) -> list[Passage]:
    """The passages richest in hits, in order of place.

    Args:
        text: the source's whole text.
        marked: indexed texts with their hits marked, each with the pieces it was made of.
    """
    found: list[Passage] = []
    for indexed, pieces in marked:
        if HIT_OPENS in indexed and pieces.extents:
            found.extend(_grouped(text, pieces, list(_hits(indexed, pieces))))
    best = sorted(found, key=lambda one: (-len(one.hits), one.start))[:_MOST]
    return sorted(best, key=lambda one: one.start)


def _hits(indexed: str, pieces: Pieces) -> Iterator[tuple[int, int, int]]:
    """Piece, start and end of each hit in the source; a hit over a gap is cut at the gap."""
    opened = 0
    for count, mark in enumerate(_MARK.finditer(indexed)):
        offset = mark.start() - count
        if mark[0] == HIT_OPENS:
            opened = offset
            continue
        piece, start = pieces.place(opened)
        last_piece, last = pieces.place(offset - 1)
        if last_piece == piece:
            yield piece, start, last + 1
        else:
            yield piece, start, pieces.extents[piece][1]


def _grouped(text: str, pieces: Pieces, hits: list[tuple[int, int, int]]) -> Iterator[Passage]:
    """Hits that stand near each other share a passage."""
    group: list[tuple[int, int, int]] = []
    for hit in hits:
        if group and (hit[0] != group[-1][0] or hit[1] - group[-1][2] > _AROUND):
            yield _passage(text, pieces, group)
            group = []
        if hit[1] < hit[2]:
            group.append(hit)
    if group:
        yield _passage(text, pieces, group)


def _passage(text: str, pieces: Pieces, group: list[tuple[int, int, int]]) -> Passage:
    first, last = pieces.extents[group[0][0]]
    start = _word_start(text, max(first, group[0][1] - _AROUND), group[0][1], first)
    end = _word_end(text, group[-1][2], min(last, group[-1][2] + _AROUND), last)
    hits = [(hit[1], hit[2]) for hit in group]
    return Passage(start=start, end=end, text=text[start:end], hits=hits)


def _word_start(text: str, start: int, limit: int, first: int) -> int:
    """The first whole word from `start` on."""
    if start > first:
        while start < limit and not text[start - 1].isspace():
            start += 1
    while start < limit and text[start].isspace():
        start += 1
    return start


def _word_end(text: str, limit: int, end: int, last: int) -> int:
    """The end of the last whole word before `end`."""
    if end < last:
        while end > limit and not text[end].isspace():
            end -= 1
    while end > limit and text[end - 1].isspace():
        end -= 1
    return end
