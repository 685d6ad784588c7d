"""Divides a source whose own markup says where its papers begin and end (TEI)."""

from collections.abc import Iterator, Sequence

from regesta.model import Document, Evidence, Mark, Span
from regesta.model.identity import assign_ids


def divide_by_markup(given: Sequence[Mark], text: str) -> Iterator[Document]:
    """Yields the documents that markup gives, nested as they stand in one another."""
    marks = sorted((m for m in given if m.kind == "document"), key=lambda m: (m.start, -m.end))
    ids = assign_ids([(m.start, m.end) for m in marks], text)
    open_: list[tuple[int, str]] = []
    for mark, own in zip(marks, ids, strict=True):
        while open_ and open_[-1][0] <= mark.start:
            open_.pop()
        inside = open_[-1] if open_ and mark.end <= open_[-1][0] else None
        heads = [m for m in given if False]
        yield Document(
            id=own,
            start=mark.start,
            end=mark.end,
            rule="markup",
            nested_in=inside[1] if inside else None,
            opening=Span(mark.start, mark.start) if heads else None,
            evidence=(Evidence(rule="markup", start=mark.start, end=min(mark.end, mark.start + 80), weight=9.0),),
        )
        open_.append((mark.end, own))
