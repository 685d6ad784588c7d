"""Papers quoted inside papers without a heading: an ending after which the text goes on."""

from collections.abc import Iterator, Sequence

from regesta.model import Evidence
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

_SIGNS = ("close", "signature", "dateline")


def find_quoted(
    units: Sequence[Unit], first: int, stop: int, text: str
) -> Iterator[tuple[int, int, list[Evidence]]]:
    """Yields `(first unit, unit after the last, evidence)` for each paper quoted in `[first, stop)`.

    An ending (signature with office, close or date, at least two of these) must be followed by
    running text. It begins after a line that leads in with a colon, or at a salutation, or, where
    the source is cut off at its start, there. Without one of these nothing is asserted.
    """
    table = weights().quoted
    i = first
    floor = first
    while i < stop:
        if units[i].prose:
            i += 1
            continue
        j = i
        evidence: list[Evidence] = []
        seen: set[str] = set()
        while j < stop and not units[j].prose and units[j].has(*_SIGNS):
            for sign in _SIGNS:
                if sign in units[j].marks and sign not in seen and _counts(units[j], sign):
                    seen.add(sign)
                    mark = units[j].marks[sign]
                    evidence.append(
                        Evidence(
                            rule=f"ends_with_{sign}",
                            start=mark.start,
                            end=mark.end,
                            weight=table[sign],
                        )
                    )
            j += 1
        weight = sum(e.weight for e in evidence)
        goes_on = j < stop and units[j].prose and any(u.prose for u in units[floor:i])
        if weight >= table["threshold"] and "signature" in seen and goes_on:
            begin = _begin(units, floor, i, text)
            if begin is not None:
                yield begin, j, evidence
            floor = j
        i = max(j, i + 1)


def _counts(unit: Unit, sign: str) -> bool:
    mark = unit.marks[sign]
    if sign == "dateline":
        return mark.value == "dated"
    if sign == "signature":
        return not (unit.has("dateline") and unit.marks["dateline"].value == "dated")
    return True


def _begin(units: Sequence[Unit], floor: int, ending: int, text: str) -> int | None:
    for i in range(ending - 1, floor - 1, -1):
        if units[i].has("salutation") and i > floor:
            return i
        if text[units[i].end - 1] == ":" and i + 1 < ending:
            return i + 1
    first = units[floor]
    if floor == 0 and text[first.start].islower():
        return floor
    return None
