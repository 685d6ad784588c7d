"""What stands before an opening and counts: a signature, a colon, a quotation mark."""

from collections.abc import Sequence

from regesta.model import Evidence
from regesta.stages.divide.opening import Opening
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

_ENDED = {
    "note": ("note", "source_note"),
    "address": ("address",),
    "signature": ("signature",),
}
"""Signs that the text before had ended, with the kinds of mark that show each."""


def weigh_before(opening: Opening, units: Sequence[Unit], text: str) -> None:
    """Adds to an opening's evidence what the lines about it say."""
    first = units[opening.first]
    if text[first.start] in '“"‘«':
        _note(opening, "quoted", first.start, first.start + 1)
    below = units[opening.last + 1] if opening.last + 1 < len(units) else None
    if below and text.startswith(("P. S", "P.S", "Postscript"), below.start):
        _note(opening, "postscript", below.start, below.start + 5)
    before = _last_text(units, opening.first)
    if before is None:
        _note(opening, "start_of_source", first.start, first.end)
        return
    ended = next((sign for sign, kinds in _ENDED.items() if before.has(*kinds)), None)
    if ended and not before.prose:
        _note(opening, ended, before.start, before.end)
    elif text[before.end - 1] == ":":
        _note(opening, "lead_in", before.end - 1, before.end)


def _last_text(units: Sequence[Unit], i: int) -> Unit | None:
    """The unit before the `i`th that is neither a rule nor a title; None where none is."""
    while i > 0:
        unit = units[i - 1]
        if not unit.has("rule_line", "title") or unit.has("signature", "note"):
            return unit
        i -= 1
    return None


def _note(opening: Opening, sign: str, start: int, end: int) -> None:
    weight = weights().before[sign]
    opening.evidence.append(Evidence(rule="before", start=start, end=end, weight=weight, sign=sign))
