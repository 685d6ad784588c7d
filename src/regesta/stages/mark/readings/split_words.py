"""Words that a stray space cuts in two: "un compromising", "gov ernment"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading where a part that is no word makes a known word with its neighbour."""
    text, fragments = sheet.text, reading_tables().fragments
    # Only parts that the text has by themselves are searched for: a clean one has hardly any.
    endings = [part for part in fragments.endings if part in sheet.words]
    if endings:
        for hit in re.finditer(rf" (?:{'|'.join(endings)})(?![\w’'-]|\. ?[a-z0-9])", text):
            start, _ = sheet.token(hit.start(), hit.start())
            yield from _joined(sheet, start, hit.start(), hit.end())
    beginnings = [part for part in fragments.beginnings if part in sheet.words]
    if beginnings:
        for hit in re.finditer(rf"[ \n](?:{'|'.join(beginnings)}) (?=[a-z]{{3}})", text):
            _, end = sheet.token(hit.end(), hit.end())
            yield from _joined(sheet, hit.start() + 1, hit.end() - 1, end)


def _joined(sheet: Sheet, start: int, gap: int, end: int) -> Iterator[Reading]:
    text = sheet.text
    first, second = text[start:gap], text[gap + 1 : end]
    if len(first) < 2 or not (first + second).isalpha() or not second.islower():
        return
    if not first[1:].islower() and len(first) > 1:
        return
    if text[max(0, start - 1) : start] in {"-", "’", "'", "/"} or text[end : end + 1] in {
        "-",
        "’",
        "'",
    }:
        return
    # A part that the text uses elsewhere by itself, apart from this place, is a word of the text.
    word = first + second
    known = commonness(word)
    weaker = min(commonness(first), commonness(second))
    if (known >= 3.0 and known >= weaker + 0.3) or (known >= 2.0 and weaker < 1.0):
        yield sheet.reading((start, end), word, f"A space stands inside “{word}”.", "split_words")
