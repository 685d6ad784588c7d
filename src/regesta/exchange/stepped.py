"""A line of the brief as steps: what it shows from each of its days on, worked out once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

import msgspec

from regesta.exchange.brief import Line, Shown


class Stepped(msgspec.Struct, frozen=True):
    """A line through time; `shown[i]` from `days[i]` on, nothing before the first."""

    key: str
    days: tuple[int, ...]
    shown: tuple[Shown | None, ...]

    def on(self, day: int) -> Shown | None:
        """What it shows at the end of that day."""
        found = bisect_right(self.days, day)
        return self.shown[found - 1] if found else None


def stepped(key: str, days: Iterable[int], make: Callable[[int], Shown | None]) -> Stepped:
    """The line that `make` gives on each of its days; days that change nothing are left out.

    >>> from regesta.exchange.brief import Who
    >>> line = stepped("k", [5, 3, 4], lambda day: Who(id="p", name="late" if day > 4 else "early"))
    >>> line.days, line.on(2), line.on(4).name
    ((3, 5), None, 'early')
    """
    kept: list[int] = []
    shown: list[Shown | None] = []
    for day in sorted(set(days)):
        found = make(day)
        if isinstance(found, Line) and not hasattr(found, "id"):
            found = msgspec.structs.replace(found, key=key)
        if found != (shown[-1] if shown else None):
            kept.append(day)
            shown.append(found)
    return Stepped(key, tuple(kept), tuple(shown))
