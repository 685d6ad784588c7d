"""A source with the bounds of its documents drawn, a stretch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.edition import Edition, PaperSummary
from regesta.web.blocks import Block, Extent, Laid, lay_out

STRETCH = 40_000
"""Code points shown at once; a stretch ends where a document does."""
LONGEST = 240_000
"""Of a document longer than this the source page shows only the beginning."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document with what is in it, or loose text (`paper` is None) that belongs to none."""

    paper: PaperSummary | None
    before: PaperSummary | None
    parts: "tuple[Block | Piece, ...]"
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of a source: its pieces, its outline, and where the next stretches begin.

    It is the `number`th of so many `stretches`.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    outline: tuple[tuple[PaperSummary, int], ...]
    before: int | None
    after: int | None
    number: int
    stretches: int


def draw(edition: Edition, path: str, begin: int = 0, at: str = "") -> Drawn:
    """The stretch that begins at or before offset `begin`, or that holds the document `at`."""
    text = edition.text(path)
    papers = edition.papers(order="source", source=path)
    known = {p.id: p for p in papers}
    tops = [p for p in papers if p.nested_in not in known]
    if at in known:
        top = known[at]
        while top.nested_in in known:
            top = known[top.nested_in or ""]
        begin = top.start
    starts = _stretches(tops, len(text))
    index = max(i for i, start in enumerate(starts) if start <= max(begin, 0) or i == 0)
    start = starts[index]
    end = starts[index + 1] if index + 1 < len(starts) else len(text)
    inner = _children(papers)
    shown = [p for p in tops if start <= p.start < end]
    return Drawn(
        start=start,
        end=end,
        pieces=tuple(_pieces(text, start, end, shown, inner)),
        outline=tuple(_outline(tops, inner, 0)),
        before=starts[index - 1] if index else None,
        after=starts[index + 1] if index + 1 < len(starts) else None,
        number=index + 1,
        stretches=len(starts),
    )


def _stretches(tops: Sequence[PaperSummary], length: int) -> list[int]:
    """Where stretches begin: at the first document that would overfill the one before."""
    starts = [0]
    for paper in tops:
        if paper.start > starts[-1] and paper.end - starts[-1] > STRETCH:
            starts.append(paper.start)
    return [start for start in starts if start < length or start == 0]


def _children(papers: Sequence[PaperSummary]) -> dict[str, list[PaperSummary]]:
    inner: dict[str, list[PaperSummary]] = {}
    for paper in papers:
        if paper.nested_in:
            inner.setdefault(paper.nested_in, []).append(paper)
    return inner


def _outline(
    papers: Sequence[PaperSummary], inner: dict[str, list[PaperSummary]], depth: int
) -> list[tuple[PaperSummary, int]]:
    listed: list[tuple[PaperSummary, int]] = []
    for paper in papers:
        listed.append((paper, depth))
        listed.extend(_outline(inner.get(paper.id, ()), inner, depth + 1))
    return listed


def _pieces(
    text: str,
    start: int,
    end: int,
    papers: Sequence[PaperSummary],
    inner: dict[str, list[PaperSummary]],
) -> list[Piece]:
    pieces: list[Piece] = []
    at, before = start, None
    for paper in papers:
        pieces.extend(_loose(text, at, paper.start))
        pieces.append(_piece(text, paper, before, inner))
        at, before = max(at, paper.end), paper
    pieces.extend(_loose(text, at, end))
    return pieces


def _loose(text: str, start: int, end: int) -> list[Piece]:
    if not text[start:end].strip():
        return []
    parts = lay_out(text, Extent("", start, min(end, start + LONGEST)), (), ()).parts
    return [Piece(None, None, _blocks(parts), end - start > LONGEST)]


def _piece(
    text: str,
    paper: PaperSummary,
    before: PaperSummary | None,
    inner: dict[str, list[PaperSummary]],
) -> Piece:
    end = min(paper.end, paper.start + LONGEST)
    children = [c for c in inner.get(paper.id, ()) if c.end <= end]
    parts: list[Block | Piece] = []
    for piece in _pieces(text, paper.start, end, children, inner):
        if piece.paper is None:
            parts.extend(piece.parts)
        else:
            parts.append(piece)
    return Piece(paper, before, tuple(parts), end < paper.end)


def _blocks(parts: Sequence[Block | Laid]) -> tuple[Block, ...]:
    return tuple(part for part in parts if isinstance(part, Block))
