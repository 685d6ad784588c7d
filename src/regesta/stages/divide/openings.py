"""Openings: where runs of lines that may head a paper begin and end."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from regesta.stages.divide.before import weigh_before
from regesta.stages.divide.closing_dates import (
    DATES,
    ends_paper,
    is_closing_date,
    leave_closing_date,
)
from regesta.stages.divide.opening import Opening
from regesta.stages.divide.signs import SIGNS, enumerator_counts, lists_of, signs_of
from regesta.stages.units import Unit

__all__ = ["SIGNS", "Opening", "find_openings"]


def find_openings(units: Sequence[Unit], text: str) -> list[Opening]:
    """Every run of units that may head a paper, weighed; in order, none overlapping."""
    found = _runs(units)
    openings = [
        opening
        for opening, after in zip_longest(found, found[1:])
        if not is_closing_date(opening, after)
    ]
    for opening in openings:
        _leave_chapter(opening, units)
        leave_closing_date(opening, units)
        weigh_before(opening, units, text)
    return openings


def _runs(units: Sequence[Unit]) -> list[Opening]:
    """Runs of units with signs, and of soft lines between such; each ends at running text."""
    done: list[Opening] = []
    current: Opening | None = None
    listed = lists_of(units)
    for i, unit in enumerate(units):
        signs = _signs_at(units, i, listed=i in listed, within=current is not None)
        ends = current and (
            _begins_anew(current, signs, units, i) if signs else not _goes_on(units, i)
        )
        if current and ends:
            done.append(current)
            current = None
        if not signs:
            continue
        if current is None:
            if ends_paper(units, i, signs, done):
                continue
            current = _begun(units, i, signs, done)
        current.last = i
        current.add(unit, signs)
        if unit.prose or "salutation" in signs:
            done.append(current)
            current = None
    return [*done, current] if current else done


def _signs_at(units: Sequence[Unit], i: int, *, listed: bool, within: bool) -> list[str]:
    """The signs that count on the `i`th unit.

    Args:
        units: the source's units.
        i: its place.
        listed: whether it stands in a list of papers.
        within: whether an opening goes on there.
    """
    below = units[i + 1] if i + 1 < len(units) else None
    signs = signs_of(units[i], below)
    if listed:
        signs = [sign for sign in signs if sign not in ("heading", "dateline")]
    if "enumerator" in signs and not enumerator_counts(units[i], below):
        signs.remove("enumerator")
    if signs != ["source_line"] or within:
        return signs
    # A collection's title above its first paper opens none; a newspaper's line may.
    return signs if i == 0 and units[i].marks["source_line"].certainty == "high" else []


def _begun(units: Sequence[Unit], i: int, signs: Sequence[str], done: Sequence[Opening]) -> Opening:
    """An opening that begins at the `i`th unit, or at its own title right above."""
    free = i > 0 and (not done or done[-1].last < i - 1)
    titled = free and "heading" not in signs and _own_title(units, i)
    return Opening(i - 1 if titled else i, i)


def _own_title(units: Sequence[Unit], i: int) -> bool:
    """Whether the line above head matter that has no heading is the paper's own title."""
    above = units[i - 1]
    if above.prose or not above.has("title", "heading"):
        return False
    if above.has("signature", "note", "address"):
        return False
    headed = any(u.has("heading") for u in units[i : i + 4] if not u.prose)
    return not headed and i > 1 and units[i - 2].has("signature", "address", "note")


def _begins_anew(current: Opening, signs: Sequence[str], units: Sequence[Unit], i: int) -> bool:
    """Whether a sign inside a run can only belong to the next paper."""
    seen = current.signs
    if "file_number" in signs and seen & {"file_number", "heading", "dateline"}:
        return not (current.last == i - 1 and seen <= {"file_number"})
    if "enclosure" in signs and (seen <= DATES or _heads_another(seen)):
        return True
    heading = units[i].marks.get("heading")
    if (
        "heading" in signs
        and heading
        and heading.value == "parties"
        and heading.certainty == "high"
    ):
        return "heading" in seen and bool(seen & {"dateline", "salutation"})
    if "running_number" in signs and "dateline" in seen:
        below = units[i + 1] if i + 1 < len(units) else None
        return below is None or not (below.prose or below.has("salutation"))
    return False


def _heads_another(seen: AbstractSet[str]) -> bool:
    return "heading" in seen and bool(seen & {"enclosure", "dateline"})


def _goes_on(units: Sequence[Unit], i: int) -> bool:
    """Whether a unit without signs is a soft line, and head matter goes on after it."""
    unit = units[i]
    if unit.prose or not unit.has("title", "dateline", "signature", "address"):
        return False
    below_text = i > 0 and (units[i - 1].prose or units[i - 1].has("close"))
    if below_text and unit.has("signature"):
        return False
    for after in units[i + 1 : i + 4]:
        if signs_of(after):
            return True
        if after.prose:
            return False
    return False


def _leave_chapter(opening: Opening, units: Sequence[Unit]) -> None:
    """Leaves to the chapter what stands above its title in capitals: 'No. 12.', 'DENMARK.'."""
    for i in range(opening.first + 1, opening.last):
        if signs_of(units[i]) or not units[i].has("title"):
            continue
        below, above = units[i + 1 : opening.last + 1], units[opening.first : i]
        heads = any(u.has("heading") and u.marks["heading"].value == "parties" for u in below)
        own = any(u.has("heading", "file_number", "dateline", "enclosure") for u in above)
        if heads and not own:
            opening.begin_at(i + 1, units[i + 1])
            return
