"""Labels of enclosures: '[Inclosure 1 in No. 482.]', '[Enclosure]', 'Annex A', 'Attachment'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(papers().enclosures.words, key=len, reverse=True)
    # Print and scan confuse I, l and 1 at the head of the word.
    joined = "|".join(_as_scanned(w) for w in words)
    return re.compile(
        rf"^[\[(]?\s*(?P<word>{joined})s?\b(?P<rest>[\s.,:—–-]*(?:N[o0]s?\.?\s*)?(?P<n>\d{{1,3}}|[A-Z]\b|[IVX]+\b)?[^\n]{{0,140}})$",
        re.IGNORECASE,
    )


def _as_scanned(word: str) -> str:
    return (
        word.replace("Sub", "S[unb]b", 1)
        .replace("inclosure", "[il1]nclosure")
        .replace("I", "[Il1]", 1)
    )


_LISTED = re.compile(r"^(?:In|En)closures?\s*[.:—]*\s*(?:\d[.)]|\(\d)", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:was|were|is|are|herewith|please|see|I|we|you)\b")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `enclosure`; `value` is its number; attrs tell `deeper` for an enclosure's own."""
    text = block.text
    if len(text) > 170 or text[:1].islower():
        return
    found = _pattern().match(text)
    if not found or _LISTED.match(text):
        return
    bracketed = text[:1] in "[("
    bare = found["rest"].strip(" .:—–-")
    if not bracketed and (_SENTENCE.search(text) or len(text) > 60 or text.endswith((",", ";"))):
        return
    if bracketed and not text.rstrip(". ").endswith(("]", ")")) and _SENTENCE.search(text):
        return
    if not bracketed and bare and not found["n"]:
        return
    deeper = found["word"].casefold() in {w.casefold() for w in papers().enclosures.deeper}
    yield Mark(
        kind="enclosure",
        start=block.start,
        end=block.end,
        rule="enclosure",
        value=found["n"],
        certainty="high" if bracketed else "medium",
        attrs=(("deeper", "yes"),) if deeper else (),
    )
