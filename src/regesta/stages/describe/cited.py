"""References to earlier papers: 'Your 1775, October 15', 'your note of the 11th instant'."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark, Reference
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

FAR = 90
"""So many code points may stand between the word for a paper and its date."""
_DIGIT = re.compile(r"\d")
_NUMBER = r"(?:Nos?\.?\s*)?\d[\d,]*(?:\s*and\s*\d+)?"
_PHRASE = r"(?:[^.;:()]|(?<=[A-Z])\.|(?<=Mr|Dr|St)\.|(?<=Hon|Gen)\.)"
"""What does not end a phrase: stops of initials and titles do not."""
_NUMBER_BEHIND = re.compile(r",?\s*(?:No\.?|\(No\.?)\s*\d+\)?")
"""'(No. 17)' behind the date."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The beginnings of references, up to what may be a date.

    'your confidential note No. 17 of the', 'your 1775' without a word for a paper, 'Embtel 687',
    'my ' right before a date, and 'memorandum 571' that nobody owns.
    """
    words = papers().citations
    own = "(?:[Yy]our|[Mm]y|[Oo]ur)"
    persons, bodies = one_of(words.persons), rf"{one_of(words.bodies)}[’']s"
    whose = (
        rf"(?:[Yy]our(?:\s+{persons}[’']s)?|[Hh]is(?:\s+{persons}[’']s)?"
        rf"|(?:[Tt]he\s+)?{bodies}|{one_of((*words.owners, *words.articles))})"
    )
    nouns, sorts = (
        one_of((*some, *(word.capitalize() for word in some)))
        for some in (words.papers, words.sorts)
    )
    paper = rf"(?:{sorts}\s+)*{nouns}\b"
    number = r"(?:No\.?|Nos\.?|number|numbered)\s*\d[\w-]*"
    numbered = rf"(?:,?\s+(?:\({number}\)|{number}),?)?"
    of = r"(?:,?\s*(?:\(?No\.?\s*\d+\)?,?\s*)?(?:of|dated)\s+(?:the\s+)?)?"
    return (
        re.compile(rf"\b{whose}\s+{paper}{numbered}{of}"),
        re.compile(
            rf"\b(?:(?:{own}|{bodies})\s+"
            rf"(?:{_NUMBER},?\s*(?:of\s+)?(?:the\s+)?|(?=[A-Z][a-z]+\s\d))"
            rf"|{one_of(words.telegrams)}s?\s+{_NUMBER})"
        ),
        re.compile(rf"\b{nouns}\s+{_NUMBER}"),
    )


@cache
def _to_date() -> re.Pattern[str]:
    """What may stand between the word for a paper and its date."""
    words = papers().citations
    return re.compile(
        rf"(?:,?\s+(?:{one_of(words.links)}\b{_PHRASE}*?|[Nn]o\.?\s*\d+))?"
        rf",?\s+{one_of(words.before_dates)}\s+(?:the\s+)?"
    )


def find_cited(scene: Scene) -> Iterator[Reference]:
    """Yields references that carry a number or a date, in order, none overlapping another."""
    taken = -1
    for unit in [*scene.opening[-1:], *scene.body]:
        if not (unit.prose or unit.has("salutation")) or unit.start < taken:
            continue
        dates = scene.dates_in(unit.start, unit.end)
        if not dates and not _DIGIT.search(scene.text, unit.start, unit.end):
            continue
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
    numbered = any(c.isdigit() for c in words)
    date = next((d for d in dates if 0 <= d.start - end <= 1 or d.start <= end < d.end), None)
    if date is None or (_is_loose(words) and date.start >= end):
        date = _date_behind(end, scene, dates)
    if date is None:
        return None if not numbered or _is_vague(words) else found.start() + len(_bare(words))
    behind = None if numbered else _NUMBER_BEHIND.match(scene.text, date.end)
    return behind.end() if behind else date.end


def _date_behind(end: int, scene: Scene, dates: Sequence[Mark]) -> Mark | None:
    """The date that a phrase leads to: 'from Mr. Perry, under date of the 16th instant'."""
    near = next((d for d in dates if end <= d.start <= end + FAR), None)
    if near is None or " that " in scene.text[end : near.start]:
        return None
    return near if _to_date().fullmatch(scene.text, end, near.start) else None


def _is_loose(words: str) -> bool:
    """Whether a date right behind words may be when it was sent: 'a telegram yesterday'."""
    article = words.split(maxsplit=1)[0] in papers().citations.articles
    return article and words == words.rstrip() and words[-1:].isalpha()


def _is_vague(words: str) -> bool:
    """Whether words with a number but without a date may mean any paper: 'the note No. 3'."""
    tables = papers().citations
    if words.startswith(tables.telegrams) or any(body in words for body in tables.bodies):
        return False
    first = words.split(maxsplit=1)[0]
    return first in ("the", *tables.articles) or first not in tables.owners


def _bare(words: str) -> str:
    return words.rstrip(" ,(").removesuffix(" of").rstrip(" ,")
