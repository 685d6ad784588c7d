"""From pieces to documents: extents, closing lines, apparatus between, ids."""

from collections.abc import Iterator, Sequence

from regesta.model import Document, Span
from regesta.model.identity import assign_ids
from regesta.stages.divide.closings import closing_start
from regesta.stages.divide.levels import Head
from regesta.stages.divide.pieces import Piece, pieces_of
from regesta.stages.units import Unit

Extent = tuple[int, int]


def documents_of(
    units: Sequence[Unit], heads: Sequence[Head], text: str, printed: str
) -> Iterator[Document]:
    """Yields documents in order of start, longest first.

    `text` is the text as it probably reads, of the same length as `printed`; ids are made of the
    words as they stand.
    """
    pieces = pieces_of(units, heads, text)
    extents = [_extent(units, piece, printed) for piece in pieces]
    gaps = list(_gaps(extents, printed))
    ids = assign_ids([*extents, *gaps], printed)
    made = [_document(units, pieces, i, extents[i], ids) for i in range(len(pieces))]
    made += [
        Document(id=gap_id, start=start, end=end, rule="between_papers", apparatus=True)
        for (start, end), gap_id in zip(gaps, ids[len(pieces) :], strict=True)
    ]
    yield from sorted(made, key=lambda d: (d.start, -d.end, d.nested_in is not None))


def _extent(units: Sequence[Unit], piece: Piece, printed: str) -> Extent:
    if piece.rule == "whole_source":
        return 0, len(printed)
    start, end = units[piece.first].start, units[piece.stop - 1].end
    return _with_signs(printed, start), _with_close(printed, end)


def _with_signs(printed: str, start: int) -> int:
    """Where a paper begins whose first line carries a transcriber's signs: '# ', '**'."""
    at = start
    while at > 0 and printed[at - 1] in "# \t*_":
        at -= 1
    return at if printed[at:start].strip() and (at == 0 or printed[at - 1] == "\n") else start


def _with_close(printed: str, end: int) -> int:
    """Where a paper ends whose last line closes with such signs."""
    while end < len(printed) and printed[end] in "*_":
        end += 1
    return end


def _gaps(extents: Sequence[Extent], printed: str) -> Iterator[Extent]:
    """What lies in no piece, a page mark between two papers say, white space left out."""
    at = 0
    for start, end in [*sorted(extents), (len(printed), len(printed))]:
        words = printed[at:start]
        if words.strip():
            yield at + len(words) - len(words.lstrip()), at + len(words.rstrip())
        at = max(at, end)


def _document(
    units: Sequence[Unit], pieces: Sequence[Piece], i: int, extent: Extent, ids: Sequence[str]
) -> Document:
    piece = pieces[i]
    own = _own_units(units, pieces, i)
    close = closing_start(own)
    head = piece.opening
    return Document(
        id=ids[i],
        start=extent[0],
        end=extent[1],
        rule=piece.rule,
        nested_in=ids[piece.parent] if piece.parent is not None else None,
        apparatus=piece.apparatus,
        opening=Span(units[head[0]].start, units[head[1]].end) if head else None,
        closing=Span(own[close].start, own[-1].end) if close < len(own) else None,
        evidence=tuple(piece.evidence),
    )


def _own_units(units: Sequence[Unit], pieces: Sequence[Piece], i: int) -> list[Unit]:
    """A piece's units, without those of the pieces in it."""
    inner = [(p.first, p.stop) for p in pieces if p.parent == i]
    return [
        units[k]
        for k in range(pieces[i].first, pieces[i].stop)
        if not any(first <= k < stop for first, stop in inner)
    ]
