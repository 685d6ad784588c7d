"""Words in the columns of a terminal: how wide they are, and where a line breaks."""

import re
import unicodedata
from functools import lru_cache

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
_NOTHING = {"Mn", "Me", "Cf"}


def plain(words: str | None) -> str:
    r"""Words as one line, with nothing in them that a terminal would obey.

    >>> plain("two\n  lines\x1b[31m")
    'two lines�[31m'
    """
    return _UNPRINTABLE.sub("\ufffd", " ".join((words or "").split()))


def width_of(words: str) -> int:
    """Columns that words take: two for a wide letter, none for a mark on another.

    >>> width_of("café"), width_of("cafe\u0301"), width_of("停戦")
    (4, 4, 4)
    """
    return len(words) if words.isascii() else sum(map(_columns, words))


@lru_cache(4096)
def _columns(letter: str) -> int:
    if letter in "\u00ad\ufe0f":  # the last asks for the picture of a letter, which is wide
        return 1
    if unicodedata.category(letter) in _NOTHING:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def clipped(words: str, room: int) -> str:
    """Words cut to a room, with a mark where something was cut.

    >>> clipped("as the note says", 8), clipped("note", 8)
    ('as the…', 'note')
    """
    if width_of(words) <= room:
        return words
    return _fitting(words, max(room - 1, 0))[0].rstrip(" ,;:.") + "…"


def padded(words: str, room: int) -> str:
    """Words filled up with blanks to a room; those that are longer stay as they are."""
    return words + " " * (room - width_of(words))


def wrapped(words: str, room: int, first: str = "", after: str = "") -> list[str]:
    """Lines no wider than `room`, the first behind `first`, the others behind `after`.

    A word that is wider than a line is cut. Each prefix must leave some room.

    >>> wrapped("the bridge at Tarn", 12, "- ", "  ")
    ['- the bridge', '  at Tarn']
    """
    lines, line, filled = list[str](), first, width_of(first)
    empty = True
    for given in words.split(" "):
        word = given
        wide = width_of(word)
        if not empty and filled + 1 + wide > room:
            lines.append(line)
            line, filled, empty = after, width_of(after), True
        while empty and filled + wide > room:
            part, rest = _fitting(word, room - filled)
            lines.append(line + part)
            line, filled = after, width_of(after)
            word, wide = rest, width_of(rest)
        line += word if empty else f" {word}"
        filled += wide + (not empty)
        empty = empty and not word
    lines.append(line)
    return [one.rstrip() for one in lines]


def _fitting(words: str, room: int) -> tuple[str, str]:
    """As many letters as fit, at least one, and the rest."""
    filled = 0
    for at, letter in enumerate(words):
        filled += _columns(letter)
        if filled > room and at:
            return words[:at], words[at:]
    return words, ""
