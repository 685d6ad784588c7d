"""What every line of the brief is before a day is asked: a thing that changes on known days.

A section turns acts into `Moving` things once; a state is what they show on one day, and a replay
asks again only those whose days lie between the two. So replay and state cannot differ.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

from regesta.exchange.brief import Shown


class Moving(Protocol):
    """One line of the brief through time."""

    @property
    def key(self) -> str:
        """Tells it from every other thing of its section, whatever the day."""
        ...

    @property
    def days(self) -> Sequence[int]:
        """Ordinals, rising, of the days from which it may show something else than before."""
        ...

    def on(self, day: int) -> Shown | None:
        """What it shows at the end of that day; None if there is nothing to show yet."""
        ...


class Remembering:
    """A Moving thing that works each stretch between two of its days out once.

    Who inherits gives `_line`, which must say the same on every day of a stretch.
    """

    def __init__(self, key: str, days: Iterable[int]) -> None:
        self.key = key
        self.days: tuple[int, ...] = tuple(sorted(set(days)))
        self._known: dict[int, Shown | None] = {}

    def on(self, day: int) -> Shown | None:
        """What it shows at the end of a day."""
        stretch = bisect_right(self.days, day)
        if stretch == 0:
            return None
        if stretch not in self._known:
            self._known[stretch] = self._line(day)
        return self._known[stretch]

    def _line(self, day: int) -> Shown | None:
        raise NotImplementedError
