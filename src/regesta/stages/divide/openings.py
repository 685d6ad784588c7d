"""Openings: runs of lines that head a paper, with what speaks for and against each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Evidence, Mark
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

SIGNS = (
    "file_number", "enumerator", "running_number", "number", "heading", "label", "enclosure", "dateline",
    "received", "subject", "addressees", "senders", "mail_date", "present", "call", "salutation",
    "source_line",
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


def opening_signs(unit: Unit, below: Unit | None = None) -> list[str]:
    """The signs on a unit that hold even if it might be the end of the paper before.

    `below` is the unit after it. A unit that looks like a heading is not taken for a signature; a place without a date, a title
    or a source line alone opens nothing.
    """
    signs = [s for s in SIGNS if s in unit.marks]
    dateline = unit.marks.get("dateline")
    if (
        dateline is not None
        and dateline.value == "place"
        and not ("heading" in signs or "label" in signs)
    ):
        signs.remove("dateline")
    heading = unit.marks.get("heading")
    if (heading and heading.certainty != "high" and _no_heading(unit, heading, below)) or (
        heading and dict(heading.attrs).get("numbered") and not _headed_text(heading, below)
    ):
        signs.remove("heading")
        heading = None
    if unit.has("source_note") or (
        unit.has("note") and not (heading and below and _heads(heading, below))
    ):
        return []
    return signs


def _no_heading(unit: Unit, heading: Mark, below: Unit | None) -> bool:
    """Whether a likely heading is an address, or a chapter's title right above a sure heading."""
    if "address" in unit.marks and unit.marks["address"].certainty != "low":
        return True
    if heading.certainty == "low" and unit.has("signature", "address"):
        return True
    next_ = below.marks.get("heading") if below else None
    return heading.value == "parties" and next_ is not None and next_.certainty == "high"


def _headed_text(heading: Mark, below: Unit | None) -> bool:
    """Whether a numbered line heads a paper rather than an item of a list: head matter follows."""
    if below is None:
        return False
    heads = (
        "dateline",
        "received",
        "subject",
        "addressees",
        "senders",
        "label",
        "file_number",
        "salutation",
    )
    return below.has(*heads) or (
        below.prose
        and not below.has("heading", "note")
        and heading.certainty != "low"
        and below.end - below.start > 200
    )


def _heads(heading: Mark, below: Unit) -> bool:
    """Whether a line that may be a note or a numbered heading is a heading: a dateline follows."""
    dateline = below.marks.get("dateline")
    return (
        bool(dict(heading.attrs).get("numbered")) and dateline is not None and not below.has("note")
    )


def find_openings(units: Sequence[Unit], text: str) -> list[Opening]:
    """Every run of units that may head a paper, weighed; in order, none overlapping."""
    openings: list[Opening] = []
    current: Opening | None = None
    listed = _lists(units)
    for i, unit in enumerate(units):
        signs = opening_signs(unit, units[i + 1] if i + 1 < len(units) else None)
        if i in listed:
            signs = [s for s in signs if s not in ("heading", "dateline")]
        if "enumerator" in signs and not _counts(units, i):
            signs.remove("enumerator")
        if current is None and signs == ["source_line"] and i > 0:
            signs = []
        if not signs:
            soft = (
                not unit.prose
                and unit.has("title", "dateline", "signature", "address")
                and not _ends(unit, units, i)
            )
            if current and not (soft and _goes_on(units, i)):
                openings.append(current)
                current = None
            continue
        if current and _begins_anew(current, signs, units, i):
            openings.append(current)
            current = None
        if current is None:
            if _closing_date(units, i, signs, openings):
                continue
            current = Opening(i, i)
            free = not openings or openings[-1].last < i - 1
            if i and free and "heading" not in signs and _own_title(units, i):
                current.first = i - 1
        current.last = i
        _weigh(current, unit, signs)
        if unit.prose or "salutation" in signs:
            openings.append(current)
            current = None
    if current:
        openings.append(current)
    openings = [
        o
        for o, after in zip(openings, [*openings[1:], None], strict=False)
        if not _is_closing_date(o, after)
    ]
    for opening in openings:
        _leave_chapter(opening, units)
        _leave_closing_date(opening, units)
        _weigh_before(opening, units, text)
    return openings


