"""Digits read where letters were printed: "14eing" for "being", "c0nsul" for "consul"."""

import re
from collections.abc import Iterator
from itertools import islice

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness

# Begins with a digit and looks back after it: a search for digits is many times faster.
_DIGIT_BY_LETTER = re.compile(
    r"[0-9](?:(?<=[A-Za-z][0-9])[0-9]*"
    r"|[0-9]*(?=[A-Za-z])(?!(?:st|nd|rd|th|d|s|mo|vo|to|a|b|c|A|B|C)\b))"
)
_DIGITS = re.compile(r"(\d+)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|mo|vo|to|s|a|b)?\Z")
_LETTERS_THEN_DIGITS = re.compile(r"[^\W\d_]+\d+\Z")
# Beside these a token is part of a file number, an address or a formula, no word.
_CODE = frozenset("/.:_@#$£&+=*\\")
COMMON = 3.3
"""So common must the proposed word be."""
SHORT_COMMON = 5.0
"""So common a word of three letters, or one that ends in the digits."""
MUCH_MORE = 2.0
"""By so many powers of ten must the proposed word be more common than what is left of the token."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each token of letters and digits that can only be one common word."""
    done = 0
    for hit in _DIGIT_BY_LETTER.finditer(sheet.text):
        if hit.start() < done:
            continue
        start, end = sheet.token(*hit.span())
        done = end
        token = sheet.text[start:end]
        if not _may_be_word(sheet.text, start, end, token):
            continue
        word = _only_word(token)
        if word:
            yield sheet.reading(
                (start, end),
                word,
                f"“{token}” is no word; digits were read for letters of “{word}”.",
                "digits_for_letters",
            )


def _may_be_word(text: str, start: int, end: int, token: str) -> bool:
    letters = [c for c in token if c.isalpha()]
    if len(letters) < 2 or len(token) > 24 or _ORDINAL.match(token):
        return False
    if sum(c.isdigit() for c in token) > len(letters):
        return False
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(c in _CODE for c in around[:1]) or (text[end : end + 1] in _CODE - {"."}):
        return False
    if text[end : end + 2].startswith((".", "-")) and text[end + 1 : end + 2].isalnum():
        return False
    if text[max(0, start - 1) : start] == "-":
        return False
    lower = all(c.islower() for c in letters[1:])
    # Capitals make codes ("U20", "B17"), so a word in capitals must have letters on both sides.
    return lower or (
        all(c.isupper() for c in letters)
        and len(token) >= 5
        and token[0].isalpha()
        and token[-1].isalpha()
    )


def _only_word(token: str) -> str | None:
    """The one common word that the token can be, or None."""
    shapes = reading_tables().shapes
    parts = _DIGITS.split(token.lower())
    candidates = [""]
    for part in parts:
        options = (part,) if not part.isdigit() else shapes.get(part, _one_by_one(part))
        candidates = list(islice((c + o for c in candidates for o in options), 64))
    ranked = sorted({(-commonness(c), c) for c in candidates})
    if not ranked:
        return None
    best, word = -ranked[0][0], ranked[0][1]
    if len(ranked) > 1 and best + ranked[1][0] < 1.5:
        return None
    trailing = bool(_LETTERS_THEN_DIGITS.match(token))
    if best < (SHORT_COMMON if len(word) < 4 or trailing else COMMON):
        return None
    # Where letters stand on one side of the digits only and are a word by themselves, the digits
    # are a note's mark ("date1") or a number that a space is wanting after ("500tons").
    if not (parts[0] and parts[-1]):
        rest = max(commonness(part) for part in parts if part and not part.isdigit())
        if trailing and rest >= 2.5:
            # "wi11" is the exception: "will" and "shall" end so, and few notes are numbered 11.
            return word if token.endswith("11") and token.islower() and best >= rest + 1.5 else None
        if best < rest + MUCH_MORE:
            return None
    if token[0].isupper():
        return word.upper() if token.isupper() else word.capitalize()
    return word


def _one_by_one(digits: str) -> tuple[str, ...]:
    shapes = reading_tables().shapes
    options = [""]
    for digit in digits:
        options = [o + s for o in options for s in shapes.get(digit, ())]
    return tuple(options)
