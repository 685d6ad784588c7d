"""Rulings from a file, one a line: what the page does with the mouse, in bulk."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from regesta.decisions.actions import ACTIONS
from regesta.decisions.compose import Ruling
from regesta.decisions.ledger_lines import LedgerLine, ledger_line
from regesta.decisions.rows import row_rulings
from regesta.decisions.values import Table, as_list, as_table
from regesta.errors import BadDecision, NothingFound

Row = Mapping[str, Any]
Lookup = Callable[[str], Row | None]
"""The export row of the document with an id, or None."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """Rulings of a file, each with the number of its line, and the lines that were refused.

    `ledger` are lines on acts, parties and threads; `of_ledger` says that there was one, even if
    it was refused. `word` is what a line of the file is called.
    """

    rulings: tuple[tuple[int, Ruling], ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    refused: tuple[BadDecision, ...] = ()
    of_ledger: bool = False
    word: str = "line"


def load(path: Path, edition_lookup: Lookup) -> list[Ruling]:
    """The rulings of a file, if every line can be understood.

    Raises:
        BadDecision: one line or more cannot be; the message names each with its number.
        NothingFound: there is no such file.
    """
    loaded = read_rulings(path, edition_lookup)
    refuse(path, loaded.refused)
    return [ruling for _, ruling in loaded.rulings]


def refuse(path: Path, refused: tuple[BadDecision, ...]) -> None:
    """Raise one error for all refused lines, if there are any."""
    if refused:
        lines = "\n".join(str(error) for error in refused)
        raise BadDecision(
            f"{len(refused)} of its lines cannot be taken; nothing was ruled.\n{lines}",
            place=str(path),
            remedy="Mend them, or pass them over with --skip-bad.",
        )


def read_rulings(path: Path, edition_lookup: Lookup) -> Loaded:
    """The rulings of a file, and which lines were refused, why, and with what remedy.

    A line is a document by its `id` with new values of its keys; or a ruling as it stands in the
    log: `{"action": …, "document": …, "field": …, "value": …, …}`, with offsets where the log has
    anchors; or an act, a party or a thread (`ledger_lines`), which is only told apart here.

    Raises:
        NothingFound: there is no such file.
        BadDecision: the file is no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NothingFound(
            f"The file cannot be read: {error.strerror}.", place=str(path), remedy="Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise BadDecision(
            "The file is not UTF-8.",
            place=str(path),
            remedy="Save it as UTF-8, one JSON a line; a sheet as .xlsx or .csv.",
        ) from error
    rulings: list[tuple[int, Ruling]] = []
    ledger: list[LedgerLine] = []
    refused: list[BadDecision] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            table = _table(line)
            of_ledger = ledger_line(table, number)
            if of_ledger is not None:
                ledger.append(of_ledger)
            else:
                read = _read_line(table, edition_lookup)
                rulings += [(number, ruling) for ruling in read]
                ledger += _acts_of_row(table, number, edition_lookup)
        except BadDecision as error:
            refused.append(at_line(error, number))
    return Loaded(
        rulings=tuple(rulings), ledger=tuple(ledger), refused=tuple(refused), of_ledger=bool(ledger)
    )


def read_rows(path: Path) -> Loaded:
    """The rows of a sheet of acts, and which of them were refused.

    Raises:
        NothingFound: there is no such file.
        BadDecision: it is no sheet of acts.
    """
    from regesta.decisions import sheet  # noqa: PLC0415 - only sheets need it

    ledger: list[LedgerLine] = []
    refused: list[BadDecision] = []
    for number, row in sheet.read_sheet(path):
        try:
            ledger.append(sheet.row_line(number, row))
        except BadDecision as error:
            refused.append(at_line(error, number, "row"))
    return Loaded(ledger=tuple(ledger), refused=tuple(refused), of_ledger=True, word="row")


def _acts_of_row(table: Table, number: int, lookup: Lookup) -> list[LedgerLine]:
    """The acts of a whole exported row that were changed in it, or put in."""
    if "text_sha256" not in table or "acts" not in table or "action" in table:
        return []
    row = _row(str(table.get("id")), lookup)
    return [
        LedgerLine(number=number, what="act", value=as_table(one), file=row["source"])
        for one in as_list(table["acts"])
        if one not in row["acts"]
    ]


def at_line(error: BadDecision, number: int, word: str = "line") -> BadDecision:
    """The same error with the number of its line."""
    place = f"{word} {number}" + (f", {error.place}" if error.place else "")
    return BadDecision(error.message, place=place, remedy=error.remedy)


def _table(line: str) -> Table:
    try:
        table = as_table(msgspec.json.decode(line))
    except msgspec.DecodeError as error:
        raise BadDecision(f"No JSON: {error}", remedy="One JSON object a line.") from error
    if not table:
        raise BadDecision("A JSON object is expected.", remedy="One JSON object a line.")
    return table


def _read_line(table: Table, lookup: Lookup) -> list[Ruling]:
    if "action" in table:
        return [_read_ruling(table, lookup)]
    identity = table.get("id")
    if not isinstance(identity, str):
        raise BadDecision(
            "The line names neither an action nor a document.",
            remedy='Give "id" and new values, or "action"; of an act, "file" and "type".',
        )
    return row_rulings(table, _row(identity, lookup))


def _read_ruling(table: Table, lookup: Lookup) -> Ruling:
    if table["action"] not in ACTIONS:
        raise BadDecision(
            f"'{table['action']}' is no action.",
            place="action",
            remedy="One of: " + ", ".join(ACTIONS),
        )
    if "anchor" in table:
        raise BadDecision(
            "This is a line of a log.",
            place="anchor",
            remedy="Append it to decisions.jsonl itself; here offsets (start, end, words) stand.",
        )
    try:
        ruling = msgspec.convert(table, Ruling)
    except msgspec.ValidationError as error:
        raise BadDecision(
            str(error), place="ruling", remedy="docs/decisions.md lists the keys."
        ) from error
    if ruling.document is not None:
        _row(ruling.document, lookup)
    return ruling


def _row(identity: str, lookup: Lookup) -> Row:
    row = lookup(identity)
    if row is None:
        raise BadDecision(
            f"No document has the id '{identity}'.",
            place="id",
            remedy="`regesta export` lists the ids; a re-division may have changed this one.",
        )
    return row
