"""Divides a source whose own markup says where its papers begin and end (TEI)."""

from collections.abc import Iterator, Sequence

from regesta.model import Document, Evidence, Mark, Span
from regesta.model.identity import assign_ids
from regesta.stages.divide.closings import closing_start
from regesta.stages.units import Unit

SHOWN = 80
"""So many code points of a paper's beginning stand for its markup as evidence."""
WEIGHT = 9.0
"""Markup outweighs all signs of print together."""


def divide_by_markup(given: Sequence[Mark], units: Sequence[Unit], text: str) -> Iterator[Document]:
    """Yields the documents that markup gives, nested as they stand in one another.

    What stands between them is apparatus.
    """
    marks = sorted((m for m in given if m.kind == "document"), key=lambda m: (m.start, -m.end))
    parents = _parents(marks)
    own = _own_units(marks, parents, units)
    between = list(_between(marks, parents, text))
    extents = [*((m.start, m.end) for m in marks), *between]
    ids = assign_ids(extents, text)
    made: list[Document] = []
    for i, mark in enumerate(marks):
        lines = own[i]
        close = closing_start(lines)
        parent = parents[i]
        seen = min(mark.end, mark.start + SHOWN)
        made.append(
            Document(
                id=ids[i],
                start=mark.start,
                end=mark.end,
                rule="markup",
                nested_in=None if parent is None else ids[parent],
                closing=Span(lines[close].start, lines[-1].end) if close < len(lines) else None,
                evidence=(Evidence(rule="markup", start=mark.start, end=seen, weight=WEIGHT),),
            )
        )
    for (start, end), own_id in zip(between, ids[len(marks) :], strict=True):
        made.append(
            Document(id=own_id, start=start, end=end, rule="between_papers", apparatus=True)
        )
    yield from sorted(made, key=lambda d: (d.start, -d.end))


def _parents(marks: Sequence[Mark]) -> list[int | None]:
    parents: list[int | None] = []
    open_: list[int] = []
    for i, mark in enumerate(marks):
        while open_ and marks[open_[-1]].end < mark.end:
            open_.pop()
        while open_ and marks[open_[-1]].end <= mark.start:
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        open_.append(i)
    return parents


def _own_units(
    marks: Sequence[Mark], parents: Sequence[int | None], units: Sequence[Unit]
) -> list[list[Unit]]:
    """Each document's units without those of documents in it."""
    own: list[list[Unit]] = [[] for _ in marks]
    at, inmost = 0, -1
    for unit in units:
        while at < len(marks) and marks[at].start <= unit.start:
            inmost = at
            at += 1
        holder: int | None = inmost if inmost >= 0 else None
        while holder is not None and marks[holder].end <= unit.start:
            holder = parents[holder]
        if holder is not None:
            own[holder].append(unit)
    return own


def _between(
    marks: Sequence[Mark], parents: Sequence[int | None], text: str
) -> Iterator[tuple[int, int]]:
    """Extents that lie in no document, white space trimmed."""
    at = 0
    for mark, parent in zip([*marks, None], [*parents, None], strict=True):
        if parent is not None:
            continue
        start, end = at, mark.start if mark else len(text)
        words = text[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield start + lead, start + len(words.rstrip())
        at = max(at, mark.end) if mark else at
