"""From heads to documents: extents, nesting, apparatus between, ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from regesta.model import Document, Evidence, Span
from regesta.model.identity import assign_ids
from regesta.stages.divide.closings import closing_start, own_end
from regesta.stages.divide.levels import Head
from regesta.stages.divide.quoted import find_quoted
from regesta.stages.units import Unit

PROSE = 60
"""So many code points of running text before the first head make a paper that is cut off."""


@dataclass(slots=True)
class _Piece:
    first: int
    stop: int
    depth: int
    rule: str
    evidence: list[Evidence] = field(default_factory=list[Evidence])
    opening: tuple[int, int] | None = None
    apparatus: bool = False
    parent: int | None = None
    held: bool = False


def documents_of(
    units: Sequence[Unit], heads: Sequence[Head], text: str, printed: str
) -> Iterator[Document]:
    """Yields documents in order of start, longest first.

    `text` is the text as it probably reads, of the same length as `printed`; ids are made of the
    words as they stand.
    """
    pieces = list(_pieces(units, heads, text))
    _nest(pieces)
    for piece in list(pieces):
        if piece.apparatus:
            continue
        begin = piece.opening[1] + 1 if piece.opening else piece.first
        stop = min(
            [p.first for p in pieces if p.parent is not None and pieces[p.parent] is piece],
            default=piece.stop,
        )
        for first, after, evidence in find_quoted(units, begin, stop, text):
            pieces.append(
                _Piece(
                    first,
                    after,
                    piece.depth + 1,
                    "quoted_paper",
                    evidence,
                    parent=pieces.index(piece),
                )
            )
    extents = [
        (
            _with_signs(text, printed, units[p.first].start),
            _with_close(printed, units[p.stop - 1].end),
        )
        for p in pieces
    ]
    if pieces and pieces[0].rule == "whole_source":
        extents[0] = (0, len(text))
    gaps = list(_gaps([e for e, p in zip(extents, pieces, strict=True) if not p.held], printed))
    told = [i for i, piece in enumerate(pieces) if not piece.held]
    ids = assign_ids([*(extents[i] for i in told), *gaps], printed)
    own_id = dict(zip(told, ids, strict=False))
    made = [_document(units, pieces, i, extents[i], own_id) for i in told]
    made += [
        Document(id=gap_id, start=start, end=end, rule="between_papers", apparatus=True)
        for (start, end), gap_id in zip(gaps, ids[len(told) :], strict=True)
    ]
    yield from sorted(made, key=lambda d: (d.start, -d.end, d.nested_in is not None))


def _document(
    units: Sequence[Unit],
    pieces: Sequence[_Piece],
    i: int,
    extent: tuple[int, int],
    ids: dict[int, str],
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


def _gaps(extents: Sequence[tuple[int, int]], printed: str) -> Iterator[tuple[int, int]]:
    """What lies in no piece, a page mark between two papers say, white space left out."""
    at = 0
    for start, end in [*sorted(extents), (len(printed), len(printed))]:
        words = printed[at:start]
        if words.strip():
            yield at + len(words) - len(words.lstrip()), at + len(words.rstrip())
        at = max(at, end)


def _with_signs(text: str, printed: str, start: int) -> int:
    """Where a paper begins whose first line carries a transcriber's signs: '# ', '**'."""
    at = start
    while at > 0 and printed[at - 1] in "# \t*_":
        at -= 1
    return at if printed[at:start].strip() and (at == 0 or printed[at - 1] == "\n") else start


def _with_close(printed: str, end: int) -> int:
    """Where a paper ends whose last line closes with such signs."""
    at = end
    while at < len(printed) and printed[at] in "*_":
        at += 1
    return at


def _own_units(units: Sequence[Unit], pieces: Sequence[_Piece], i: int) -> list[Unit]:
    """A piece's units, without those of the pieces in it."""
    inner = [(p.first, p.stop) for p in pieces if p.parent == i]
    piece = pieces[i]
    return [
        units[k]
        for k in range(piece.first, piece.stop)
        if not any(first <= k < stop for first, stop in inner)
    ]


def _pieces(units: Sequence[Unit], heads: Sequence[Head], text: str) -> Iterator[_Piece]:
    if not units:
        return
    if not heads:
        yield _Piece(0, len(units), 0, "whole_source")
        return
    first = heads[0].opening.first
    if first > 0:
        prose = sum(u.end - u.start for u in units[:first] if u.prose)
        fragment = prose >= PROSE
        yield _Piece(
            0, first, 0, "fragment" if fragment else "front_matter", apparatus=not fragment
        )
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        stop = after.opening.first if after else len(units)
        begin = head.opening.first
        end = own_end(units, head.opening.last, stop, text) if after else stop
        yield _Piece(
            begin,
            end,
            head.depth,
            head.rule,
            list(head.opening.evidence),
            (head.opening.first, head.opening.last),
        )
        if end < stop:
            yield _Piece(end, stop, head.depth, "between_papers", apparatus=True)


def _nest(pieces: list[_Piece]) -> None:
    """Gives each piece its parent, and parents the extent of what they hold."""
    stack: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.apparatus:
            continue
        while stack and pieces[stack[-1]].depth >= piece.depth:
            stack.pop()
        if piece.depth and stack:
            piece.parent = stack[-1]
            for j in stack:
                pieces[j].stop = max(pieces[j].stop, piece.stop)
        else:
            piece.depth = 0
        stack.append(i)
    for piece in pieces:
        # A title above an enclosure stands in the paper that encloses it.
        piece.held = piece.apparatus and any(
            q.first <= piece.first and piece.stop <= q.stop for q in pieces if not q.apparatus
        )
