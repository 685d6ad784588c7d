"""Lay out the papers by year or month as bars, for a drawing made on the server."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.web import datewords

WIDTH, HEIGHT, FOOT = 720, 96, 20
LABEL = 42
"""Room that a year's label takes."""
GAP = 8
"""Empty years in a row that are still drawn one by one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year or month: its label, its number of papers, and where its bar stands."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool

    @property
    def words(self) -> str:
        """The year or month in words."""
        return datewords.in_words(self.label)


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """The bars for (label, number) pairs in order, years without papers included by the caller.

    Every bar with a paper is at least two units high; bars are labelled where there is room.

    >>> [(b.x, b.height) for b in bars([("1918", 1), ("1919", 2)])]
    [(0.0, 48.0), (360.0, 96.0)]
    """
    if not counts:
        return []
    step = WIDTH / len(counts)
    top = max(count for _, count in counts) or 1
    drawn: list[Bar] = []
    free_from = 0.0
    for i, (label, count) in enumerate(counts):
        height = max(2.0, round(HEIGHT * count / top, 1)) if count else 0.0
        x = round(i * step, 1)
        labelled = x >= free_from and (bool(count) or label == "…")
        if labelled:
            free_from = x + LABEL * (2 if "-" in label else 1)
        drawn.append(
            Bar(
                label=label,
                count=count,
                x=x,
                y=round(HEIGHT - height, 1),
                width=round(min(step * 0.86, 56.0), 1),
                height=height,
                labelled=labelled,
            )
        )
    return drawn


def by_year(counts: Sequence[tuple[int, int]]) -> list[tuple[str, int]]:
    """The counts with the empty years between; of a long gap only an ellipsis is left.

    >>> by_year([(1917, 2), (1919, 1), (2024, 3)])
    [('1917', 2), ('1918', 0), ('1919', 1), ('…', 0), ('2024', 3)]
    """
    filled: list[tuple[str, int]] = []
    last: int | None = None
    for year, count in sorted(counts):
        if last is not None:
            missing = range(last + 1, year)
            filled += [("…", 0)] if len(missing) > GAP else [(str(y), 0) for y in missing]
        filled.append((str(year), count))
        last = year
    return filled


def by_month(days: Iterable[str]) -> list[tuple[str, int]]:
    """Numbers of ISO days by month, from the first month to the last.

    >>> by_month(["1921-03-15", "1921-05-01", "1921-03-20"])
    [('1921-03', 2), ('1921-04', 0), ('1921-05', 1)]
    """
    counts = Counter(day[:7] for day in days)
    if not counts:
        return []
    (year, month), last = (int(part) for part in min(counts).split("-")), max(counts)
    months: list[tuple[str, int]] = []
    while not months or months[-1][0] < last:
        label = f"{year:04}-{month:02}"
        months.append((label, counts[label]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months
