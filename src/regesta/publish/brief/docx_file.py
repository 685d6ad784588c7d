"""The brief as a Word document: real headings, tables, a header, a list of sources with quotes."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from regesta.publish.brief import wording
from regesta.publish.brief.leaf import Entry, Leaf, Part, Ref, Table, by_paper, numbered

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, so that one brief is one file
_FONT = "Calibri"
_DEEPEST = 3


def brief_docx(leaf: Leaf) -> bytes:
    """The brief as the bytes of a DOCX file; the same brief gives the same document.

    Each entry bears the numbers of its words; the list at the end quotes them, by paper.
    """
    from docx import Document  # noqa: PLC0415 - loads slowly, and only this needs it
    from docx.shared import Cm, Pt  # noqa: PLC0415 - as above

    document = Document()
    document.core_properties.title = leaf.title
    document.core_properties.author = "Regesta"
    document.core_properties.created = document.core_properties.modified = _MADE
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(3)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        section.header.paragraphs[0].text = " · ".join((leaf.title, *leaf.about[:1]))
    _paragraph(document, leaf.title, "Title")
    for said in leaf.about:
        _paragraph(document, said)
    for said in leaf.glance:
        _paragraph(document, said, "List Bullet")
    numbers = numbered(leaf)
    for part in leaf.parts:
        _part(document, part, 1, numbers)
    if leaf.nothing_on:
        _paragraph(document, f"Nothing on file on: {'; '.join(leaf.nothing_on)}.")
    _sources(document, leaf, numbers)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraph(document: "Paper", words: str = "", style: str | None = None) -> "Paragraph":
    """A paragraph at the end; the library's own way looks through all those before it."""
    from docx.oxml import parser  # noqa: PLC0415 - as above
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - as above

    element: Callable[[str], Any] = getattr(parser, "OxmlElement")  # noqa: B009 - half typed
    made = element("w:p")
    whole: Any = document.element
    whole.body[-1].addprevious(made)  # the page's measures stand last
    paragraph = Paragraph(made, document)
    if style:
        paragraph.style = style
    if words:
        paragraph.add_run(words)
    return paragraph


def _part(document: "Paper", part: Part, level: int, numbers: dict[Ref, int]) -> None:
    _paragraph(document, part.title, f"Heading {min(level, _DEEPEST)}")
    if part.note:
        _paragraph(document, part.note)
    for table in part.tables:
        _table(document, table)
    for entry in part.entries:
        _entry(document, entry, numbers)
    if part.left:
        _paragraph(document, f"… and {part.left:,} more that are not printed here.")
    for one in part.parts:
        _part(document, one, level + 1, numbers)


def _entry(document: "Paper", entry: Entry, numbers: dict[Ref, int], depth: int = 0) -> None:
    from docx.shared import Cm, Pt  # noqa: PLC0415 - as above

    paragraph = _paragraph(document)
    paragraph.paragraph_format.left_indent = Cm(0.6 + 0.8 * depth)
    paragraph.paragraph_format.first_line_indent = Cm(-0.6)
    paragraph.paragraph_format.space_before = Pt(0 if depth else 5)
    state = f"{entry.sign} {entry.state}".strip() if entry.state else "·"
    lead = " ".join(one for one in (entry.label, state) if one)
    if depth:
        paragraph.add_run(f"{entry.words}: " if entry.state else entry.words)
        if entry.state:
            paragraph.add_run(state).bold = True
    else:
        paragraph.add_run(lead).bold = True
        paragraph.add_run(f"  {entry.words}")
    tail = " · ".join(one for one in (*entry.marks, entry.account, entry.date) if one)
    if tail:
        paragraph.add_run(f" ({tail})").italic = True
    _numbers_after(paragraph, entry, numbers)
    for label, value in entry.facts:
        fact = _paragraph(document, f"{label}: {value}" if label else value)
        fact.paragraph_format.left_indent = Cm(1.2 + 0.8 * depth)
        fact.paragraph_format.space_after = Pt(0)
    for one in entry.under:
        _entry(document, one, numbers, depth + 1)


def _numbers_after(paragraph: "Paragraph", entry: Entry, numbers: dict[Ref, int]) -> None:
    if entry.refs:
        run = paragraph.add_run(" " + ", ".join(str(numbers[ref]) for ref in entry.refs))
        run.font.superscript = True


def _table(document: "Paper", table: Table) -> None:
    from docx.oxml import parser  # noqa: PLC0415 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    element: Callable[[str], Any] = getattr(parser, "OxmlElement")  # noqa: B009 - half typed
    if table.caption:
        _paragraph(document, table.caption).paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, words in zip(made.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    first: Any = made.rows[0]  # Word repeats a row that is marked so on each page
    first._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001
    for row in table.rows:
        for cell, (sign, words) in zip(made.add_row().cells, row, strict=True):
            cell.text = f"{sign} {words}".strip()
    for row in made.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
    _paragraph(document)


def _sources(document: "Paper", leaf: Leaf, numbers: dict[Ref, int]) -> None:
    if not leaf.papers:
        return
    _paragraph(document, wording.title("sources"), "Heading 1")
    quoted = by_paper(numbers)
    for paper in leaf.papers:
        _paragraph(document).add_run(f"{paper.label} ({paper.file})").bold = True
        for ref, number in quoted.get(paper.number, ()):
            _paragraph(document, f"{number}  “{ref.quote}” ({ref.start}–{ref.end})")
