"""What the reading page shows of a paper: its text laid out, its notes, its apparatus."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from regesta.edition import Edition, Paper
from regesta.model import Mark
from regesta.web.blocks import Block, Extent, Laid, lay_out
from regesta.web.fields import FieldView, Row, Span, describe
from regesta.web.passages import trim
from regesta.web.segments import Highlight, Segment, cut

STRETCH = 300_000
"""Code points of a paper that one page shows; few papers are longer than 100,000."""
DEEPEST = 12
"""Levels of enclosures that are laid out inside one page; deeper ones have pages of their own."""
_LONGEST_NUMBER = 8
"""Code points that a note's number takes with what sets it off: "[12] "."""


@dataclass(frozen=True, slots=True)
class SideNote:
    """A note of the edition, to be set beside the words that call it.

    `[start, end)` is its text without the number that is printed before it; `mark` is the offset
    of the first mark that calls it, None where none does.
    """

    number: str
    start: int
    end: int
    segments: tuple[Segment, ...]
    mark: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reading page needs of a paper and of what is nested in it."""

    row: Row
    laid: Laid
    fields: tuple[FieldView, ...]
    rows: dict[str, Row]
    notes: dict[int, SideNote]
    readings: dict[str, Row]
    readings_of: tuple[Row, ...]
    findings: tuple[Row, ...]
    before: int | None = None
    after: int | None = None
    proposed: frozenset[str] = frozenset()
    """Numbers of the acts that nobody has confirmed yet."""

    def note_at(self, segment: Segment) -> SideNote | None:
        """The note whose mark ends with this run."""
        mark = segment.closing("note_mark")
        return self.notes.get(mark.start) if mark else None

    def note_of(self, block: Block) -> SideNote | None:
        """The note that a block prints: it then stands beside its mark where the page is wide."""
        if block.kind != "note":
            return None
        return next((n for n in self.notes.values() if block.start <= n.start < block.end), None)

    def note_numbered(self, segment: Segment) -> SideNote | None:
        """The note whose printed number this run is."""
        number = segment.opening("note_number")
        return self.notes.get(int(number.key)) if number else None


def read(
    edition: Edition,
    paper: Paper,
    hits: Iterable[Span] = (),
    begin: int | None = None,
    more: Iterable[Highlight] = (),
    proposed: Iterable[str] = (),
) -> Reading:
    """The paper laid out with everything nested in it.

    Args:
        edition: what the paper is of.
        paper: the paper.
        hits: passages to be lit.
        begin: an offset in the stretch to be shown, of a paper longer than `STRETCH`; else the
            stretch of the first hit.
        more: further passages to be drawn.
        proposed: the keys of those acts among them that nobody has confirmed.
    """
    text = edition.text(paper.row["source"])
    rows: dict[str, Row] = {}
    marks: list[Mark] = []
    whole = _gather(edition, paper, rows, marks, 0)
    hits = list(hits)
    wanted = begin if begin is not None else hits[0][0] if hits else whole.start
    start = whole.start + max(0, wanted - whole.start) // STRETCH * STRETCH
    extent = _clipped(whole, min(start, whole.end), min(start + STRETCH, whole.end))
    fields = tuple(describe(paper.row, paper.decisions, paper.machine))
    highlights = [
        *_of_fields(fields),
        *(h for row in rows.values() for h in _of_row(row)),
        *(h for row in rows.values() for h in _numbers(row, text)),
        *(Highlight(start, end, "hit") for start, end in hits),
        *more,
    ]
    laid = lay_out(text, extent, _once(marks), highlights)
    notes: dict[int, SideNote] = {}
    for row in rows.values():
        notes |= _notes(row, text, highlights)
    return Reading(
        row=paper.row,
        laid=laid,
        fields=fields,
        rows=rows,
        notes=notes,
        readings={key(r): r for row in rows.values() for r in row.get("readings") or ()},
        readings_of=tuple(
            {**r, "document": row["id"]} for row in rows.values() for r in row.get("readings") or ()
        ),
        findings=tuple(paper.row.get("findings") or ()),
        before=extent.start - STRETCH if extent.start > whole.start else None,
        after=extent.end if extent.end < whole.end else None,
        proposed=frozenset(proposed),
    )


def key(reading: Row) -> str:
    """What tells a reading from the others of its source.

    >>> key({"start": 3, "end": 8})
    '3-8'
    """
    return f"{reading['start']}-{reading['end']}"


def stands(remark: Row) -> bool:
    """Whether a proposed reading or a finding has not been turned down by a person.

    >>> stands({"verdict": "rejected"}), stands({"verdict": None})
    (False, True)
    """
    verdict = str(remark.get("verdict") or "")
    return not verdict.startswith(("reject", "dismiss"))


def _gather(
    edition: Edition, paper: Paper, rows: dict[str, Row], marks: list[Mark], depth: int
) -> Extent:
    rows[paper.row["id"]] = paper.row
    marks.extend(paper.marks)
    inner = [
        _gather(edition, edition.paper(child.id), rows, marks, depth + 1)
        for child in paper.children
        if depth < DEEPEST and child.id not in rows
    ]
    return Extent(paper.row["id"], paper.row["start"], paper.row["end"], tuple(inner))


def _clipped(extent: Extent, start: int, end: int) -> Extent:
    """The part of an extent, and of those in it, that lies between two offsets."""
    inner = tuple(
        _clipped(one, max(one.start, start), min(one.end, end))
        for one in extent.inner
        if one.start < end and start < one.end
    )
    return Extent(extent.id, start, end, inner)


def _once(marks: list[Mark]) -> list[Mark]:
    seen: dict[tuple[int, int, str], Mark] = {(m.start, m.end, m.kind): m for m in marks}
    return list(seen.values())


def _of_fields(fields: Iterable[FieldView]) -> Iterator[Highlight]:
    for view in fields:
        if view.key != "regest":
            yield from (Highlight(s, e, "field", view.key) for s, e in view.spans)


def _of_row(row: Row) -> Iterator[Highlight]:
    for reading in row.get("readings") or ():
        if stands(reading):
            yield Highlight(reading["start"], reading["end"], "reading", key(reading))
    for finding in row.get("findings") or ():
        if stands(finding):
            for start, end in finding.get("evidence") or ():
                yield Highlight(start, end, "finding", finding["id"])


def _notes(row: Row, text: str, highlights: list[Highlight]) -> dict[int, SideNote]:
    """Notes by the offset of each mark that calls them; those that none calls, by their own."""
    found: dict[int, SideNote] = {}
    for note in row.get("notes") or ():
        marks: list[Any] = note.get("marks") or []
        side = SideNote(
            number=str(note["number"]),
            start=note["start"],
            end=note["end"],
            segments=tuple(cut(text, note["start"], note["end"], highlights)),
            mark=int(marks[0][0]) if marks else None,
        )
        for start, _ in marks or [(note["start"], 0)]:
            found[int(start)] = side
    return found


def _numbers(row: Row, text: str) -> Iterator[Highlight]:
    """The numbers printed before notes that some mark calls, each with its first mark as key."""
    for note in row.get("notes") or ():
        marks: list[Any] = note.get("marks") or []
        start = text.rfind("\n", 0, note["start"]) + 1
        number = text[start : note["start"]]
        if marks and number.strip() and len(number) <= _LONGEST_NUMBER:
            first, last = trim(text, start, note["start"])
            yield Highlight(first, last, "note_number", str(marks[0][0]))
