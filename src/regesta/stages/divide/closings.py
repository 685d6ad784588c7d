"""Closings: where a paper's text ends, and which lines after that are still its own."""

from collections.abc import Sequence

from regesta.stages.divide.units import Unit

_AFTER = ("signature", "address", "close", "note", "source_note", "note_heading", "dateline", "rule_line", "label", "source_line")


def closing_start(units: Sequence[Unit], first: int, stop: int) -> int:
    """Index of the unit where the closing matter of units `[first, stop)` begins.

    Goes back over signatures, addresses, notes and dates to the last running text.
    """
    i = stop
    while i > first and not units[i - 1].prose and units[i - 1].has(*_AFTER):
        i -= 1
    if i > first and units[i - 1].prose and units[i - 1].has("close"):
        i -= 1
    return i


def own_end(units: Sequence[Unit], first: int, stop: int) -> int:
    """Index after the last unit that belongs to the paper; what follows up to `stop` is apparatus.

    Lines printed as titles before the next paper's head belong to neither, unless the paper has
    no other signature.
    """
    end = stop
    while end > first + 1 and _is_chapter(units[end - 1]) and not _may_sign(units, first, end - 1):
        end -= 1
    return end


def _is_chapter(unit: Unit) -> bool:
    return not unit.prose and unit.has("title", "signature") and not unit.has(
        "note", "source_note", "close", "file_number", "dateline", "number", "label", "rule_line", "source_line"
    ) and not (unit.has("address") and unit.marks["address"].certainty != "low")


def _may_sign(units: Sequence[Unit], first: int, at: int) -> bool:
    """Whether a title-like line may be the paper's signature or part of its address."""
    unit = units[at]
    if not unit.has("signature"):
        return False
    if unit.marks["signature"].certainty == "high":
        return True
    before = units[at - 1] if at > first else None
    if before is None or before.prose or before.has("close"):
        return True
    if before.has("address", "note", "source_note"):
        return False
    return before.has("signature") and unit.marks["signature"].certainty == "medium"
