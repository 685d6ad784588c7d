"""Turns the events of a TEI file into text and the marks that its markup gives."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from regesta.model import Mark
from regesta.stages.read.tei_header import Header
from regesta.stages.read.tei_layout import (
    BESIDE,
    BLOCKS,
    IN_CHOICE,
    IN_LINE_NOTES,
    LINES,
    NO_NOTE_PLACES,
    NOTE_LISTS,
    PAPER_PARTS,
    PLACEHOLDERS,
    SILENT,
    SPLITTING,
    VERSES,
)
from regesta.stages.read.tei_marks import (
    RULE,
    chapter_attrs,
    document_attrs,
    is_source,
    kept,
    kind_of,
    shifted,
    source_kind,
)
from regesta.stages.read.tei_writer import LINE, PARAGRAPH, SPACE, Extent, Writer

_RUN_ON: Final = frozenset(",;.:)]")
"""Signs that begin no paragraph: `<signed>Mark Sullivan</signed>, Chairman` is one line."""

_WRAPPERS: Final = frozenset({"attachment", "quote", "floatingText"})


class _Note(Writer):
    """A note's text, kept until the paper it belongs to is written."""

    __slots__ = ("attrs", "marks", "number")

    def __init__(self, number: str, attrs: Mapping[str, str]) -> None:
        super().__init__()
        self.number = number
        self.attrs = attrs
        self.marks: list[Mark] = []
        self.depth = 1  # all of a note is one line


class _Open:
    """An open element: the mark it will make, and what was seen within it."""

    __slots__ = ("attrs", "block", "enclosed", "extent", "kind", "line", "name", "note", "paper",
                 "papers", "splits")  # fmt: skip

    def __init__(self, name: str, attrs: Mapping[str, str]) -> None:
        self.name = name
        self.attrs = attrs
        self.kind: str | None = None
        self.extent: Extent | None = None
        self.note: _Note | None = None
        self.line = self.block = self.splits = self.enclosed = False
        self.paper = False  # a quotation that has a paper's own parts
        self.papers = 0  # documents that begin directly within


