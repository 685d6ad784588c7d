"""Papers quoted inside papers without a heading: an ending after which the text goes on."""

from collections.abc import Iterator, Sequence

from regesta.model import Evidence
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

_SIGNS = ("close", "signature", "dateline")
Found = tuple[int, int, list[Evidence]]
"""First unit, unit after the last, evidence."""


def find_quoted(units: Sequence[Unit], first: int, stop: int, text: str) -> Iterator[Found]:
    """Yields each paper quoted in the units `[first, stop)`.

    An ending (signature with close or date, at least two of these) must be followed by running
    text. It begins after a line that leads in with a colon, or at a salutation, or, where the
    source is cut off at its start, there. Without one of these nothing is asserted.
    """
    i = floor = first
    while i < stop:
        if units[i].prose:
            i += 1
            continue
        after, evidence = _ending(units, i, stop)
        if _ends_quotation(units, floor, i, after, stop, evidence):
            begin = _begin(units, floor, i, text)
            if begin is not None:
                yield begin, after, evidence
            floor = after
        i = max(after, i + 1)


def _ending(units: Sequence[Unit], first: int, stop: int) -> tuple[int, list[Evidence]]:
    """The unit after a run of closing lines that begins at a unit, and its signs, each once."""
    evidence: dict[str, Evidence] = {}
    i = first
    while i < stop and not units[i].prose and units[i].has(*_SIGNS):
        for sign in _SIGNS:
            if sign in units[i].marks and sign not in evidence and _counts(units[i], sign):
                evidence[sign] = _evidence(units[i], sign)
        i += 1
    return i, list(evidence.values())


def _evidence(unit: Unit, sign: str) -> Evidence:
    mark = unit.marks[sign]
    return Evidence(
        rule="quoted_paper",
        start=mark.start,
        end=mark.end,
        weight=weights().quoted[sign],
        sign=f"ends_with_{sign}",
    )


def _ends_quotation(
    units: Sequence[Unit], floor: int, i: int, after: int, stop: int, evidence: Sequence[Evidence]
) -> bool:
    """Whether an ending in the units `[i, after)` is sure, with text above and below it."""
    signed = any(e.sign == "ends_with_signature" for e in evidence)
    if not signed or sum(e.weight for e in evidence) < weights().quoted["threshold"]:
        return False
    return after < stop and units[after].prose and any(u.prose for u in units[floor:i])


def _counts(unit: Unit, sign: str) -> bool:
    dated = unit.has("dateline") and unit.marks["dateline"].value == "dated"
    return {"close": True, "dateline": dated, "signature": not dated}[sign]


def _begin(units: Sequence[Unit], floor: int, ending: int, text: str) -> int | None:
    for i in range(ending - 1, floor - 1, -1):
        if units[i].has("salutation") and i > floor:
            return i
        if text[units[i].end - 1] == ":" and i + 1 < ending:
            return i + 1
    if floor == 0 and text[units[0].start].islower():
        return floor
    return None
