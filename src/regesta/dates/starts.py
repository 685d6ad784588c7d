"""Where in a text an expression of time may begin: a figure, a month, a weekday, a known word."""

import re
from collections.abc import Iterable, Iterator

from regesta.languages.en.time import time_words

_WORDS = time_words()


def _first_three(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form[:3] for name in names for form in (name, name.upper()))


_MONTHS = _first_three(n for m in _WORDS.months for n in (m.name, *m.short))
_WEEKDAYS = _first_three(day.name for day in _WORDS.weekdays)
_OPENING = frozenset({
    "beginning", "early", "late", "mid", "middle", "end", "close", "latter", "first", "second",
    "last", "next", "this", "past", "previous", "following", "coming", "every", "each", "daily",
    "weekly", "monthly", "annually", "undated", "no date", "without date", "noon", "midnight",
    "midday", "these", "those", "half", "quarter", "a quarter", "several", "few", "a few",
    "a fortnight", *_WORDS.days, *_WORDS.references, *_WORDS.seasons, *_WORDS.numbers,
    *_WORDS.ordinals,
})  # fmt: skip
"""Words that an expression may begin with, in lower case; a capital may begin them too."""

_SPELT = {" ": r"\s+", "'": "[’']"}
_WORD_END = "(?![A-Za-z])"


def _together(entries: Iterable[tuple[str, str]]) -> str:
    """A pattern for words and what must follow each, that reads no character twice.

    Alternatives one after the other would make the search four times slower: it stands at every
    word of every text.

    >>> _together([("may", ""), ("march", "")])
    'ma(?:rch|y)'
    """
    branches: dict[str, set[tuple[str, str]]] = {}
    ends: set[str] = set()
    for word, tail in entries:
        if word:
            branches.setdefault(word[0], set()).add((word[1:], tail))
        else:
            ends.add(tail)
    ordered = [(_SPELT.get(c) or re.escape(c)) + _together(branches[c]) for c in sorted(branches)]
    ordered += sorted(ends)
    return ordered[0] if len(ordered) == 1 else f"(?:{'|'.join(ordered)})"


def _anything() -> str:
    plain = {(word.replace("’", "'"), _WORD_END) for word in _OPENING}
    words = plain | {(word[0].upper() + word[1:], tail) for word, tail in plain}
    return f"(?:[0-9]|{_together({*words, *((form, '') for form in _MONTHS | _WEEKDAYS)})})"


_AT_START = re.compile(_anything())
_AFTER_OTHER = re.compile(f"[^A-Za-z0-9]{_anything()}")
"""With the character before it, so that a search runs from one such character to the next."""


def starts(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Places in `text[start:stop]` where an expression of time may begin, in order.

    Yields:
        The place, and what stands there: `digit`, `month`, `weekday` or `word`.

    >>> list(starts("On Monday, May 1st", 0, 18))
    [(3, 'weekday'), (11, 'month'), (15, 'digit')]
    """
    if start == 0 and _AT_START.match(text, 0, stop):
        yield 0, _kind(text, 0)
    for match in _AFTER_OTHER.finditer(text, max(0, start - 1), stop):
        yield match.start() + 1, _kind(text, match.start() + 1)


def _kind(text: str, at: int) -> str:
    if text[at].isdigit():
        return "digit"
    three = text[at : at + 3]
    return "month" if three in _MONTHS else "weekday" if three in _WEEKDAYS else "word"