class Events:
    """Receives start, end and words of a TEI file, in order; gives text, marks and warnings."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.marks: list[Mark] = []
        self.left_out: Counter[str] = Counter()
        self._writers: list[Writer] = [self.writer]
        self._lists: list[list[Mark]] = [self.marks]
        self._open: list[_Open] = []
        self._hidden = 0
        self._header: Header | None = None
        self._notes: list[_Note] = []
        self._unnumbered = 0
        self._documents = 0

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """An element begins."""
        if self._hidden or name in BESIDE or self._is_silent(name):
            self._start_hidden(name, attrs)
            return
        element = _Open(name, attrs)
        parent = self._open[-1] if self._open else None
        if name == "note":
            self._start_note(element, parent)
        else:
            element.kind = kind_of(
                name, attrs, parent.name if parent else "", parent.kind if parent else None
            )
            if element.kind == "document":
                self._start_document(element, parent)
            self._lay_out(element, parent)
        if parent is not None and name in PAPER_PARTS:
            parent.paper = True
        if element.kind is not None and element.extent is None:
            element.extent = self._writers[-1].open()
        self._open.append(element)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._hidden:
            self._hidden -= 1
            if self._header is not None:
                self._header.end(name)
            return
        element = self._open.pop()
        if element.kind == "document":
            self._documents -= 1
            if not self._documents:
                self._place_notes()
        writer = self._writers[-1]
        if element.extent is not None and writer.close(element.extent):
            self._mark(element)
        if element.note is not None:
            self._writers.pop()
            self._lists.pop()
        elif element.line or element.block:
            writer.depth -= element.line
            self._break()
            writer.depth += element.splits
        if name == "text" and not self._documents:
            self._place_notes()

    def text(self, data: str) -> None:
        """Words, or white space."""
        if self._hidden:
            if self._header is not None:
                self._header.text(data)
        elif data.strip() in PLACEHOLDERS and self._open and self._open[-1].name == "head":
            self.left_out["placeholder"] += 1
        else:
            words = data.lstrip()
            if words[:1] in _RUN_ON and words and self._open and self._open[-1].block:
                self._writers[-1].run_on()
                data = words
            self._writers[-1].write(data)

    def take_header(self) -> Header | None:
        """The last header read, once."""
        header, self._header = self._header, None
        return header

    # --- layout ---------------------------------------------------------------------------

    def _start_hidden(self, name: str, attrs: dict[str, str]) -> None:
        if not self._hidden:
            self._header = Header() if name == "teiHeader" else self._header
        self._hidden += 1
        if self._header is not None:
            self._header.start(name, attrs)

    def _is_silent(self, name: str) -> bool:
        if name not in SILENT:
            return False
        if name in IN_CHOICE and not (self._open and self._open[-1].name == "choice"):
            return False
        self.left_out[name] += 1
        return True

    def _lay_out(self, element: _Open, parent: _Open | None) -> None:
        name, writer = element.name, self._writers[-1]
        if name in LINES:
            self._break()
            writer.depth += 1
            element.line = True
        elif name in BLOCKS:
            if name in SPLITTING and writer.depth == 1 and parent and parent.name == "p":
                writer.depth = 0
                element.splits = True
            self._break()
            element.block = True
        elif name == "lb" or name in VERSES:
            writer.owe(LINE)
        elif name == "pb":
            self._page(element.attrs)

    def _break(self) -> None:
        writer = self._writers[-1]
        writer.owe(SPACE if writer.depth else PARAGRAPH)

    def _page(self, attrs: Mapping[str, str]) -> None:
        number = " ".join(attrs.get("n", "").split()).strip("[]")
        if not number:
            return
        self._break()
        self._add("page", self._put(f"[Page {number}]"), value=number, attrs=kept("page", attrs))
        self._break()

    def _put(self, words: str) -> Extent:
        writer = self._writers[-1]
        extent = writer.open()
        writer.write(words)
        writer.close(extent)
        return extent

    # --- notes ----------------------------------------------------------------------------

    def _start_note(self, element: _Open, parent: _Open | None) -> None:
        attrs, writer = element.attrs, self._writers[-1]
        number = " ".join(attrs.get("n", "").split())
        place = attrs.get("place") or attrs.get("rend") or ""
        beside = place in NO_NOTE_PLACES or attrs.get("type") in IN_LINE_NOTES
        standing = writer.between_paragraphs()
        if beside or (standing and (not number or _lists_notes(parent))):
            self._break()
            writer.depth += 1
            element.line = True
            element.kind = "note" if number else "source_note" if is_source(attrs) else None
            if number:
                element.extent = writer.open()
                writer.write(f"{number}. ")
            return
        if not number:
            self._unnumbered += 1
            number = str(self._unnumbered)
        if not standing:  # else nothing says which word the number stands at
            self._add("note_mark", writer.glued(number), value=number)
        element.note = _Note(number, attrs)
        self._notes.append(element.note)
        self._writers.append(element.note)
        self._lists.append(element.note.marks)

    def _place_notes(self) -> None:
        notes, self._notes = self._notes, []
        self._unnumbered = 0
        writer = self._writers[-1]
        for note in notes:
            writer.owe(PARAGRAPH)
            lead = f"{note.number}. "
            start = writer.write_as_it_is((lead + note.text()).rstrip())
            extent = Extent()
            extent.start, extent.end = start, writer.length
            self._add("note", extent, value=note.number, attrs=kept("note", note.attrs))
            self._lists[-1].extend(shifted(mark, start + len(lead)) for mark in note.marks)
        if notes:
            writer.owe(PARAGRAPH)

    # --- marks ----------------------------------------------------------------------------

    def _start_document(self, element: _Open, parent: _Open | None) -> None:
        if len(self._writers) > 1:
            element.kind = None  # quoted within a note: part of it
            return
        if not self._documents:
            self._place_notes()
        element.enclosed = self._documents > 0
        self._documents += 1
        if parent is not None:
            parent.papers += 1

    def _mark(self, element: _Open) -> None:
        kind, attrs = element.kind, element.attrs
        if kind is None or element.extent is None:
            return
        if kind == "document":
            if element.name in _WRAPPERS and element.papers:
                return
            if element.name == "quote" and not element.paper:
                return
            found = document_attrs(element.name, attrs, enclosed=element.enclosed)
        elif kind == "chapter":
            found = chapter_attrs(self._open[-1].attrs)
        else:
            found = kept(kind, attrs)
        value = None
        if kind == "source_note":
            kind = source_kind(self._writers[-1].last_words(element.extent))
            if kind is None:
                return
        elif kind == "note":
            value = " ".join(attrs.get("n", "").split())
        self._add(kind, element.extent, value=value, attrs=found)

    def _add(
        self,
        kind: str,
        extent: Extent,
        *,
        value: str | None = None,
        attrs: tuple[tuple[str, str], ...] = (),
    ) -> None:
        if extent.start is None:
            return
        mark = Mark(
            kind=kind,
            start=extent.start,
            end=extent.end,
            rule=RULE,
            value=value,
            given=True,
            attrs=attrs,
        )
        self._lists[-1].append(mark)


def _lists_notes(parent: _Open | None) -> bool:
    """Whether notes stand together here, away from the words they belong to."""
    if parent is None:
        return False
    return parent.name in NOTE_LISTS or parent.attrs.get("type", "") in NOTE_LISTS
