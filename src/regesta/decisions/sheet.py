"""Sheets of acts: read from CSV and XLSX, and the template to fill in."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regesta.decisions.act_columns import act_columns, new_act
from regesta.decisions.bulk_acts import named_in_quote
from regesta.decisions.ledger_lines import LedgerLine
from regesta.errors import BadDecision, NothingFound
from regesta.model.act_types import act_types, act_values

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES = (".csv", ".xlsx")
Row = tuple[int, dict[str, str]]

_EXAMPLE = "example"
"""Begins the `id` of the row that shows how one is filled in: it is passed over."""
_LISTED = frozenset({"named", "list", "dated", "answers", "items"})
"""Forms of cells in which a semicolon, too, parts values: none is the paper's own words."""
_VERDICTS = ("accept", "reject")
_ROWS = 1000
"""Rows of the template that offer the lists of values."""
_LISTS = {"type": "types", "modality": "modality", "degree": "degree", "certainty": "certainty"}


def read_sheet(path: Path) -> list[Row]:
    """The rows of a sheet, each with its number and its cells by column; empty ones left out.

    The first row holds the names of columns, in any order; unknown columns are kept as keys of
    their own. In a spreadsheet the first sheet that has a column `type` or `id` is read.

    Raises:
        NothingFound: the file cannot be opened.
        BadDecision: it is no such sheet.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NothingFound(
            f"The file cannot be read: {error.strerror}.", place=str(path), remedy="Check the path."
        ) from error
    table = (
        _from_xlsx(path, content) if path.suffix.lower() == ".xlsx" else _from_csv(path, content)
    )
    heads = [cell.strip().casefold() for cell in next(table, ())]
    if not {"type", "id"} & set(heads):
        raise BadDecision(
            "Its first row does not name the columns.", place=str(path),
            remedy="`regesta decide FOLDER --template acts.xlsx` writes a sheet to fill in.",
        )  # fmt: skip
    found: list[Row] = []
    for number, cells in enumerate(table, 2):
        row = {
            head: cell for head, cell in zip(heads, cells, strict=False) if head and cell.strip()
        }
        if row and not row.get("id", "").strip().casefold().startswith(_EXAMPLE):
            found.append((number, row))
    return found


def row_line(number: int, row: Mapping[str, str]) -> LedgerLine:
    """A row as a line on an act: `value` is what it says of a new one.

    Of an act that is there already, `regesta.decisions.act_columns.changed_act` tells what the
    row changes.

    Raises:
        BadDecision: its `ruling` is none, or an offset is no number.
    """
    verdict = row.get("ruling", "").strip().casefold() or None
    if verdict is not None and verdict not in _VERDICTS:
        raise BadDecision(
            f"'{verdict}' is no ruling on an act.", place="ruling",
            remedy="Write accept or reject, or leave the cell empty.",
        )  # fmt: skip
    for name in ("start", "end"):
        if not row.get(name, "0").strip().isdigit():
            raise BadDecision(
                f"'{row[name]}' is no offset.", place=name,
                remedy="Give a whole number, or leave both empty: the quote is looked for.",
            )  # fmt: skip
    known = {column.name for column in act_columns()}
    value = new_act({name: _parted(name, cell) for name, cell in row.items() if name in known})
    value |= {name: cell.strip() for name, cell in row.items() if name not in known}
    file = value.pop("file", None)
    for name in ("ruling", "reason"):
        value.pop(name, None)
    value["id"] = row.get("id", "").strip() or None
    value = named_in_quote(value, str(value.get("quote") or ""))
    return LedgerLine(
        number=number, what="act", value=value, file=file, verdict=verdict,
        reason=row.get("reason", "").strip() or None, cells=dict(row),
    )  # fmt: skip


def write_template(path: Path) -> None:
    """Write an empty sheet: names of columns, one row as an example, and the types.

    Raises:
        BadDecision: the name ends neither in `.xlsx` nor in `.csv`, or there is such a file.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise BadDecision(
            "A sheet is written as XLSX or CSV.", place=str(path),
            remedy="Name it acts.xlsx or acts.csv.",
        )  # fmt: skip
    if path.exists():
        raise BadDecision(
            "There is a file of that name; it is left as it is.", place=str(path),
            remedy="Name another, or move it away.",
        )  # fmt: skip
    content = _template_xlsx() if path.suffix.lower() == ".xlsx" else _template_csv()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise NothingFound(
            f"It cannot be written: {error.strerror or error}.", place=str(path),
            remedy="See that the folder is there and that you may write to it.",
        ) from error  # fmt: skip


