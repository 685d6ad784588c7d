"""The words of a place in a dateline: 'London' in 'Legation of the United States, London, …'."""

import re
from collections.abc import Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of

Extent = tuple[int, int]

_GIVEN = re.compile(r"(?:Given|Done|Signed|Dated|Issued)\s+(?:at|in)\s+")
_TRIM = " \t\n,.;:—–-[]()"
_TAIL = re.compile(r"(?:\b(?:at|on|the|this|to-day|of|day)\b[\s,]*)+$", re.IGNORECASE)
"""What leads from the place to the date: 'Washington, this'."""
_RECEIVED = re.compile(r"[\[(]?\s*(?:Received|Rec[’'.]?d)\b.*", re.IGNORECASE | re.DOTALL)
_COMMA = re.compile(r"[,\n]\s*")


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf"^{one_of(papers().datelines.no_date)}$", re.IGNORECASE)


@cache
def _institution() -> re.Pattern[str]:
    """An institution's name up to the word that says what it is; any words may stand before it."""
    words = one_of(papers().datelines.institutions)
    return re.compile(rf"^(?:(?:U\. ?S\.|[A-Za-z]+)\s+)*{words}\b", re.IGNORECASE)


def find_place_words(line: str, dates: Sequence[Extent], limit: int) -> Extent | None:
    """Where the place stands in a dateline.

    Args:
        line: its words.
        dates: the extents in it of its dates, in order.
        limit: where what is said of receipt begins, or the line's end.

    >>> line = "Legation of the United States, London, May 22, 1870."
    >>> line[slice(*find_place_words(line, [(39, 51)], 52))]
    'London'
    """
    lead = _GIVEN.match(line)
    first = min([start for start, _ in dates] + [limit])
    extent = _trimmed(line, lead.end() if lead else 0, first)
    if extent is None and dates:
        last = dates[0][1]
        extent = _trimmed(line, last, max(last, limit))
    if extent is None:
        return None
    words = line[slice(*extent)]
    if _no_place().match(words) or not any(c.isupper() for c in words):
        return None
    return _past_institutions(line, extent)


def _trimmed(line: str, start: int, end: int) -> Extent | None:
    """An extent without outer stops, what leads on to the date, and receipt; None where too little.

    An initial's stop stays: 'Washington, D. C.'.
    """
    received = _RECEIVED.search(line, start, end)
    if received:
        end = received.start()
    while start < end and line[start] in _TRIM:
        start += 1
    end = _without_stops(line, start, end)
    tail = _TAIL.search(line, start, end)
    if tail:
        end = _without_stops(line, start, tail.start())
    if end - start < 3 or not any(c.isalpha() for c in line[start:end]):
        return None
    initial = line[end : end + 1] == "." and line[end - 2] in ". "
    return start, end + initial


def _without_stops(line: str, start: int, end: int) -> int:
    while end > start and line[end - 1] in _TRIM:
        end -= 1
    return end


def _past_institutions(line: str, extent: Extent) -> Extent:
    """The place behind 'Legation of the United States, '; all where nothing else stands there."""
    begin, end = extent
    while begin < end:
        found = _institution().match(line[begin:end])
        if not found:
            return begin, end
        comma = _COMMA.search(line[begin + found.end() : end])
        if comma is None:
            break
        begin += found.end() + comma.end()
    return extent
