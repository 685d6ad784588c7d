"""Headings that say what they head: 'Appeal of A to B', 'Memorandum by A', 'Minutes of …'."""

import re

from regesta.languages.en.papers import papers
from regesta.names.kind_word import kind_word
from regesta.names.phrase import NONE, party_strength
from regesta.names.sentence import sentence_word
from regesta.names.sides import LONGEST

Extent = tuple[int, int]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BY = re.compile(
    r"(?:,|\s)\s*(?:[Bb]y|[Ff]rom|BY|FROM|Issued by|Prepared by)\s+(?:the\s+)?(?=[A-Z])"
)
_OF = re.compile(r"\s*of\s+(?:the\s+)?(?=[A-Z])")
_AUTHOR_ENDS = re.compile(
    r"\s+to\s+(?=(?:the|The|His|Her|Mr|President|Secretary|Lord|Sir|certain|all)\b)"
    r"|,\s+(?=[A-Z]\w+ \d|\d)"  # a date follows
    r"|\s+(?:on|dated|regarding|concerning)\s"
    r"|[.;]$|$"
)
_ADDRESSEE_ENDS = re.compile(
    r"\s+(?:with|on|concerning|regarding|in|requesting|asking|proposing|calling)\s|[.;]|$"
)


def find_kind_word(line: str, *, numbered: bool) -> str | None:
    """The word by which a line, printed as a title is, says what paper it heads, in small letters.

    A `numbered` line, that the edition counts, may have more words in small letters.

    >>> find_kind_word("Decree of the Council of Ministers", numbered=False)
    'decree'
    >>> find_kind_word("The decree was read to the council", numbered=False) is None
    True
    """
    found = kind_word().match(line)
    if not found or len(line) > LONGEST or ":" in line[:60]:
        return None
    if sentence_word("heading").search(line) and len(line) > 60:
        return None
    if len(line[: found.start(1)].split()) > 4:
        return None
    words = _WORD.findall(line)
    small = papers().small.words
    weighty = [word for word in words if word.casefold() not in small]
    high = sum(word[:1].isupper() for word in weighty)
    mostly_low = high * 5 < len(weighty) * 3
    if found.start(1) > 0 and line.rstrip().endswith(".") and len(words) > 14 and mostly_low:
        return None
    titled = high * 2 >= len(weighty) or (numbered and high * 3 >= len(weighty))
    early = len(words) > 5 and line[: found.end(1)].istitle()
    return found[1].casefold() if titled or early else None


def find_author(line: str, kind: str) -> tuple[Extent | None, Extent | None]:
    """Extents of whom a title names as author and as addressee, behind the word of its kind.

    >>> line = "Appeal of the Council to the Workers of Tarn, May 3."
    >>> [line[slice(*extent)] for extent in find_author(line, "appeal")]
    ['Council', 'the Workers of Tarn, May 3']
    """
    at = line.casefold().find(kind) + len(kind)
    by = _BY.search(line, at)
    if by is None and kind in papers().headings.authored:
        by = _OF.match(line, at)
    if by is None:
        return None, None
    rest = line[by.end() :]
    stop = _AUTHOR_ENDS.search(rest)
    author = rest[: stop.start()] if stop else rest
    if party_strength(author) == NONE:
        return None, None
    sender = (by.end(), by.end() + len(author))
    if not stop or stop[0].strip() != "to":
        return sender, None
    start = by.end() + stop.end()
    cut = _ADDRESSEE_ENDS.search(line[start:])
    return sender, (start, start + (cut.start() if cut else 0))
