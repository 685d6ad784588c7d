"""Find words that a person typed in the text of a paper, whatever its line breaks."""

import re

from regesta.errors import BadDecision

Span = tuple[int, int]

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_UNSPACED = "\u0e00"
"""From here on there are scripts that set no spaces between words."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def find(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    r"""The extent in `text[start:end]` of words that occur there once.

    White space counts as equal whatever its kind, and straight quotes as curly ones.

    Raises:
        BadDecision: the words do not occur, or occur more than once.

    >>> find("Sir:  I have", "a\nSir:\nI have the honor", 0, 22)
    (2, 13)
    """
    parts = [re.escape(part.translate(_QUOTES)) for part in _SPACE.split(words.strip()) if part]
    if not parts:
        raise BadDecision("no words are given", remedy="Mark or type words of the text.")
    pattern = re.compile(r"\s+".join(parts))
    found = [m.span() for m in pattern.finditer(text.translate(_QUOTES), start, end)]
    if not found:
        raise BadDecision(
            f"“{words.strip()}” does not stand in this text",
            remedy="Copy the words exactly as they are printed, without the proposed readings.",
        )
    if len(found) > 1:
        raise BadDecision(
            f"“{words.strip()}” stands {len(found)} times in this text",
            remedy="Type a few words more, so that only one place fits.",
        )
    return found[0]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent without white space at its ends.

    >>> trim(" Moscow, ", 0, 9)
    (1, 8)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def whole_words(text: str, start: int, end: int, most: int = 24) -> tuple[int, int]:
    """The extent with the words that it cuts made whole, as far as the hand slipped.

    Scripts that set no spaces between words are left as they were marked.

    >>> whole_words("We demand peace.", 4, 13)
    (3, 15)
    """
    first, last = start, end
    while 0 < first < len(text) and start - first < most and _within_word(text, first):
        first -= 1
    while 0 < last < len(text) and last - end < most and _within_word(text, last):
        last += 1
    return (
        start if _within_word(text, first) else first,
        end if _within_word(text, last) else last,
    )


def _within_word(text: str, at: int) -> bool:
    """Whether a letter of an alphabet stands on either side of an offset."""
    return 0 < at < len(text) and all(
        one.isalpha() and one < _UNSPACED for one in text[at - 1 : at + 1]
    )


def clauses(text: str, start: int, end: int, words: int = 12) -> tuple[Span, Span]:
    """The first and the last words of an extent, which tell where it begins and ends.

    >>> clauses("one two three four five", 0, 23, 2)
    ((0, 7), (14, 23))
    """
    start, end = trim(text, start, end)
    found = [m.span() for m in _WORD.finditer(text, start, end)]
    if len(found) <= words:
        return (start, end), (start, end)
    return (start, found[words - 1][1]), (found[-words][0], end)


def around(text: str, start: int, end: int, width: int = 90) -> tuple[str, str, str]:
    """The words and what stands before and after them, cut at spaces, white space collapsed.

    >>> around("one two three four", 4, 7, 5)
    ('one ', 'two', ' thre')
    """
    before = _SPACE.sub(" ", text[max(0, start - width) : start])
    after = _SPACE.sub(" ", text[end : end + width])
    if start > width and " " in before[:-1]:
        before = "… " + before.split(" ", 1)[1]
    if end + width < len(text) and " " in after[1:]:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, _SPACE.sub(" ", text[start:end]), after
