"""Give a text its printed structure back: heading, dateline, paragraphs, signature, notes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from regesta.model import Mark
from regesta.web.passages import trim
from regesta.web.segments import Highlight, Segment, cut

LINE_KINDS = frozenset({
    "heading", "title", "dateline", "received", "number", "running_number", "file_number",
    "source_note", "source_line", "label", "enclosure", "subject", "addressees", "present",
    "salutation", "close", "signature", "address", "note", "rule_line", "closing", "chapter",
})  # fmt: skip
"""Kinds of mark that take whole lines and so make blocks of their own."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_PAGE_ONLY = re.compile(r"\[(?:page|p\.) ?[^\]]{1,12}\]", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_EMPHASIS = re.compile(r"(\*\*|\*|_|/)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_SIGN = re.compile(r"#{1,6}[^\S\n]+(?=\w)")
"""Markdown's sign of a heading."""
_HEADINGS = frozenset({"heading", "title", "chapter"})
_HASHES = re.compile(r"#{1,6}")
_SOFT_LINE = 45
"""A line of at least so many code points was broken by the printer, not by the writer."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of a certain kind; `number` is the note's where it is a note."""

    kind: str
    start: int
    end: int
    segments: tuple[Segment, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """What of a source is one paper, with the papers printed inside it."""

    id: str
    start: int
    end: int
    inner: tuple["Extent", ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper laid out: its blocks and the papers nested in it, in the order of the text."""

    extent: Extent
    parts: tuple["Block | Laid", ...] = field(default=())

    def blocks(self) -> Iterator[Block]:
        """The paper's own blocks, without those of nested papers."""
        return (part for part in self.parts if isinstance(part, Block))


def lay_out(
    text: str, extent: Extent, marks: Sequence[Mark], highlights: Iterable[Highlight]
) -> Laid:
    """The blocks of a paper and of all that is nested in it; only white space is left out.

    `marks` and `highlights` may reach beyond the extent. Offsets stay those of the source.
    """
    lines = [m for m in marks if m.kind in LINE_KINDS and _is_whole_lines(text, m)]
    shown = [*highlights, *_printed(text, marks, extent)]
    return _lay(text, extent, _Sorted(lines), _Shown(shown))


def outline(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Block]:
    """The blocks of an extent without segments, white space between them left out."""
    lines = _Sorted([m for m in marks if m.kind in LINE_KINDS and _is_whole_lines(text, m)])
    return list(_blocks(text, start, end, lines))


class _Sorted:
    """Line marks in order, asked by extent; of those that overlap the first and longest holds."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: list[Mark] = []
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            if not self._marks or mark.start >= self._marks[-1].end:
                self._marks.append(mark)
        self._starts = [m.start for m in self._marks]

    def within(self, start: int, end: int) -> list[Mark]:
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return [m for m in self._marks[first:last] if m.end <= end]


class _Shown:
    """Highlights in order of start, asked by extent without looking at all of them."""

    def __init__(self, highlights: Iterable[Highlight]) -> None:
        self._all = sorted(highlights)
        self._starts = [h.start for h in self._all]
        self._longest = max((h.end - h.start for h in self._all), default=0)

    def touching(self, start: int, end: int) -> list[Highlight]:
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_right(self._starts, end - 1)
        return [h for h in self._all[first:last] if h.end > start]


def _lay(text: str, extent: Extent, lines: _Sorted, shown: _Shown) -> Laid:
    parts: list[Block | Laid] = []
    at = extent.start
    for inner in sorted(extent.inner, key=lambda e: e.start):
        parts.extend(_filled(text, at, inner.start, lines, shown))
        parts.append(_lay(text, inner, lines, shown))
        at = max(at, inner.end)
    parts.extend(_filled(text, at, extent.end, lines, shown))
    return Laid(extent, tuple(parts))


def _filled(text: str, start: int, end: int, lines: _Sorted, shown: _Shown) -> Iterator[Block]:
    for block in _blocks(text, start, end, lines):
        over = [*shown.touching(block.start, block.end), *_breaks(text, block)]
        sign = _SIGN.match(text, block.start, block.end)
        if sign and block.kind in _HEADINGS:
            over.append(Highlight(block.start, sign.end(), "emphasis", "sign"))
        segments = cut(text, block.start, block.end, over)
        yield Block(block.kind, block.start, block.end, tuple(segments), block.number)


def _blocks(text: str, start: int, end: int, lines: _Sorted) -> Iterator[Block]:
    at = start
    for mark in lines.within(start, end):
        begin = max(at, _line_start(text, mark))
        yield from _paragraphs(text, at, begin)
        left, right = trim(text, begin, mark.end)
        if left < right:
            yield Block(mark.kind, left, right, number=mark.value)
        at = mark.end
    yield from _paragraphs(text, at, end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    at = start
    while at < end:
        match = _BLANK.search(text, at, end)
        stop = match.start() if match else end
        left, right = trim(text, at, stop)
        if left < right:
            yield Block(_kind_of(text[left:right]), left, right)
        at = match.end() if match else end


def _kind_of(words: str) -> str:
    if _PAGE_ONLY.fullmatch(words):
        return "page_line"
    rows = words.split("\n")
    if len(rows) == 1 and _SIGN.match(words):
        return "heading"
    if len(rows) > 1 and sum(1 for row in rows if _COLUMNS.search(row.strip())) * 2 > len(rows):
        return "table"
    return "paragraph"


def _is_whole_lines(text: str, mark: Mark) -> bool:
    """Whether nothing but white space or a heading's sign stands beside the mark on its lines."""
    line_start = _line_start(text, mark)
    line_end = text.find("\n", mark.end)
    tail = text[mark.end : line_end if line_end >= 0 else len(text)]
    if text[mark.end - 1 : mark.end] == "\n":
        tail = ""
    before = text[line_start : mark.start]
    return not tail.strip() and (not before.strip() or bool(_HASHES.fullmatch(before.strip())))


def _line_start(text: str, mark: Mark) -> int:
    return text.rfind("\n", 0, mark.start) + 1


def _breaks(text: str, block: Block) -> Iterator[Highlight]:
    """Line ends that the writer meant; those of a wrapped paragraph are not shown."""
    if block.kind == "table":
        return
    line_start = block.start
    at = text.find("\n", block.start, block.end)
    while at >= 0:
        short = at - line_start < _SOFT_LINE
        if block.kind != "paragraph" or short or text[at + 1 : at + 2] in " \t":
            yield Highlight(at, at + 1, "break")
        line_start = at + 1
        at = text.find("\n", at + 1, block.end)


def _printed(text: str, marks: Sequence[Mark], extent: Extent) -> Iterator[Highlight]:
    """Page marks, note marks and emphasis; the signs of emphasis apart from its words."""
    for mark in marks:
        if mark.kind == "page":
            yield Highlight(mark.start, mark.end, "page", mark.value or "")
        elif mark.kind == "note_mark":
            yield Highlight(mark.start, mark.end, "note_mark", mark.value or "")
        elif mark.kind == "emphasis" and extent.start <= mark.start < extent.end:
            match = _EMPHASIS.fullmatch(text, mark.start, mark.end)
            yield Highlight(mark.start, mark.end, "emphasis", "words")
            if match:
                width = len(match[1])
                yield Highlight(mark.start, mark.start + width, "emphasis", "sign")
                yield Highlight(mark.end - width, mark.end, "emphasis", "sign")
