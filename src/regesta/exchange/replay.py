"""Going through the days of an exchange, forwards or backwards, at the cost of what changes."""

from bisect import bisect_right

from regesta.exchange.brief import SECTIONS, Brief, Shown
from regesta.exchange.moves import Moves
from regesta.exchange.moving import Moving
from regesta.exchange.state import brief_of, day_of
from regesta.exchange.timing import iso


class Replay:
    """A brief that is taken from day to day.

    Only what has a day of its own between the last day asked and this one is asked again.
    """

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._all: list[tuple[str, Moving]] = [
            (name, one) for name in SECTIONS for one in moves.sections[name]
        ]
        by_day: dict[int, list[int]] = {}
        for number, (_, one) in enumerate(self._all):
            for day in one.days:
                by_day.setdefault(day, []).append(number)
        self._days = sorted(by_day)
        self._by_day = by_day
        self._said: tuple[str, ...] | None = None
        self._at: int | None = None
        self._shown: list[Shown | None] = [None] * len(self._all)

    def days(self) -> tuple[str, ...]:
        """The days on which anything changes, rising."""
        if self._said is None:
            self._said = tuple(iso(day) for day in self._days)
        return self._said

    def to(self, on: str | None = None) -> Brief:
        """The brief of a day, as `state` gives it.

        Raises:
            BadQuery: It is no EDTF day.
        """
        day = day_of(self._moves, on)
        for number in self._changed(day):
            self._shown[number] = self._all[number][1].on(day)
        self._at = day
        found: dict[str, dict[str, Shown]] = {name: {} for name in SECTIONS}
        for (name, one), line in zip(self._all, self._shown, strict=True):
            if line is not None:
                found[name][one.key] = line
        return brief_of(
            self._moves, found, asked=(on if on is not None else iso(day), None, None, None)
        )

    def _changed(self, day: int) -> set[int]:
        if self._at is None:
            return set(range(len(self._all)))
        low, high = sorted((self._at, day))
        days = self._days[bisect_right(self._days, low) : bisect_right(self._days, high)]
        return {number for one in days for number in self._by_day[one]}
