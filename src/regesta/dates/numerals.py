"""Months, weekdays, ordinals and figures, read back from their printed forms."""

import re
from functools import cache

from regesta.languages.en.time import Named, time_words

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FIGURES = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "S": "8", " ": None})
_CONFUSED = (("rn", "m"), ("cl", "d"), ("ii", "u"), ("0", "o"), ("1", "l"), ("5", "s"))


def plain(word: str) -> str:
    """Lower case, straight apostrophe, no full stop: the form that tables are keyed by."""
    return word.strip(" .,").replace("’", "'").casefold()


@cache
def _keyed(kind: str) -> dict[str, int]:
    words = time_words()
    named: tuple[Named, ...] = words.months if kind == "month" else words.weekdays
    first = 1 if kind == "month" else 0
    return {
        plain(form): number
        for number, name in enumerate(named, first)
        for form in (name.name, *name.short)
    }


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or short form.

    >>> month_number("Jan’y"), month_number("SEPT."), month_number("March.")
    (1, 9, 3)
    """
    return _keyed("month").get(plain(word))


def weekday_number(word: str) -> int | None:
    """0 for Monday to 6 for Sunday."""
    return _keyed("weekday").get(plain(word))


def ordinal_number(word: str) -> int | None:
    """1 to 31 for "first" to "thirty-first", or for figures."""
    if word.isdigit():
        return int(word)
    return time_words().ordinals.get(re.sub(r"\s+", "-", plain(word)))


def count_number(word: str) -> float | None:
    """A number in words or figures; "a" is one, "several" is None.

    >>> count_number("twenty-four"), count_number("1,500"), count_number("a"), count_number("few")
    (24, 1500, 1, None)
    """
    word = plain(word).replace(",", "")
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    if word == "half":
        return 0.5
    numbers = time_words().numbers
    total = 0
    for piece in re.split(r"[\s-]+", word):
        if piece not in numbers:
            return None
        total += numbers[piece]
    return total or None


def figures(token: str) -> tuple[int, bool]:
    """A number from figures, some of which a scan may have taken for letters; was it so?

    >>> figures("19l8"), figures("1918")
    ((1918, True), (1918, False))
    """
    read = token.translate(_FIGURES)
    return int(read), read != token


def roman_number(word: str) -> int | None:
    """The value of a Roman numeral, or None.

    >>> roman_number("VIII"), roman_number("xi"), roman_number("an")
    (8, 11, None)
    """
    total = before = 0
    for letter in reversed(word.upper()):
        value = _ROMAN.get(letter)
        if value is None:
            return None
        total += value if value >= before else -value
        before = max(before, value)
    return total or None


def nearly_month(word: str) -> int | None:
    """The one month that a scan could have made this of, or None.

    Letters that scans confuse count as the same, one more may be wrong, and the word must have
    four letters.

    >>> nearly_month("Decernber"), nearly_month("Juno"), nearly_month("Chapter")
    (12, 6, None)
    """
    word = plain(word)
    if len(word) < 4 or not word.isalnum():
        return None
    for wrong, right in _CONFUSED:
        word = word.replace(wrong, right)
    near = [n for n, m in enumerate(time_words().months, 1) if _one_off(word, plain(m.name))]
    return near[0] if len(near) == 1 else None


def _one_off(word: str, name: str) -> bool:
    """Whether one letter changed, added or lost makes the one of the other."""
    if len(name) < 4 or abs(len(word) - len(name)) > 1:
        return False
    head = 0
    while head < min(len(word), len(name)) and word[head] == name[head]:
        head += 1
    rest, other = word[head:], name[head:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
