"""What every line of the brief is before a day is asked: a thing that changes on known days.

A section turns acts into `Moving` things once; a state is what they show on one day, and a replay
asks again only those whose days lie between the two. So replay and state cannot differ.
"""

from collections.abc import Sequence
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
