"""References to earlier papers: 'Your 1775, October 15', 'your note of the 11th instant'."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark, Reference
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

_NUMBER = r"(?:Nos?\.?\s*)?\d[\d,]*(?:\s*and\s*\d+)?"
_NUMBER_BEHIND = re.compile(r",?\s*(?:No\.?|\(No\.?)\s*\d+\)?")
"""'(No. 17)' behind the date."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """'your confidential note No. 17 of the', and 'your 1775' without a word for a paper."""
    words = papers().citations
    own = "(?:[Yy]our|[Mm]y|[Oo]ur)"
    persons, bodies = one_of(words.persons), rf"{one_of(words.bodies)}[’']s"
    whose = (
        rf"(?:[Yy]our(?:\s+{persons}[’']s)?|[Hh]is(?:\s+{persons}[’']s)?"
        rf"|(?:the\s+)?{bodies}|{one_of(words.owners)})"
    )
    paper = rf"(?:{one_of(words.sorts)}\s+)*{one_of(words.papers)}"
    numbered = r"(?:,?\s+(?:No\.?|Nos\.?|number|numbered)\s*\d[\w-]*,?)?"
    of = r"(?:,?\s*(?:\(?No\.?\s*\d+\)?,?\s*)?(?:of|dated)\s+(?:the\s+)?)?"
    return (
        re.compile(rf"\b{whose}\s+{paper}{numbered}{of}"),
        re.compile(rf"\b(?:{own}|{bodies})\s+{_NUMBER},?\s*(?:of\s+)?(?:the\s+)?"),
    )


def find_cited(scene: Scene) -> Iterator[Reference]:
    """Yields references that carry a number or a date, in order, none overlapping another."""
    taken = -1
    for unit in [*scene.opening[-1:], *scene.body]:
        if not (unit.prose or unit.has("salutation")) or unit.start < taken:
            continue
        dates = scene.dates_in(unit.start, unit.end)
        for found in _matches(scene, unit):
            if found.start() < taken:
                continue
            end = _end(found, scene, dates)
            if end is not None:
                taken = end
                yield Reference(
                    text=scene.printed[found.start() : end],
                    start=found.start(),
                    end=end,
                    rule="cited",
                )


def _matches(scene: Scene, unit: Unit) -> Sequence[re.Match[str]]:
    found = (m for p in _patterns() for m in p.finditer(scene.text, unit.start, unit.end))
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def _end(found: re.Match[str], scene: Scene, dates: Sequence[Mark]) -> int | None:
    """Where a reference ends, its date or number included; None where it has neither."""
    words, end = found[0], found.end()
    date = next((d for d in dates if 0 <= d.start - end <= 1 or d.start <= end < d.end), None)
    numbered = any(c.isdigit() for c in words)
    if date is None:
        if not numbered or words.startswith("the "):
            return None
        return found.start() + len(words.rstrip(" ,(").removesuffix(" of").rstrip(" ,"))
    behind = None if numbered else _NUMBER_BEHIND.match(scene.text, date.end)
    return behind.end() if behind else date.end
