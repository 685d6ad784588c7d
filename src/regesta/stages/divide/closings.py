"""Closings: where a paper's text ends, and which lines after that are still its own."""

from collections.abc import Sequence

from regesta.names.phrase import has_office
from regesta.stages.units import Unit

PHRASE = 5
"""A line of more words is no name."""
_NOTES = ("note", "source_note", "note_heading", "editor_note")
_BOTH = ("close", "rule_line", "source_line", "label", *_NOTES)
_AFTER_TEXT = (*_BOTH, "signature", "address", "dateline", "received")
"""What stands below a paper's text."""
_NO_TITLE = (*_BOTH, "file_number", "number")
"""What heads no chapter, however it is printed."""


def closing_start(own: Sequence[Unit]) -> int:
    """Index of the unit where the closing matter of a paper's own units begins.

    Goes back over signatures, addresses, notes and dates to the last running text.
    """
    i = len(own)
    while i > 0 and not own[i - 1].prose and own[i - 1].has(*_AFTER_TEXT):
        i -= 1
    if i > 0 and own[i - 1].prose and own[i - 1].has("close"):
        i -= 1
    return i


def own_end(units: Sequence[Unit], first: int, stop: int, text: str) -> int:
    """Index after the last unit that belongs to the paper; what follows up to `stop` is apparatus.

    A line printed as a title between a paper's closing lines and the next paper's head heads a
    chapter, unless it goes on with the signature (an office) or with the address (a place).
    `first` is the last unit of the paper's own head.
    """
    last_text = max((i for i in range(first + 1, stop) if units[i].prose), default=first)
    for i in range(last_text + 1, stop):
        if _signed_below(units[i + 1 : stop]):
            continue
        if _is_chapter(units, i, text) or (i + 1 == stop and _ends_with_title(units, i, text)):
            return i
    return stop


def _signed_below(units: Sequence[Unit]) -> bool:
    """Whether a signature follows, so that the title-like line is the paper's own."""
    return any(
        u.has("signature") and u.marks["signature"].certainty != "low" and u.end - u.start < 40
        for u in units
    )


def _is_chapter(units: Sequence[Unit], i: int, text: str) -> bool:
    unit, before = units[i], units[i - 1]
    if unit.prose or unit.has(*_NO_TITLE) or not unit.has("title", "signature"):
        return False
    if i + 1 < len(units) and units[i + 1].has("address") and not units[i + 1].has("heading"):
        return False
    if not unit.has("signature", "address", "dateline"):
        return True
    return _heads_though_like_a_name(unit, before, text[unit.start : unit.end])


def _ends_with_title(units: Sequence[Unit], i: int, text: str) -> bool:
    """Whether the last line below a signature heads a chapter: 'FRANCE.', 'Rights of aliens in …'.

    It is one word in capitals where the name above is none, or a phrase of many words.
    """
    unit, before = units[i], units[i - 1]
    if unit.prose or unit.has(*_NO_TITLE, "address", "dateline") or not unit.has("title"):
        return False
    if not before.has("signature") or before.prose:
        return False
    words, name = (text[one.start : one.end].strip(" .") for one in (unit, before))
    if has_office(words):
        return False
    one_word = " " not in words and words.isupper() and (" " in name or not name.isupper())
    phrase = "," not in words and len(words.split()) > PHRASE
    return one_word or phrase


def _heads_though_like_a_name(unit: Unit, before: Unit, words: str) -> bool:
    """Whether a line with the form of a name, below closing lines, is no signature or address."""
    if before.prose or before.has("close") or (has_office(words) and not unit.has("title")):
        return False
    if before.has("note", "source_note"):
        return " " in words
    if before.has("address") and before.marks["address"].certainty == "high":
        return "," not in words and not has_office(words)
    return False
