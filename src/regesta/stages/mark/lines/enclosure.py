"""Labels of enclosures: '[Inclosure 1 in No. 482.]', '[Enclosure]', 'Annex A', 'Attachment'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.names.sentence import sentence_word
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST, LONGEST_BARE = 170, 60
"""Code points of a label, and of one that stands in no brackets."""
_LISTED = re.compile(r"^(?:In|En)closures?\s*[.:—]*\s*(?:\d[.)]|\(\d)", re.IGNORECASE)
"""'Inclosures: 1. Report of …': a list of them."""


@cache
def _label() -> re.Pattern[str]:
    # no one_of here: each word is a pattern already
    words = "|".join(_as_scanned(w) for w in sorted(papers().enclosures.words, key=len)[::-1])
    number = r"(?:N[o0]s?\.?\s*)?(?P<n>\d{1,3}|[A-Z]\b|[IVX]+\b)?"
    return re.compile(
        rf"^[\[(]?\s*(?P<word>{words})s?\b(?P<rest>[\s.,:—–-]*{number}[^\n]{{0,140}})$",
        re.IGNORECASE,
    )


def _as_scanned(word: str) -> str:
    """The pattern of a word in which print and scan confuse I, l and 1, and the vowel of "Sub"."""
    return (
        word.replace("Sub", "S[unb]b", 1)
        .replace("inclosure", "[il1]nclosure")
        .replace("I", "[Il1]", 1)
    )


@cache
def _deeper() -> frozenset[str]:
    return frozenset(word.casefold() for word in papers().enclosures.deeper)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `enclosure`; `value` is its number; attrs tell `deeper` for an enclosure's own."""
    text = block.text
    if len(text) > LONGEST or text[:1].islower():
        return
    found = _label().match(text)
    if not found or _LISTED.match(text):
        return
    bracketed = text[:1] in "[("
    if not (_is_bracketed_label(text) if bracketed else _is_bare_label(text, found)):
        return
    yield Mark(
        kind="enclosure",
        start=block.start,
        end=block.end,
        rule="enclosure",
        value=found["n"],
        certainty="high" if bracketed else "medium",
        attrs=(("deeper", "yes"),) if found["word"].casefold() in _deeper() else (),
    )


def _is_bracketed_label(text: str) -> bool:
    """Whether a line is one whole bracket, or holds no sentence."""
    return text.rstrip(". ").endswith(("]", ")")) or not sentence_word("enclosure").search(text)


def _is_bare_label(text: str, found: re.Match[str]) -> bool:
    """Whether a line without brackets is the word alone, or the word with a number."""
    if sentence_word("enclosure").search(text) or len(text) > LONGEST_BARE:
        return False
    alone = not found["rest"].strip(" .:—–-")
    return not text.endswith((",", ";")) and (alone or found["n"] is not None)
