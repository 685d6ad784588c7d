"""A list as CSV for a spreadsheet: UTF-8 with its mark, no cell that could run as a formula."""

import csv
import io
import re
from collections.abc import Iterator

from regesta.publish.ledger.listing import Listing

_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def ledger_csv(listing: Listing) -> Iterator[bytes]:
    """Lines of the file, each with its end: the head, then the rows."""
    yield _MARK + _line([one.name for one in listing.columns])
    for row in listing.rows:
        yield _line([safe(row.cells[one.name]) for one in listing.columns])


def safe(cell: str) -> str:
    """A cell that a spreadsheet takes for words: one that begins as a formula gets an apostrophe.

    >>> safe("=1+1"), safe("-12.5"), safe("- a dash"), safe("Orlo")
    ("'=1+1", '-12.5', "'- a dash", 'Orlo')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _line(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
