"""Rulings from a file, one a line: what the page does with the mouse, in bulk."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from regesta.decisions.actions import ACTIONS
from regesta.decisions.compose import Ruling
from regesta.decisions.rows import row_rulings
from regesta.decisions.values import Table, as_table
from regesta.errors import BadDecision, NothingFound

Row = Mapping[str, Any]
Lookup = Callable[[str], Row | None]
"""The export row of the document with an id, or None."""

LATER = {
    "type": "acts",
    "party": "parties of the ledger",
    "thread": "threads of the ledger",
}
"""Kinds of line that EXPORT.md names and this version cannot take yet, by the key that tells."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """Rulings of a file, each with the number of its line, and the lines that were refused."""

    rulings: tuple[tuple[int, Ruling], ...] = ()
    refused: tuple[BadDecision, ...] = ()


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

    A line is either a document by its `id` with new values of its keys, or a ruling as it
    stands in the log: `{"action": …, "document": …, "field": …, "value": …, …}`, with offsets
    where the log has anchors.

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
            "The file is not UTF-8.", place=str(path), remedy="Save it as UTF-8, one JSON a line."
        ) from error
    rulings: list[tuple[int, Ruling]] = []
    refused: list[BadDecision] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            rulings += [(number, ruling) for ruling in _read_line(line, edition_lookup)]
        except BadDecision as error:
            place = f"line {number}" + (f", {error.place}" if error.place else "")
            refused.append(BadDecision(error.message, place=place, remedy=error.remedy))
    return Loaded(rulings=tuple(rulings), refused=tuple(refused))


def _read_line(line: str, lookup: Lookup) -> list[Ruling]:
    try:
        table = as_table(msgspec.json.decode(line))
    except msgspec.DecodeError as error:
        raise BadDecision(f"No JSON: {error}", remedy="One JSON object a line.") from error
    if not table:
        raise BadDecision("A JSON object is expected.", remedy="One JSON object a line.")
    if "action" in table:
        return [_read_ruling(table, lookup)]
    for key, kinds in LATER.items():
        if key in table:
            raise BadDecision(
                f"Lines on {kinds} are for a later version, which reads them.",
                place=key,
                remedy="This version takes rulings on documents. Keep the line for later.",
            )
    identity = table.get("id")
    if not isinstance(identity, str):
        raise BadDecision(
            "The line names neither an action nor a document.",
            remedy='Give "id" and new values, or "action".',
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
