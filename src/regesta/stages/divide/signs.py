"""The signs on a line that speak for a paper's beginning there."""

from collections.abc import Sequence

from regesta.model import Mark
from regesta.stages.units import Unit

SIGNS = (
    "file_number", "enumerator", "running_number", "number", "heading", "label", "enclosure",
    "dateline", "received", "subject", "addressees", "senders", "mail_date", "present", "call",
    "salutation", "source_line",
)  # fmt: skip
"""Kinds of mark that speak for an opening, each counted once."""
_HEAD_MATTER = (
    "dateline", "received", "subject", "addressees", "senders", "label", "file_number",
    "salutation",
)  # fmt: skip
"""Kinds of mark that follow a heading."""
_LONG = 200
"""A paragraph of more code points below a numbered line shows that the line heads a paper."""


def signs_of(unit: Unit, below: Unit | None = None) -> list[str]:
    """The signs on a unit that hold even if it might be the end of the paper before.

    `below` is the unit after it. A unit that looks like a heading is not taken for a signature; a
    place without a date, a title or a source line alone opens nothing.
    """
    signs = [sign for sign in SIGNS if sign in unit.marks]
    dateline, heading = unit.marks.get("dateline"), unit.marks.get("heading")
    if dateline and dateline.value == "place" and not unit.has("heading", "label"):
        signs.remove("dateline")
    if heading and not _holds(heading, unit, below):
        signs.remove("heading")
        heading = None
    if unit.has("source_note"):
        return []
    if unit.has("note") and not (heading and below and _is_numbered_head(heading, below)):
        return []
    return signs


def lists_of(units: Sequence[Unit]) -> frozenset[int]:
    """Places of headings that stand three or more in a row: a list of papers, not papers.

    The last of them is none of the list where head matter follows it.
    """
    found: set[int] = set()
    run: list[int] = []
    for i, unit in enumerate([*units, Unit(0, 0)]):
        if unit.has("heading") and not unit.has("note", "source_note"):
            run.append(i)
            continue
        if run and unit.has("enumerator"):
            continue
        if run and unit.has("dateline", "label", "received", "salutation", "number"):
            run.pop()
        if len(run) > 2:
            found.update(run)
        run = []
    return frozenset(found)


def enumerator_counts(unit: Unit, below: Unit | None) -> bool:
    """Whether head matter stands right below a lone letter or numeral."""
    value = unit.marks["enumerator"].value or ""
    if value.islower() or below is None:
        return False
    if below.has("heading") and below.marks["heading"].certainty == "high":
        return True
    return not value.isdigit() and below.has("dateline", "label") and not below.prose


def _holds(heading: Mark, unit: Unit, below: Unit | None) -> bool:
    if heading.certainty != "high" and _is_other(heading, unit, below):
        return False
    return "numbered" not in dict(heading.attrs) or _heads_text(heading, below)


def _is_other(heading: Mark, unit: Unit, below: Unit | None) -> bool:
    """Whether a likely heading is an address, or a chapter's title right above a sure heading."""
    if "address" in unit.marks and unit.marks["address"].certainty != "low":
        return True
    if heading.certainty == "low" and unit.has("signature", "address"):
        return True
    next_ = below.marks.get("heading") if below else None
    return heading.value == "parties" and next_ is not None and next_.certainty == "high"


def _heads_text(heading: Mark, below: Unit | None) -> bool:
    """Whether a numbered line heads a paper rather than an item of a list: head matter follows."""
    if below is None:
        return False
    if below.has(*_HEAD_MATTER):
        return True
    paragraph = below.prose and not below.has("heading", "note")
    return paragraph and heading.certainty != "low" and below.end - below.start > _LONG


def _is_numbered_head(heading: Mark, below: Unit) -> bool:
    """Whether a line that may be a note or a numbered heading is a heading: a dateline follows."""
    return "numbered" in dict(heading.attrs) and below.has("dateline") and not below.has("note")
