"""Dates and newspapers' lines that end the paper above rather than head the one below."""

from collections.abc import Sequence

from regesta.stages.divide.opening import Opening
from regesta.stages.divide.signs import signs_of
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

DATES = frozenset({"dateline", "source_line"})
"""The signs that a paper's last line may bear as well as its first."""


def ends_paper(
    units: Sequence[Unit], i: int, signs: Sequence[str], openings: Sequence[Opening]
) -> bool:
    """Whether a date or a newspaper's line on a line of its own ends the paper above it.

    A date does so below a signature or a close, where what follows is text or a new heading, not a
    salutation, and where the paper that ends had no date at its head. `openings` are those above.
    """
    if set(signs) - DATES or i == 0:
        return False
    below = units[i + 1] if i + 1 < len(units) else None
    press = units[i].marks.get("source_line")
    if press and press.certainty == "high" and (below is None or not below.prose):
        return True
    strong = [o for o in openings if o.weight >= weights().threshold]
    if strong and "dateline" in strong[-1].signs:
        return False
    if below and below.has("heading") and not below.has("note"):
        return True
    if not _has_ended(units, i):
        return False
    return below is None or not below.has("salutation", "received", "number")


def _has_ended(units: Sequence[Unit], i: int) -> bool:
    """Whether a close, or a name or address below text, stands right above a unit."""
    above = units[i - 1]
    if above.prose or above.has("note", "heading"):
        return False
    if above.has("close"):
        return True
    if not above.has("signature", "address"):
        return False
    return i > 1 and units[i - 2].has("close", "signature", "paragraph")


def is_closing_date(opening: Opening, after: Opening | None) -> bool:
    """Whether a date right above the next paper's head ends the paper before."""
    return after is not None and after.first == opening.last + 1 and opening.signs <= DATES


def leave_closing_date(opening: Opening, units: Sequence[Unit]) -> None:
    """Leaves a date that begins a run to the paper before, where the run has another date."""
    first = units[opening.first]
    if set(signs_of(first)) - DATES or opening.last == opening.first:
        return
    rest = units[opening.first + 1 : opening.last + 1]
    dated = [u.marks["dateline"] for u in rest if _is_dated(u)]
    if not dated or not _begins_below(units, opening.first, rest):
        return
    opening.begin_at(opening.first + 1, rest[0])
    opening.note(dated[0], "dateline")


def _begins_below(units: Sequence[Unit], i: int, rest: Sequence[Unit]) -> bool:
    """Whether a paper's head begins below a unit: a sure heading, or one below a signature."""
    if i == 0:
        return False
    heading = rest[0].marks.get("heading")
    if heading and heading.certainty == "high":
        return True
    headed = any(u.has("heading", "running_number", "file_number", "number") for u in rest)
    return headed and units[i - 1].has("signature", "close", "address")


def _is_dated(unit: Unit) -> bool:
    return "dateline" in unit.marks and unit.marks["dateline"].value == "dated"
