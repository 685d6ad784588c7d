"""The line of days: when something changes, and the steps to the days beside the one shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 22


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on which something changes, and where it stands on the line."""

    day: str
    x: float


@dataclass(frozen=True, slots=True)
class Dayline:
    """The days of change around the day shown; `at` is the place of that day on the line."""

    on: str
    days: tuple[str, ...]
    ticks: tuple[Tick, ...]
    at: float
    before: str | None
    after: str | None
    nearest: int


def dayline(on: str, days: Sequence[str]) -> Dayline:
    """The line for a day, among the days of change in order.

    Args:
        on: the day shown, as `YYYY-MM-DD`.
        days: ISO days on which anything changes, sorted.

    >>> line = dayline("1919-02-05", ["1919-02-04", "1919-03-01"])
    >>> line.before, line.after, line.nearest
    ('1919-02-04', '1919-03-01', 0)
    """
    every = sorted({*days, on})
    place = {day: i for i, day in enumerate(every)}
    step = WIDTH / max(1, len(every) - 1)
    left, right = bisect_left(days, on), bisect_right(days, on)
    shown = _thinned(days)
    return Dayline(
        on=on,
        days=tuple(days),
        ticks=tuple(Tick(day, round(place[day] * step, 1)) for day in shown),
        at=round(place[on] * step, 1),
        before=days[left - 1] if left else None,
        after=days[right] if right < len(days) else None,
        nearest=max(0, right - 1),
    )


def _thinned(days: Sequence[str]) -> Sequence[str]:
    """So many days as can be told apart on the line."""
    return days[:: max(1, len(days) // (WIDTH // 3))]
