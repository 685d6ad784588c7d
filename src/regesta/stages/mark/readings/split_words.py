"""Words that a stray space cuts in two: "un compromising", "gov ernment"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness

_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,9}(?![\w’'-])")
RARE = 2.5
"""Rarer than this, a part of a scanned text's word is taken for no word of its own."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading where a part that is no word makes a known word with its neighbour.

    In a scanned text every rare short word may be such a part, in another only the fragments of
    the table.
    """
    text, fragments = sheet.text, reading_tables().fragments
    # Only parts that the text has by themselves are searched for: a clean one has hardly any.
    endings = [part for part in fragments.endings if part in sheet.words]
    if endings:
        for hit in re.finditer(rf" (?:{'|'.join(endings)})(?![\w’'-]|\. ?[a-z0-9])", text):
            yield from _with_left(sheet, hit.start() + 1, hit.end())
    beginnings = [part for part in fragments.beginnings if part in sheet.words]
    if beginnings:
        for hit in re.finditer(rf"[ \n](?:{'|'.join(beginnings)})(?= [a-z]{{3}})", text):
            yield from _with_right(sheet, hit.start() + 1, hit.end())
    if not sheet.scanned:
        return
    rare = {
        word
        for word, count in sheet.words.items()
        if count <= 2 and 2 <= len(word) <= 9 and word.islower() and commonness(word) < RARE
    }
    for hit in _WORD.finditer(text):
        if hit.group() in rare:
            both = [*_with_left(sheet, *hit.span()), *_with_right(sheet, *hit.span())]
            if len(both) == 1:
                yield from both


def _with_left(sheet: Sheet, start: int, end: int) -> Iterator[Reading]:
    if sheet.text[start - 1 : start] == " ":
        left, _ = sheet.token(start - 1, start - 1)
        yield from _joined(sheet, left, start - 1, end)


def _with_right(sheet: Sheet, start: int, end: int) -> Iterator[Reading]:
    if sheet.text[end : end + 1] == " ":
        _, right = sheet.token(end + 1, end + 1)
        yield from _joined(sheet, start, end, right)


def _joined(sheet: Sheet, start: int, gap: int, end: int) -> Iterator[Reading]:
    text = sheet.text
    first, second = text[start:gap], text[gap + 1 : end]
    beside = text[max(0, start - 1) : start], text[end : end + 1]
    if any(c and c in "-’'/" for c in beside) or len(first) < 2 or len(second) < 2:
        return
    if not (first + second).isalpha() or not (first[1:] + second).islower():
        return
    word = first + second
    if _is_one(first, second) and sheet.is_english(start, end):
        yield sheet.reading((start, end), word, f"A space stands inside “{word}”.", "split_words")


def _is_one(first: str, second: str) -> bool:
    """Whether the two are one known word and one of them is none by itself."""
    known = commonness(first + second)
    fragments = reading_tables().fragments
    if (second in fragments.endings or first in fragments.beginnings) and len(second) > 2:
        return known >= 2.0 and len(first + second) >= 7
    weaker = min(commonness(first), commonness(second))
    return (known >= 3.0 and known >= weaker + 0.3) or (known >= 2.0 and weaker < 1.0)
