"""The brief as JSON: the keys of each section first in the order that the export's page gives."""

from collections.abc import Collection
from typing import Any

from regesta.exchange import stretches
from regesta.exchange.brief import Brief


def brief_json(brief: Brief, only: Collection[str] = ()) -> bytes:
    """One line of JSON, without its end.

    Args:
        brief: what the exchange says.
        only: sections to write; those that were not asked for are left out, not empty.
    """
    asked: dict[str, Any] = {
        "on": brief.on, "known_by": brief.known_by, "known_to": brief.known_to,
        "since": brief.since,
    }  # fmt: skip
    if brief.since:
        asked["gone"] = [one for one in brief.gone if not only or one.section in only]
    return stretches.brief_json(
        asked, lambda name: map(stretches.line_json, getattr(brief, name)), only
    )
