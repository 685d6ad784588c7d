"""A register of the papers as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from regesta.edition import Edition

COLUMNS = (
    "id", "date", "from", "to", "kind", "place", "number", "regest", "head", "signed", "received",
    "published", "source_ref", "old_style", "nested_in", "findings", "source", "start", "end",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register(edition: Edition) -> Iterator[bytes]:
    """Lines of a UTF-8 CSV file with a byte-order mark (spreadsheets need it), papers only.

    In the order of the export. Several parties are parted by `; `. A cell that a spreadsheet
    would take for a formula begins with an apostrophe.
    """
    yield b"\xef\xbb\xbf" + _line(COLUMNS)
    for row in edition.rows():
        if row["kind"] != "apparatus":
            yield _line([_cell(row, name) for name in COLUMNS])


def _cell(row: dict[str, Any], name: str) -> str:
    value: str | int | None
    if name in ("from", "to", "signed"):
        value = "; ".join(
            ", ".join(part for part in (party["name"], party["role"]) if part)
            for party in row[name]
        )
    elif name in ("date", "received", "published"):
        value = _part_of(row, name, "value")
    elif name == "old_style":
        value = _part_of(row, "date", "old_style")
    elif name == "place":
        value = _part_of(row, "place", "name")
    elif name == "findings":
        value = len(row["findings"])
    else:
        value = row[name]
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _part_of(row: dict[str, Any], name: str, key: str) -> str | None:
    entry: dict[str, Any] | None = row[name]
    return entry[key] if entry else None


def _line(cells: tuple[str, ...] | list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
