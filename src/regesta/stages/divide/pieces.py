"""From heads to pieces: which units each paper takes, what lies between, and which holds which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from regesta.model import Evidence
from regesta.stages.divide.closings import own_end
from regesta.stages.divide.levels import Head
from regesta.stages.divide.quoted_paper import find_quoted
from regesta.stages.units import Unit

PROSE = 60
"""So many code points of running text before the first head make a paper that is cut off."""


@dataclass(slots=True)
class Piece:
    """Units `[first, stop)` that are one document.

    `opening` are the first and the last unit of its head, `parent` the place of the piece that
    holds it, `rule` what kind of beginning it has.
    """

    first: int
    stop: int
    depth: int
    rule: str
    evidence: list[Evidence] = field(default_factory=list[Evidence])
    opening: tuple[int, int] | None = None
    apparatus: bool = False
    parent: int | None = None


def pieces_of(units: Sequence[Unit], heads: Sequence[Head], text: str) -> list[Piece]:
    """The pieces of a source, each with its parent, quoted papers last."""
    pieces = list(_cut(units, heads, text))
    _nest(pieces)
    # A title above an enclosure stands in the paper that encloses it.
    kept = [p for p in pieces if not (p.apparatus and _lies_in_paper(p, pieces))]
    places = {id(piece): i for i, piece in enumerate(kept)}
    for piece in kept:
        if piece.parent is not None:
            piece.parent = places[id(pieces[piece.parent])]
    return [*kept, *_quoted(units, kept, text)]


def _cut(units: Sequence[Unit], heads: Sequence[Head], text: str) -> Iterator[Piece]:
    if not units:
        return
    if not heads:
        yield Piece(0, len(units), 0, "whole_source")
        return
    first = heads[0].opening.first
    if first > 0:
        prose = sum(u.end - u.start for u in units[:first] if u.prose)
        if prose >= PROSE:
            yield Piece(0, first, 0, "fragment")
        else:
            yield Piece(0, first, 0, "front_matter", apparatus=True)
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        opening = head.opening
        stop = after.opening.first if after else len(units)
        end = own_end(units, opening.last, stop, text) if after else stop
        yield Piece(
            opening.first,
            end,
            head.depth,
            head.rule,
            list(opening.evidence),
            (opening.first, opening.last),
        )
        if end < stop:
            yield Piece(end, stop, head.depth, "between_papers", apparatus=True)


def _nest(pieces: Sequence[Piece]) -> None:
    """Gives each piece its parent, and parents the extent of what they hold."""
    open_: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.apparatus:
            continue
        while open_ and pieces[open_[-1]].depth >= piece.depth:
            open_.pop()
        if piece.depth and open_:
            piece.parent = open_[-1]
            for j in open_:
                pieces[j].stop = max(pieces[j].stop, piece.stop)
        else:
            piece.depth = 0
        open_.append(i)


def _lies_in_paper(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(
        one.first <= piece.first and piece.stop <= one.stop for one in pieces if not one.apparatus
    )


def _quoted(units: Sequence[Unit], pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Papers quoted without a heading in each paper's own text, before what is nested in it."""
    for i, piece in enumerate(pieces):
        if piece.apparatus:
            continue
        begin = piece.opening[1] + 1 if piece.opening else piece.first
        stop = min((p.first for p in pieces if p.parent == i), default=piece.stop)
        for first, after, evidence in find_quoted(units, begin, stop, text):
            yield Piece(first, after, piece.depth + 1, "quoted_paper", evidence, parent=i)