def _parted(name: str, cell: str) -> str:
    """A cell with its values parted as the export parts them, also where semicolons did."""
    form = next(column.form for column in act_columns() if column.name == name)
    return cell.replace(";", "|") if form in _LISTED and "|" not in cell else cell


# -- reading ------------------------------------------------------------------------------------


def _from_csv(path: Path, content: bytes) -> Iterator[Sequence[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadDecision(
            "The sheet is not UTF-8.", place=str(path),
            remedy="Save it as “CSV UTF-8”, or as XLSX.",
        ) from error  # fmt: skip
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _from_xlsx(path: Path, content: bytes) -> Iterator[Sequence[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms, and only spreadsheets need it

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:
        raise BadDecision(
            "This is no spreadsheet that can be read.", place=str(path),
            remedy="Save it again as XLSX, or as “CSV UTF-8”.",
        ) from error  # fmt: skip
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        head = [_cell(one) for one in next(rows, ())]
        if {"type", "id"} & {one.strip().casefold() for one in head}:
            return iter([head, *([_cell(one) for one in row] for row in rows)])
    return iter([])


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """A cell as text: a day that a spreadsheet has made of `1918-08-02` is that day again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


# -- the template -------------------------------------------------------------------------------

_SHOWN = {
    "id": "example: this row is passed over",
    "file": "letters/vesk-1871-06-04.txt",
    "quote": "I am to ask the council to reopen the ferry before the 20th",
    "type": "ask",
    "actor": "Mr. Vesk",
    "targets": "the council (body) | Mr. Orlo (person)",
    "object": "to reopen the ferry",
    "date": "1871-06-04",
    "deadline": "1871-06-20",
    "terms": "passage, asked: reopen the ferry | procedure, conditional, missing: by an inquiry",
    "answers": "2",
    "places": "Lower Tarn",
}


def _template_csv() -> bytes:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    names = [column.name for column in act_columns()]
    writer.writerow(names)
    writer.writerow([_SHOWN.get(name, "") for name in names])
    return sheet.getvalue().encode("utf-8-sig")


def _template_xlsx() -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - 200 ms, and only spreadsheets need it
    from openpyxl.comments import Comment  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    book = Workbook()
    sheet = book.active if book.active is not None else book.create_sheet()
    sheet.title = "acts"
    columns = act_columns()
    sheet.append([column.name for column in columns])
    sheet.append([_SHOWN.get(column.name) for column in columns])
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at)
        head.font = Font(bold=True)
        head.comment = Comment(column.help, "Regesta")
        sheet.cell(2, at).font = Font(italic=True, color="FF777777")
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        for row in range(1, 3):
            sheet.cell(row, at).number_format = "@"
    sheet.freeze_panes = "B2"
    _add_types(book.create_sheet("types"))
    _add_values(book.create_sheet("values"))
    _add_lists(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _add_types(sheet: "Worksheet") -> None:
    sheet.append(["name", "kind", "words that often tell of it", "note"])
    for one in act_types().values():
        sheet.append([one.name, one.kind, ", ".join(one.verbs), one.note])
    for letter, width in zip("ABCD", (22, 8, 60, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _add_values(sheet: "Worksheet") -> None:
    """A column of values for each table, each with what it means beside it."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for at, (table, values) in enumerate(act_values().items()):
        sheet.cell(1, 2 * at + 1, table)
        for row, (name, meaning) in enumerate(values.items(), 2):
            sheet.cell(row, 2 * at + 1, name)
            sheet.cell(row, 2 * at + 2, meaning)
        sheet.column_dimensions[get_column_letter(2 * at + 2)].width = 36


def _add_lists(sheet: "Worksheet") -> None:
    """Offer values to choose from; others can be written all the same."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    names = [column.name for column in act_columns()]
    for column, table in _LISTS.items():
        if table == "types":
            offered = f"types!$A$2:$A${len(act_types()) + 1}"
        else:
            at = 2 * list(act_values()).index(table) + 1
            letter = get_column_letter(at)
            offered = f"values!${letter}$2:${letter}${len(act_values()[table]) + 1}"
        rule = DataValidation(type="list", formula1=offered, allow_blank=True)
        rule.showErrorMessage = False
        sheet.add_data_validation(rule)
        letter = get_column_letter(names.index(column) + 1)
        rule.add(f"{letter}2:{letter}{_ROWS}")  # pyright: ignore[reportUnknownMemberType]
