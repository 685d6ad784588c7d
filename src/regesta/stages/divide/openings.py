"""Openings: runs of lines that head a paper, with what speaks for and against each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Evidence
from regesta.stages.divide.units import Unit
from regesta.stages.divide.weights import weights

SIGNS = (
    "file_number", "running_number", "number", "heading", "label", "enclosure", "dateline",
    "received", "subject", "addressees", "senders", "present", "salutation", "source_line",
)  # fmt: skip
"""Kinds of mark that speak for an opening, each counted once."""
ENDS = ("signature", "address", "close", "note", "source_note")


@dataclass(slots=True)
class Opening:
    """Units `[first, last]` that head a paper, the evidence, and its sum."""

    first: int
    last: int
    signs: set[str] = field(default_factory=set[str])
    evidence: list[Evidence] = field(default_factory=list[Evidence])

    @property
    def weight(self) -> float:
        """What the evidence adds up to."""
        return sum(e.weight for e in self.evidence)


def opening_signs(unit: Unit) -> list[str]:
    """The signs on a unit that hold even if it might be the end of the paper before.

    A unit that looks like a heading is not taken for a signature; a place without a date, a title
    or a source line alone opens nothing.
    """
    signs = [s for s in SIGNS if s in unit.marks]
    dateline = unit.marks.get("dateline")
    if dateline is not None and dateline.value == "place" and not ("heading" in signs or "label" in signs):
        signs.remove("dateline")
    heading = unit.marks.get("heading")
    if heading and heading.certainty == "low" and unit.has("signature", "address"):
        signs.remove("heading")
    note = unit.has("note", "source_note")
    if note and not (heading and dict(heading.attrs).get("numbered")):
        return []
    return signs


def find_openings(units: Sequence[Unit], text: str) -> list[Opening]:
    """Every run of units that may head a paper, weighed; in order, none overlapping."""
    openings: list[Opening] = []
    current: Opening | None = None
    for i, unit in enumerate(units):
        signs = opening_signs(unit)
        if not signs:
            soft = not unit.prose and unit.has("title", "dateline", "signature", "address") and not _ends(unit, units, i)
            if current and not (soft and _goes_on(units, i)):
                openings.append(current)
                current = None
            continue
        if current and _begins_anew(current, signs, unit):
            openings.append(current)
            current = None
        if current is None:
            if _closing_date(units, i, signs):
                continue
            current = Opening(i, i)
        current.last = i
        _weigh(current, unit, signs)
        if unit.prose or "salutation" in signs:
            openings.append(current)
            current = None
    if current:
        openings.append(current)
    for opening in openings:
        _weigh_before(opening, units, text)
    return openings


def _weigh(opening: Opening, unit: Unit, signs: Sequence[str]) -> None:
    table = weights().opening
    for sign in signs:
        mark = unit.marks[sign]
        if sign == "heading":
            numbered = dict(mark.attrs).get("numbered")
            key = "heading_kind" if mark.value == "kind" else f"heading_{mark.certainty}"
            if "heading" in opening.signs:
                continue
            opening.evidence.append(Evidence(rule=key, start=mark.start, end=mark.end, weight=table[key]))
            if numbered:
                opening.signs.add("numbered")
                opening.evidence.append(
                    Evidence(rule="numbered", start=mark.start, end=mark.start + len(numbered), weight=table["numbered"])
                )
        elif sign == "file_number":
            key = f"file_number_{mark.certainty}"
            opening.evidence.append(Evidence(rule=key, start=mark.start, end=mark.end, weight=table[key]))
        elif sign not in opening.signs:
            opening.evidence.append(Evidence(rule=sign, start=mark.start, end=mark.end, weight=table[sign]))
        opening.signs.add(sign)


def _begins_anew(current: Opening, signs: Sequence[str], unit: Unit) -> bool:
    """Whether a sign inside a run can only belong to the next paper."""
    if "file_number" in signs and current.signs & {"file_number", "heading", "dateline"}:
        return True
    if "enclosure" in signs and current.signs & {"enclosure", "dateline"} and "heading" in current.signs | {"enclosure"}:
        return "dateline" in current.signs or "enclosure" in current.signs
    heading = unit.marks.get("heading")
    if "heading" in signs and heading and heading.certainty == "high" and heading.value == "parties":
        return "heading" in current.signs and bool(current.signs & {"dateline", "salutation"})
    return "running_number" in signs and "heading" in current.signs


def _ends(unit: Unit, units: Sequence[Unit], i: int) -> bool:
    """Whether a soft line ends what stands before it rather than heading what follows."""
    return i > 0 and (units[i - 1].prose or units[i - 1].has("close")) and unit.has("signature")


def _goes_on(units: Sequence[Unit], i: int) -> bool:
    """Whether head matter goes on after a soft line."""
    for unit in units[i + 1 : i + 4]:
        if opening_signs(unit):
            return True
        if unit.prose:
            return False
    return False


def _closing_date(units: Sequence[Unit], i: int, signs: Sequence[str]) -> bool:
    """Whether a date on a line of its own ends a paper: it stands below a signature or a close.

    It does so where what follows is text or a new heading, not a salutation.
    """
    if set(signs) - {"dateline", "source_line"} or i == 0:
        return False
    before = units[i - 1]
    if before.prose or not before.has("signature", "address", "close") or before.has("note", "heading"):
        return False
    if not before.has("close") and not (i > 1 and units[i - 2].has("close", "signature", "paragraph")):
        return False
    after = units[i + 1] if i + 1 < len(units) else None
    return after is None or not after.has("salutation", "received", "number")


def _weigh_before(opening: Opening, units: Sequence[Unit], text: str) -> None:
    table = weights().before
    first = units[opening.first]
    if text[first.start] in "“\"‘«":
        opening.evidence.append(Evidence(rule="quoted", start=first.start, end=first.start + 1, weight=table["quoted"]))
    i = opening.first - 1
    while i >= 0 and units[i].has("rule_line", "title") and not units[i].has("signature", "note"):
        i -= 1
    if i < 0:
        opening.evidence.append(
            Evidence(rule="start_of_source", start=first.start, end=first.end, weight=table["start_of_source"])
        )
        return
    before = units[i]
    for kinds, rule in ((("note", "source_note"), "note"), (("address",), "address"), (("signature",), "signature")):
        if before.has(*kinds) and not before.prose:
            opening.evidence.append(Evidence(rule=rule, start=before.start, end=before.end, weight=table[rule]))
            return
    if text[before.end - 1] == ":":
        opening.evidence.append(
            Evidence(rule="lead_in", start=before.end - 1, end=before.end, weight=table["lead_in"])
        )
