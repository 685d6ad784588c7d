"""Lay out the papers by year as bars, for a drawing made on the server."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT = 720, 96, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its label, its number of papers, and where its bar stands."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """The bars for (label, number) pairs in order, years without papers included by the caller.

    Every bar with a paper is at least two pixels high; at most eight carry a label.

    >>> [(b.x, b.height) for b in bars([("1918", 1), ("1919", 2)])]
    [(0.0, 48.0), (360.0, 96.0)]
    """
    if not counts:
        return []
    step = WIDTH / len(counts)
    top = max(count for _, count in counts) or 1
    every = max(1, -(-len(counts) // 8))
    drawn: list[Bar] = []
    for i, (label, count) in enumerate(counts):
        height = max(2.0, round(HEIGHT * count / top, 1)) if count else 0.0
        drawn.append(
            Bar(
                label=label,
                count=count,
                x=round(i * step, 1),
                y=round(HEIGHT - height, 1),
                width=round(min(step * 0.86, 56.0), 1),
                height=height,
                labelled=i % every == 0,
            )
        )
    return drawn


def every_year(counts: Sequence[tuple[int | str, int]]) -> list[tuple[str, int]]:
    """The counts with the years between that have none; long gaps are not filled.

    >>> every_year([(1917, 2), (1919, 1)])
    [('1917', 2), ('1918', 0), ('1919', 1)]
    """
    known = {int(year): count for year, count in counts}
    if not known:
        return []
    first, last = min(known), max(known)
    if last - first > 150:
        return [(str(year), known[year]) for year in sorted(known)]
    return [(str(year), known.get(year, 0)) for year in range(first, last + 1)]