def _lists(units: Sequence[Unit]) -> frozenset[int]:
    """Places of headings that stand three or more in a row: a list of papers, not papers."""
    found: set[int] = set()
    run: list[int] = []
    for i, unit in enumerate([*units, Unit(0, 0)]):
        if unit.has("heading") and not unit.has("note", "source_note"):
            run.append(i)
            continue
        if run and unit.has("enumerator"):
            continue
        if run and unit.has("dateline", "label", "received", "salutation", "number"):
            run.pop()  # head matter follows: this one heads a paper
        if len(run) > 2:
            found.update(run)
        run = []
    return frozenset(found)


def _counts(units: Sequence[Unit], i: int) -> bool:
    """Whether head matter stands right below a lone letter or numeral."""
    value = units[i].marks["enumerator"].value or ""
    if value.islower() or i + 1 >= len(units):
        return False
    below = units[i + 1]
    if below.has("heading") and below.marks["heading"].certainty == "high":
        return True
    return not value.isdigit() and below.has("dateline", "label") and not below.prose


def _own_title(units: Sequence[Unit], i: int) -> bool:
    """Whether the line above head matter that has no heading is the paper's own title."""
    above = units[i - 1]
    if (
        above.prose
        or not above.has("title", "heading")
        or above.has("signature", "note", "address")
    ):
        return False
    headed = any(u.has("heading") for u in units[i : i + 4] if not u.prose)
    return not headed and i > 1 and units[i - 2].has("signature", "address", "note")


def _weigh(opening: Opening, unit: Unit, signs: Sequence[str]) -> None:
    table = weights().opening
    for sign in signs:
        mark = unit.marks[sign]
        if sign == "heading":
            numbered = dict(mark.attrs).get("numbered")
            key = "heading_kind" if mark.value == "kind" else f"heading_{mark.certainty}"
            if "heading" in opening.signs:
                continue
            opening.evidence.append(
                Evidence(rule=key, start=mark.start, end=mark.end, weight=table[key])
            )
            if numbered:
                opening.signs.add("numbered")
                opening.evidence.append(
                    Evidence(
                        rule="numbered",
                        start=mark.start,
                        end=mark.start + len(numbered),
                        weight=table["numbered"],
                    )
                )
        elif sign == "file_number":
            key = f"file_number_{mark.certainty}"
            opening.evidence.append(
                Evidence(rule=key, start=mark.start, end=mark.end, weight=table[key])
            )
        elif sign == "label" and dict(mark.attrs).get("extract") and "extract" not in opening.signs:
            opening.signs.add("extract")
            opening.evidence.append(
                Evidence(rule="extract", start=mark.start, end=mark.end, weight=table["extract"])
            )
        elif sign not in opening.signs:
            opening.evidence.append(
                Evidence(rule=sign, start=mark.start, end=mark.end, weight=table[sign])
            )
        opening.signs.add(sign)


def _begins_anew(current: Opening, signs: Sequence[str], units: Sequence[Unit], i: int) -> bool:
    """Whether a sign inside a run can only belong to the next paper."""
    if "file_number" in signs and current.signs & {"file_number", "heading", "dateline"}:
        return not (current.last == i - 1 and current.signs <= {"file_number"})
    if (
        "enclosure" in signs
        and current.signs & {"enclosure", "dateline"}
        and "heading" in current.signs | {"enclosure"}
    ):
        return "dateline" in current.signs or "enclosure" in current.signs
    heading = units[i].marks.get("heading")
    if (
        "heading" in signs
        and heading
        and heading.certainty == "high"
        and heading.value == "parties"
    ):
        return "heading" in current.signs and bool(current.signs & {"dateline", "salutation"})
    if "running_number" in signs and "dateline" in current.signs:
        below = units[i + 1] if i + 1 < len(units) else None
        return below is None or not (below.prose or below.has("salutation"))
    return False


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


def _closing_date(
    units: Sequence[Unit], i: int, signs: Sequence[str], openings: Sequence[Opening]
) -> bool:
    """Whether a date on a line of its own ends a paper: it stands below a signature or a close.

    It does so where what follows is text or a new heading, not a salutation, and where the paper
    that ends had no date at its head.
    """
    if set(signs) - {"dateline", "source_line"} or i == 0:
        return False
    press = units[i].marks.get("source_line")
    if press and press.certainty == "high" and (i + 1 == len(units) or not units[i + 1].prose):
        return True
    strong = [o for o in openings if o.weight >= weights().threshold]
    if strong and "dateline" in strong[-1].signs:
        return False
    before = units[i - 1]
    if i + 1 < len(units) and units[i + 1].has("heading") and not units[i + 1].has("note"):
        return True
    if (
        before.prose
        or not before.has("signature", "address", "close")
        or before.has("note", "heading")
    ):
        return False
    if not before.has("close") and not (
        i > 1 and units[i - 2].has("close", "signature", "paragraph")
    ):
        return False
    after = units[i + 1] if i + 1 < len(units) else None
    return after is None or not after.has("salutation", "received", "number")


