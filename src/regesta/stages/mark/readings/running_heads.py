"""Running heads and page numbers left between two halves of a sentence."""

import re
from collections import Counter
from collections.abc import Iterator

from regesta.model import Reading
from regesta.stages.mark.readings.joined import join
from regesta.stages.mark.readings.sheet import Sheet

# A line between a line that ends in mid-sentence and one that goes on in lower case.
_CUT = re.compile(
    r"\n(?:(?<=[a-z,-]\n)|(?<=[a-z,-] \n))\s{0,6}"
    r"((?:[^\n]{1,70}\n\s{0,6}){1,2})(?=[a-z]{2,}[a-z ,;-]{8})"
)
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"[\s—–-]*\d{1,4}[\s—–-]*\Z")
_BEFORE = re.compile(r"[a-zA-Z]+\Z")
_AFTER = re.compile(r"[a-z]+")
_NUMBERED = re.compile(r"\s*\d{1,4}\s+\D|.*\D\s+\d{1,4}\s*\Z")
TIMES = 3
"""A running head stands at least so often in the text, its page numbers aside."""

LONG = 30
"""Characters of the line before: a shorter one is a table's cell."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for repeated lines, and numbers alone, that cut a sentence."""
    text = sheet.text
    hits = list(_CUT.finditer(text))
    if not hits:
        return
    often = Counter(_key(line) for line in text.split("\n") if 0 < len(line) <= 80)
    for hit in hits:
        lines = [line for line in hit.group(1).split("\n") if line.strip()]
        first = text.rfind("\n", 0, hit.start()) + 1
        if hit.start() - first < LONG or not all(_is_head(line, often) for line in lines):
            continue
        start = first + len(text[first : hit.start()].rstrip())
        if text[start - 1] != "-":
            yield _read(sheet, (start, hit.end()), "\n")
            continue
        before = _BEFORE.search(text, max(0, start - 30), start - 1)
        after = _AFTER.match(text, hit.end())
        joined = join(sheet, before.group(), after.group()) if before and after else None
        if before and after and joined:
            yield _read(sheet, (before.start(), after.end()), joined.word)


def _key(line: str) -> str:
    return " ".join(_NUMBER.sub("#", line).split()).strip("# .,—–-").casefold()


def _is_head(line: str, often: Counter[str]) -> bool:
    if _ONLY_NUMBER.match(line):
        return True
    key = _key(line)
    letters = [c for c in line if c.isalpha()]
    # Heads are set in capitals or carry the page's number, and end without a stop; a repeated note
    # ("Not printed.", "48 Stat. 943.") does not.
    if not letters or line.rstrip().endswith((".", ",", ";", ":", ")")):
        return False
    loud = sum(c.isupper() for c in letters) >= 0.6 * len(letters)
    return len(key) >= 4 and often[key] >= TIMES and (loud or bool(_NUMBERED.match(line)))


def _read(sheet: Sheet, extent: tuple[int, int], proposed: str) -> Reading:
    return sheet.reading(
        extent,
        proposed,
        "A running head or page number cuts the sentence.",
        "running_heads",
        "medium",
    )
