"""A list as text for a terminal: a line or two for each row."""

from collections.abc import Iterator
from string import Formatter

from regesta.decisions.act_columns import BETWEEN
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import clipped, plain, width_of, wrapped
from regesta.publish.ledger.listing import Listing, Row, line_of

_QUOTED = 60
_SIGNED = {
    "questions": "question", "cells": "cell", "obligations": "obligation",
    "consequences": "consequence", "convening": "convening", "channels": "channel",
}  # fmt: skip
_DAYS = (
    ("", "date"), ("from ", "from"), ("until ", "until"), ("by ", "deadline"), ("since ", "since"),
)  # fmt: skip


def ledger_text(listing: Listing, width: int = 80) -> Iterator[str]:
    """Lines without their ends: what a row says, then whose account it is and its words."""
    for row in listing.rows:
        cells = {name: _shown(cell) for name, cell in row.cells.items()}
        head = f"{cells['id']}  "
        parts = (_state(listing.what, cells), _words(listing, cells))
        said = "  ".join(part for part in parts if part)
        room = width_of(head) < width // 2
        if not room:
            yield from wrapped(cells["id"], width)
        yield from wrapped(said, width, head if room else "    ", "    ")
        below = " · ".join(_below(cells))
        if below:
            yield from wrapped(below, width, "    ", "    ")


def _shown(cell: str) -> str:
    return plain(cell.replace(BETWEEN, ", "))


def _state(what: str, cells: Row) -> str:
    if what not in _SIGNED:
        return "? CONTESTED" if cells.get("contested") else ""
    sign, word = wording.sign_and_word(_SIGNED[what], cells["state"])
    return f"{sign} {word.upper()}"


def _words(listing: Listing, cells: Row) -> str:
    modality = cells.get("modality", "asserted")
    more = {
        "modality_shown": f", {modality}" if modality != "asserted" else "",
        "to_shown": f"→ {cells['targets']}:" if cells.get("targets") else "·",
    }
    if listing.what == "acts":
        cells = cells | {"actor": cells["actor"] or "(nobody named)"}
    line = Formatter().vformat(line_of(listing.what), (), cells | more)
    if cells.get("names") == cells.get("name"):
        line = line.removesuffix(f" ({cells.get('names')})")
    return " ".join(line.split()).replace(" ()", "").strip(" :→")


def _below(cells: Row) -> Iterator[str]:
    if cells.get("status") == "proposed":
        yield "proposed"
    for name in ("says", "source"):
        if cells.get(name):
            yield f"account: {cells[name]}"
    for label, name in _DAYS:
        if cells.get(name):
            yield label + days.all_said(tuple(cells[name].split(", ")))
    if cells.get("file"):
        quote = f" “{clipped(cells['quote'], _QUOTED)}”" if cells.get("quote") else ""
        yield f"{cells['file']} {cells['start']}–{cells['end']}{quote}"
