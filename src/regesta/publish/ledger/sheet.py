"""A list as a spreadsheet: one sheet of rows, and one that says what the columns mean."""

import io
import re
from datetime import datetime
from typing import Any

from regesta.publish.ledger.listing import Column, Listing

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, as no clock goes into a file
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32767
_NUMBERS = {"start", "end", "lat", "lon"}
_HEAD = "FFF1E9D6"
_FIXED = "FF5B554C"


def ledger_xlsx(listing: Listing) -> bytes:
    """The bytes of an XLSX file. Its head stays in view, each column can be filtered.

    No cell is a formula and none leads out of the file. The heads of columns that may be edited
    are in bold.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - loads slowly, and only this needs it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    book: Any = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "Regesta"
    sheet = book.create_sheet(listing.what)
    sheet.freeze_panes = "B2"
    last = get_column_letter(len(listing.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(listing.rows) + 1}"
    for at, one in enumerate(listing.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = one.width
    sheet.append([_head(sheet, one) for one in listing.columns])
    for row in listing.rows:
        sheet.append([_cell(sheet, one.name, row.cells[one.name]) for one in listing.columns])
    if any(one.help for one in listing.columns):
        _meanings(book, listing)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _head(sheet: Any, column: Column) -> Any:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - as above

    cell: Any = WriteOnlyCell(sheet, value=column.name)
    cell.font = Font(italic=True, color=_FIXED) if column.fixed else Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    return cell


def _cell(sheet: Any, name: str, text: str) -> Any:  # noqa: ANN401 - as above
    if name in _NUMBERS and text:
        return float(text) if "." in text else int(text)
    words = _FORBIDDEN.sub("\ufffd", text)[:_LONGEST]
    if not words.startswith("="):
        return words or None
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

    cell: Any = WriteOnlyCell(sheet, value=words)
    cell.data_type = "s"  # words, and no formula
    return cell


def _meanings(book: Any, listing: Listing) -> None:  # noqa: ANN401 - as above
    sheet = book.create_sheet("columns")
    sheet.freeze_panes = "A2"
    for letter, width in (("A", 18), ("B", 70), ("C", 14)):
        sheet.column_dimensions[letter].width = width
    sheet.append(["column", "what it says", "may be edited"])
    for one in listing.columns:
        sheet.append([one.name, one.help, "no" if one.fixed else "yes"])
