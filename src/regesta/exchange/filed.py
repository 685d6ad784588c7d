"""The days that references name, and the papers on file that bear them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from regesta.exchange.lacking import kinds
from regesta.exchange.paper import Paper
from regesta.exchange.rulebook import table
from regesta.exchange.timing import MIN, iso, when
from regesta.exchange.view import View


class Filed:
    """Which papers bear which days, under any reading of their dates."""

    def __init__(self, view: View) -> None:
        self._from: dict[int, list[tuple[int, str]]] = {}
        for paper in view.papers:
            for value in dict.fromkeys(_days_of(view, paper)):
                if found := when(value):
                    self._from.setdefault(found.first, []).append((found.last, paper.id))

    def bears(self, paper: Paper, text: str) -> bool:
        """Whether another paper than the one that makes a reference bears the day it names."""
        spans = [
            found for value in dates_in(text, paper.date)
            if (found := when(value)) and found.last - found.first < 31
        ]  # fmt: skip
        return any(
            last <= span.last and other != paper.id
            for span in spans
            for day in range(span.first, span.last + 1)
            for last, other in self._from.get(day, ())
        )


def _days_of(view: View, paper: Paper) -> Iterable[str]:
    """The days that a paper may bear: as it says, else as what it says that day is dated."""
    if paper.date:
        yield paper.date
        yield from paper.date_alternatives
        for act in view.acts_of(paper.id):
            if act.date == paper.date:
                yield from (other.value for other in act.date_alternatives)


@lru_cache(maxsize=4096)
def dates_in(text: str, written: str | None) -> frozenset[str]:
    """The days that a reference names, by the date of the paper that makes it.

    >>> sorted(dates_in("my note of the 5th instant", "1921-03-12"))
    ['1921-03-05']
    >>> sorted(dates_in("your cable of the 5th", "1921-03-02"))  # the last that had come
    ['1921-02-05']
    """
    # The patterns of all languages take a tenth of a second to load, and few ledgers need them
    from regesta.dates import Given, find, resolve, written_on  # noqa: PLC0415 - as said

    given = Given(written=written_on(written))
    days = table("cited")["day_words"]
    plain = re.sub(
        r"[A-Za-z]+(?:-[a-z]+)?",
        lambda word: str(days.index(word[0].casefold()) + 1) if word[0].casefold() in days
        else word[0],
        text,
    )  # fmt: skip
    values = frozenset(value for one in find(plain) if (value := resolve(one, given).edtf))
    return values or _last_such_day(text, written)


def _last_such_day(text: str, written: str | None) -> frozenset[str]:
    """The day that a number alone names ("cable 11th"): the last such before the paper's date."""
    paper, numbers = when(written), re.findall(r"\b(\d{1,2})(?:st|nd|rd|th|d)\b", text)
    if paper is None or paper.first != paper.last or not numbers or not kinds(text):
        return frozenset()
    days = map(iso, range(paper.first, max(paper.first - 31, MIN), -1))
    return frozenset(
        day for day in list(days) if any(int(number) == int(day[-2:]) for number in numbers)
    )
