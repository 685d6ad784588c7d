"""Datelines: place and date of writing on a short line, or run in before the text."""

import re
from collections.abc import Iterator

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_RECEIVED = re.compile(r"[\[(]?\s*(?:Received|Rec[’'.]?d|RECEIVED)\b[^\])]*[\])]?", re.IGNORECASE)
_UNDATED = re.compile(r"\[?\b(?:undated|no date|n\.\s?d\.)\]?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?\s?m\.?|\bnoon\b|\bmidnight\b|\d{3,4}Z|\bat\b|\bevening\b|\bmorning\b|\bo[’']clock\b|Greenwich|\bhours?\b|\b\d{1,2}(?:st|nd|rd|th) (?:year|moon|day)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PLACE_WORDS = re.compile(
    r"\b(?:Legation|Embassy|Consulate|Department|Office|Ministry|Headquarters|Hotel|Mission|Commission|Commissioner|Palace"
    r"|Camp|Fort|Government|Steamer|Ship|U\. ?S\. ?S|H\. ?M\. ?S|Navy|Flag|House|Chancellery|Chancery|Conference|Agency|Station|Quai|Street)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|shall|be|been|I|we|you|he|they|it|that|which|this|with|by|until|since)\b"
)
_NOTE_MARK = re.compile(r"\[ ?\d{1,3} ?\]|(?<=[.,])\d{1,3}$")
_NUMBERS = re.compile(r"(?<![\w.])(?!1[4-9]\d\d\b)(?!20\d\d\b)\d[\d,.]*(?![\w])")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `dateline` for a block that is nothing but places, offices, a date, a time."""
    if not block.short or len(block.text) > 260:
        return
    text = block.text
    undated = _UNDATED.search(text)
    if not block.dates and not undated:
        if _leads_to_dateline(block, index, sheet):
            yield Mark(
                kind="dateline", start=block.start, end=block.end, rule="dateline", value="place"
            )
        return
    rest = _RECEIVED.sub(" ", text)
    if not rest.strip(" .,[]()"):
        return
    received = _RECEIVED.search(text)
    own = [
        d
        for d in block.dates
        if not received or not received.start() <= d.start - block.start < received.end()
    ]
    if not own and not undated:
        return
    if not undated and all(_attr(d, "type") == "duration" or _bare_year(block, d) for d in own):
        return
    rest = _without(text, block, received)
    words = _WORD.findall(_CLOCK.sub(" ", _UNDATED.sub(" ", rest)))
    if _NUMBERS.search(_NOTE_MARK.sub(" ", _CLOCK.sub(" ", rest))) and len(words) < 3:
        return
    small = set(papers().small.words)
    weighty = [w for w in words if w.strip(".,").casefold() not in small]
    low = [w for w in weighty if w[:1].islower() and not _PLACE_WORDS.match(w)]
    if len(words) > 16 or len(low) > (1 if len(weighty) > 3 else 0) or _SENTENCE.search(rest):
        return
    if text[:1] in '“"' and not text.rstrip(" .").endswith(("”", '"')) and not weighty:
        return
    yield Mark(
        kind="dateline",
        start=block.start,
        end=block.end,
        rule="dateline",
        value="dated",
        certainty="high" if own and (weighty or any(_attr(d, "form") for d in own)) else "medium",
    )


def _bare_year(block: Block, date: Mark) -> bool:
    """Whether a date is a year alone: a title's, not a dateline's."""
    return block.text[date.start - block.start : date.end - block.start].strip("[]?").isdigit()


def _attr(mark: Mark, name: str) -> str:
    return next((v for k, v in mark.attrs if k == name), "")


def _without(text: str, block: Block, received: re.Match[str] | None) -> str:
    """The block's text with dates and the received part blanked."""
    cut = list(text)
    for date in block.dates:
        for i in range(date.start - block.start, min(len(cut), date.end - block.start)):
            cut[i] = " "
    if received:
        for i in range(received.start(), received.end()):
            cut[i] = " "
    return "".join(cut)


def _leads_to_dateline(block: Block, index: int, sheet: Sheet) -> bool:
    """Whether a line of place or office stands right above a line that is a date."""
    if len(block.text) > 90 or index + 1 >= len(sheet.blocks) or block.text[:1].islower():
        return False
    if not (block.text.rstrip().endswith(",") or _PLACE_WORDS.search(block.text)):
        return False
    if (
        _SENTENCE.search(block.text)
        or ":" in block.text
        or "&c" in block.text
        or "Esq" in block.text
    ):
        return False
    below = sheet.blocks[index + 1]
    if (
        not below.short
        or not below.dates
        or len(below.text) > 90
        or (below.gap
        and not block.text.rstrip().endswith(","))
    ):
        return False
    first = below.dates[0].start - below.start
    return first < 45 and not _SENTENCE.search(below.text)


_RUN_IN = re.compile(r"\s*[.:]?\s*[—–:]|\.\s{1,3}(?=[A-Z])|,?\s{2,}")


def find_run_in(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `dateline` for 'Paris, 6 June, 1861.—' before a paragraph's text."""
    return iter(())
