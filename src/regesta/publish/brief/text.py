"""The brief as text for a terminal: no line is wider than it, every state has sign and word."""

from collections.abc import Iterator

from regesta.publish.brief import wording
from regesta.publish.brief.columns import clipped, padded, width_of, wrapped
from regesta.publish.brief.leaf import Entry, Leaf, Part, Ref, Table

NARROWEST = 40
"""Columns below which lines are laid out as if there were so many."""

_QUOTED = 34
_LABEL = 9
_FIRST_COLUMN = 24
_COLUMN = 11


def brief_text(leaf: Leaf, width: int = 80, *, quotes: bool = False) -> str:
    """The brief in lines of at most `width` columns (and of 40 at least), without the last end.

    Args:
        leaf: the brief, laid out.
        width: columns of the terminal.
        quotes: print all words that lines rest on, and ids, instead of the first words.
    """
    room = max(width, NARROWEST)
    lines = [*_wrap(leaf.title.upper(), room)]
    lines += _wrap(" · ".join(leaf.about), room) if leaf.about else []
    lines.append("─" * room)
    for said in leaf.glance:
        lines += wrapped(said, room, "  ", "    ")
    for part in leaf.parts:
        lines += ["", *_part(part, room, quotes=quotes)]
    if leaf.nothing_on:
        lines += ["", *wrapped(f"Nothing on file on: {'; '.join(leaf.nothing_on)}.", room)]
    if leaf.papers:
        lines += ["", *_heading(wording.title("sources"), room)]
        for paper in leaf.papers:
            lines += wrapped(
                f"{paper.label} ({paper.file})", room, f"  [{paper.number}] ", "      "
            )
    return "\n".join(lines)


def _wrap(words: str, room: int) -> list[str]:
    return wrapped(words, room)


def _heading(title: str, room: int) -> Iterator[str]:
    lines = wrapped(title.upper(), room)
    yield from lines
    yield "─" * min(max(map(width_of, lines)), room)


def _part(part: Part, room: int, *, quotes: bool, depth: int = 0) -> Iterator[str]:
    if depth:
        yield from wrapped(f"{part.title}", room, "  ")
    else:
        yield from _heading(part.title, room)
    if part.note:
        yield from wrapped(part.note, room, "  ", "  ")
    for at, table in enumerate(part.tables):
        lines = list(_table(table, room))
        yield from ([""] if at and lines else [])
        yield from lines
    yield from ([""] if part.tables and part.entries else [])
    for entry in part.entries:
        yield from _entry(entry, room, quotes=quotes)
    if part.left:
        yield from wrapped(
            f"… and {part.left:,} more (--all, or --only {part.section})", room, "  ", "  "
        )
    for at, one in enumerate(part.parts):
        if at or part.note:
            yield ""
        yield from _part(one, room, quotes=quotes, depth=depth + 1)


# -- entries ------------------------------------------------------------------------------------


def _entry(entry: Entry, room: int, *, quotes: bool, indent: int = 2) -> Iterator[str]:
    lead = " " * indent
    after = " " * (indent + 2)
    if entry.state:
        words = f"{entry.state.upper()}  {entry.words}" if indent == 2 else ""
        words = words or f"{entry.words}: {entry.state}"
    else:
        words = entry.words
    label = f"{entry.label} " if entry.label else ""
    first = f"{lead}{entry.sign or '·'} {label}"
    tail = _tail(entry, quotes=quotes)
    if indent > 2 or not (entry.account or entry.date):  # little enough for one paragraph
        yield from wrapped(" · ".join([words, *tail]), room, first, after)
    else:
        yield from wrapped(words, room, first, after)
        if tail:
            yield from wrapped(" · ".join(tail), room, after, after)
    if quotes:
        for ref in entry.refs:
            yield from wrapped(f"[{ref.number}] “{ref.quote}”", room, f"{after}  ", f"{after}  ")
    for label, value in entry.facts:
        start = f"{after}{padded(label, _LABEL)} "
        yield from wrapped(value, room, start, " " * width_of(start))
    for one in entry.under:
        yield from _entry(one, room, quotes=quotes, indent=indent + 2)


def _tail(entry: Entry, *, quotes: bool) -> list[str]:
    """Marks, account, day, words: what stands behind an entry."""
    said = [*entry.marks, *(one for one in (entry.account, entry.date) if one)]
    if quotes:
        return [*said, *([entry.id] if entry.id else [])]
    if entry.refs:
        more = len(entry.refs) - 1
        said.append(_short(entry.refs[0]) + (f" +{more}" if more else ""))
    return said


def _short(ref: Ref) -> str:
    return f"[{ref.number}] “{clipped(ref.quote, _QUOTED)}”"


# -- tables -------------------------------------------------------------------------------------


def _table(table: Table, room: int) -> Iterator[str]:
    """The table where all its columns have room for their longest word; else a list, or nothing."""
    widths = _widths(table, room - 2)
    if widths is None:
        if not table.only_if_it_fits:
            yield from _listed(table, room)
        return
    if table.caption:
        yield from wrapped(table.caption, room, "    ", "    ")
    yield from _row(tuple(("", one) for one in table.head), widths)
    yield "  " + "  ".join("─" * one for one in widths)
    for row in table.rows:
        (sign, first), *cells = row
        if table.ids:  # the question stands below in full
            first = clipped(first, widths[0] - 2)
        yield from _row(((sign, first), *cells), widths)


def _listed(table: Table, room: int) -> Iterator[str]:
    for (_, first), *cells in table.rows:
        yield from wrapped(first, room, "  · ", "    ")
        for name, (_, words) in zip(table.head[1:], cells, strict=True):
            if words:
                yield from wrapped(f"{name}: {words}", room, "    ", "      ")


def _widths(table: Table, room: int) -> list[int] | None:
    columns = list(zip(*(tuple(("", one) for one in table.head), *table.rows), strict=True))
    least = [
        max(max((width_of(word) for word in f"{sign} {words}".split()), default=0)
            + (2 if sign else 0) for sign, words in column)
        for column in columns
    ]  # fmt: skip
    first = _FIRST_COLUMN if table.ids else 1
    least = [max(one, _COLUMN if at else first) for at, one in enumerate(least)]
    spare = room - sum(least) - 2 * (len(least) - 1)
    if spare < 0:
        return None
    widest = [max(width_of(f"{sign} {words}".strip()) for sign, words in one) for one in columns]
    given = list(least)
    while spare > 0 and (wanting := [at for at, one in enumerate(given) if one < widest[at]]):
        for at in wanting[:spare]:
            given[at] += 1
        spare -= min(len(wanting), spare)
    return given


def _row(row: tuple[tuple[str, str], ...], widths: list[int]) -> Iterator[str]:
    cells = [
        wrapped(words, width, f"{sign} " if sign else "", "  " if sign else "")
        for (sign, words), width in zip(row, widths, strict=True)
    ]
    for at in range(max(map(len, cells))):
        line = "  ".join(
            padded(cell[at] if at < len(cell) else "", width)
            for cell, width in zip(cells, widths, strict=True)
        )
        yield f"  {line}".rstrip()
