"""The brief as JSON: the keys of each section first in the order that the export's page gives."""

from collections.abc import Collection
from typing import Any

import msgspec

from regesta.exchange.brief import SECTIONS, Brief, Line

_ASKED = ("on", "known_by", "known_to", "since")


def brief_json(brief: Brief, only: Collection[str] = ()) -> bytes:
    """One line of JSON, without its end.

    Args:
        brief: what the exchange says.
        only: sections to write; those that were not asked for are left out, not empty.
    """
    return msgspec.json.encode(brief_table(brief, only))


def brief_table(brief: Brief, only: Collection[str] = ()) -> dict[str, Any]:
    """The brief as a table of plain values, ready for JSON."""
    whole: dict[str, Any] = msgspec.to_builtins(brief)
    table = {name: whole[name] for name in _ASKED}
    for name in SECTIONS:
        if not only or name in only:
            table[name] = [_in_order(line) for line in whole[name]]
    if brief.since:
        table["gone"] = [one for one in whole["gone"] if not only or one["section"] in only]
    return table


def _in_order(line: dict[str, Any]) -> dict[str, Any]:
    """What every line carries comes after what its section lays down."""
    own = {name: value for name, value in line.items() if name not in Line.__struct_fields__}
    return own | {name: line[name] for name in Line.__struct_fields__ if name in line}
