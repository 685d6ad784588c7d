"""Finding expressions of time in a text: one pass for places where one may begin, then the forms.

The pass looks for first characters only (a figure, three letters of a month, a weekday, a word of
the tables), so that a text without dates costs next to nothing; the forms then read at those
places, the first that fits wins, and reading goes on after it.
"""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from regesta.dates.forms import (
    absolute,
    clock,
    durations,
    eras,
    numeric,
    pairs,
    partial,
    ranges,
    relative,
)
from regesta.dates.parts import AnyPart, Century, Day, Expression, Found, Portion, Season, UnitFrom
from regesta.dates.patterns import one_of
from regesta.dates.starts import starts
from regesta.languages.en.time import time_words

Form = Callable[[str, int, int], Found | None]

_WORDS = time_words()
_ORDER = (eras, pairs, ranges, numeric, absolute, relative, partial, clock, durations)
"""A pair before a range before a single date: the longer reading is tried first."""

_BY_CLASS: dict[str, tuple[tuple[str, Form], ...]] = {
    kind: tuple(
        (module.__name__.rpartition(".")[2], form)
        for module in _ORDER
        for form in module.FORMS.get(kind, ())
    )
    for kind in ("digit", "month", "weekday", "word")
}
_ARTICLE = re.compile(r"(?<![A-Za-z])[Tt]he\s$")
_ABOUT = re.compile(rf"(?<![A-Za-z])(?:{one_of(_WORDS.about.words)})\s$", re.IGNORECASE)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
    """Every expression of time in `text[start:end]`, in order, none overlapping another.

    Offsets are code points of `text`. Pure, and linear in the length of the text.

    >>> [(e.start, e.end, e.form) for e in find("Paris, July 19, 1861. I saw him yesterday.")]
    [(7, 20, 'absolute'), (32, 41, 'relative')]
    """
    stop = len(text) if end is None else end
    done = start
    for at, kind in starts(text, start, stop):
        if at < done:
            continue
        for name, form in _BY_CLASS[kind]:
            found = form(text, at, stop)
            if found and found[0] >= done:
                begin, done, says = found
                begin, says = _with_words_before(text, begin, start, says)
                yield Expression(start=begin, end=done, form=name, says=says)
                break


def _with_words_before(text: str, begin: int, floor: int, says: AnyPart) -> tuple[int, AnyPart]:
    """The expression with what belongs to it before it: "on or about" a date, "the" a season."""
    if isinstance(says, Season | Century | Portion | UnitFrom):
        article = _ARTICLE.search(text, max(floor, begin - 4), begin)
        return (article.start() if article else begin), says
    if not isinstance(says, Day):
        return begin, says
    match = _ABOUT.search(text, max(floor, begin - 16), begin)
    if match is None:
        return begin, says
    return match.start(), replace(says, about=True)
