"""Prints tables, for a terminal or as Markdown."""

from collections.abc import Sequence

Rows = Sequence[Sequence[str]]


def plain(head: Sequence[str], rows: Rows) -> str:
    """A table in columns, the first to the left, the others to the right."""
    table = [list(head), *map(list, rows)]
    widths = [max(len(row[i]) for row in table if i < len(row)) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in table
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def markdown(head: Sequence[str], rows: Rows) -> str:
    """The same as a Markdown table."""
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), rule, *map(list, rows)])


def table(head: Sequence[str], rows: Rows, *, as_markdown: bool) -> str:
    """A table in the form that was asked for."""
    return markdown(head, rows) if as_markdown else plain(head, rows)


def share(value: float | None) -> str:
    """A share with three places, as `.985`; a dash where nothing was to be judged."""
    if value is None:
        return "–"
    return f"{value:.3f}".removeprefix("0")


def spread(values: Sequence[float], form: str = ",.0f") -> str:
    """Least, middle and greatest of some figures."""
    ordered = sorted(values)
    middle = ordered[len(ordered) // 2]
    if len(ordered) % 2 == 0:
        middle = (middle + ordered[len(ordered) // 2 - 1]) / 2
    return f"{ordered[0]:{form}} / {middle:{form}} / {ordered[-1]:{form}}"
