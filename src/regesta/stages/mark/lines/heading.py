"""Headings of papers: 'Mr. Adams to Mr. Seward.', 'Telegram From … to …', 'Minutes of …'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model import Mark
from regesta.names.phrase import NONE, STRONG, party_strength
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_NUMBERED = re.compile(r"(?:\[?(?P<n>\d{1,4}[a-z]?)[.\]]{1,2}|№\s?\d+\.?|(?P<p>[IVXLC]+)\.)\s+")
_TO = re.compile(r",?\s+(?:to|To|TO|t0)\s+")
_FROM = re.compile(
    r"^(?P<kind>[A-Z][\w’' éè-]{2,60}?)(?:\s+(?:No\.?\s?)?[\w-]*\d[\w-]*)?,?\s+(?:[Ff]rom|FROM|[Bb]y)\s+"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|am|has|have|had|will|would|shall|should|be|been|being|can|could|may|might|must"
    r"|said|says|stated|took|gave|made|I|we|you|he|she|it|they|his lordship|herewith|please)\b"
)
_ENDS = re.compile(r"[:;,]\s*$")
_GLUED_NOTE = re.compile(r"(?<=[^\W\d_).\]])\d{1,3}$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@cache
def _kind_start() -> re.Pattern[str]:
    words = sorted(papers().kinds.words, key=len, reverse=True)
    joined = "|".join(re.escape(w).replace("’", "[’']") for w in words)
    return re.compile(rf"(?:(?:the|an?)\s+)?(?:[\w’'().-]+\s+){{0,4}}?\b({joined})\b", re.IGNORECASE)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `heading` where a short block names sender and addressee, or says what paper it is.

    `value` is `parties` or `kind`; certainty follows how much the two sides look like parties.
    """
    if not block.short:
        return
    words = _GLUED_NOTE.sub("", block.text)
    numbered = _NUMBERED.match(words)
    bare = words[numbered.end() :] if numbered else words
    if len(bare) < 5 or bare[:1].islower() or bare[:1] in "“\"‘'—–•-" or _ENDS.search(bare):
        return
    sure = _parties(bare)
    if sure:
        kind = "parties"
    elif _is_kind(bare, bool(numbered and numbered["n"])):
        kind, sure = "kind", "medium"
    else:
        return
    yield Mark(
        kind="heading",
        start=block.start,
        end=block.end,
        rule="heading",
        value=kind,
        certainty="high" if sure == "high" else "medium" if sure == "medium" else "low",
        attrs=(("numbered", numbered["n"] or ""),) if numbered else (),
    )


def _parties(words: str) -> str | None:
    """How surely a line is 'A to B'."""
    if len(words) > 330:
        return None
    told = _FROM.match(words)
    telling = bool(told and _kind_start().match(told["kind"]))
    body = words[told.end() :] if told and telling else words
    best = None
    for cut in _TO.finditer(body):
        left, right = body[: cut.start()], body[cut.end() :]
        if _VERB.search(left.strip(" .")) or len(left) > 200:
            break
        right = re.split(r"(?<=\w{3})[.;]\s+(?=[A-Z])", right)[0]
        a, b = party_strength(left), party_strength(right)
        if not telling and _kind_start().match(left) and a != NONE and not left.startswith(("The ", "Mr")):
            a = NONE
        if a == STRONG and b == STRONG:
            return "high"
        if NONE in (a, b):
            if telling and a != NONE and len(right.split()) < 14 and not _VERB.search(right):
                best = best or "medium"
            continue
        if STRONG in (a, b) and not _VERB.search(right):
            best = "high" if telling else "medium"
        elif best is None and telling:
            best = "medium"
    return best


def _is_kind(words: str, numbered: bool) -> bool:
    """Whether a line heads a paper by saying what it is, as a title is printed."""
    found = _kind_start().match(words)
    if not found or len(words) > 330 or (_VERB.search(words) and len(words) > 60):
        return False
    tokens = _WORD.findall(words)
    small = set(papers().small.words)
    weighty = [t for t in tokens if t.casefold() not in small]
    high = sum(t[:1].isupper() for t in weighty)
    if words.rstrip().endswith(".") and len(tokens) > 14 and high * 5 < len(weighty) * 3:
        return False
    start = found.start(1) == 0 or len(words[: found.start(1)].split()) <= 4
    return start and (high * 2 >= len(weighty) or (numbered and high * 3 >= len(weighty)) or len(tokens) > 5 and words[: found.end(1)].istitle())