def _leave_chapter(opening: Opening, units: Sequence[Unit]) -> None:
    """Leaves to the chapter what stands above its title in capitals: 'No. 12.', 'DENMARK.'"""
    for i in range(opening.first + 1, opening.last):
        unit = units[i]
        if opening_signs(unit) or not unit.has("title"):
            continue
        below = units[i + 1 : opening.last + 1]
        above = units[opening.first : i]
        heads = any(u.has("heading") and u.marks["heading"].value == "parties" for u in below)
        if heads and not any(
            u.has("heading", "file_number", "dateline", "enclosure") for u in above
        ):
            opening.first = i + 1
            opening.evidence[:] = [e for e in opening.evidence if e.start >= units[i + 1].start]
            return


def _is_closing_date(opening: Opening, after: Opening | None) -> bool:
    """Whether a date right above the next paper's head ends the paper before."""
    return (
        after is not None
        and after.first == opening.last + 1
        and opening.signs <= {"dateline", "source_line"}
    )


def _leave_closing_date(opening: Opening, units: Sequence[Unit]) -> None:
    """Leaves a date that begins a run to the paper before, where the run has another date."""
    first = units[opening.first]
    if set(opening_signs(first)) - {"dateline", "source_line"} or opening.last == opening.first:
        return
    rest = units[opening.first + 1 : opening.last + 1]
    dated = any("dateline" in u.marks and u.marks["dateline"].value == "dated" for u in rest)
    above = opening.first > 0 and units[opening.first - 1].has("signature", "close", "address")
    headed = (
        rest[0].has("heading")
        and rest[0].marks["heading"].certainty == "high"
        and opening.first > 0
    )
    numbered = any(u.has("heading", "running_number", "file_number", "number") for u in rest)
    if dated and (headed or (above and numbered)):
        opening.evidence[:] = [e for e in opening.evidence if e.start >= rest[0].start]
        for unit in rest:
            if "dateline" in unit.marks and unit.marks["dateline"].value == "dated":
                _weigh_again(opening, unit)
                break
        opening.first += 1


def _weigh_again(opening: Opening, unit: Unit) -> None:
    mark = unit.marks["dateline"]
    weight = weights().opening["dateline"]
    opening.evidence.append(
        Evidence(rule="dateline", start=mark.start, end=mark.end, weight=weight)
    )


def _weigh_before(opening: Opening, units: Sequence[Unit], text: str) -> None:
    table = weights().before
    first = units[opening.first]
    if text[first.start] in '“"‘«':
        opening.evidence.append(
            Evidence(rule="quoted", start=first.start, end=first.start + 1, weight=table["quoted"])
        )
    below = units[opening.last + 1] if opening.last + 1 < len(units) else None
    if below and text.startswith(("P. S", "P.S", "Postscript"), below.start):
        opening.evidence.append(
            Evidence(
                rule="postscript",
                start=below.start,
                end=below.start + 5,
                weight=table["postscript"],
            )
        )
    i = opening.first - 1
    while i >= 0 and units[i].has("rule_line", "title") and not units[i].has("signature", "note"):
        i -= 1
    if i < 0:
        opening.evidence.append(
            Evidence(
                rule="start_of_source",
                start=first.start,
                end=first.end,
                weight=table["start_of_source"],
            )
        )
        return
    before = units[i]
    for kinds, rule in (
        (("note", "source_note"), "note"),
        (("address",), "address"),
        (("signature",), "signature"),
    ):
        if before.has(*kinds) and not before.prose:
            opening.evidence.append(
                Evidence(rule=rule, start=before.start, end=before.end, weight=table[rule])
            )
            return
    if text[before.end - 1] == ":":
        opening.evidence.append(
            Evidence(rule="lead_in", start=before.end - 1, end=before.end, weight=table["lead_in"])
        )
