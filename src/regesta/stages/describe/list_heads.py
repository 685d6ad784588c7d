"""Sender and addressee as lists at the head give them: 'MEMORANDUM FOR', 'TO:', 'From: …'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Party, Span
from regesta.names.parties import read_party
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

LINES = 12
"""So many lines behind the opening, or below the list's head, are looked at."""
LONGEST = 90
"""A paragraph of more code points is no party."""
_HEADS = ("subject", "dateline", "salutation", "senders", "addressees", "present")
_MAIL = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")


@cache
def _lead() -> re.Pattern[str]:
    words = papers().head_lines
    return re.compile(rf"^{one_of((*words.memorandum, *words.to, *words.from_))}\b\s*:?\s*")


def listed(scene: Scene, kind: str) -> Iterator[Party]:
    """The parties at or below the first head of a kind of list, `senders` or `addressees`."""
    units = [*scene.opening, *(u for u in scene.body[:LINES] if u not in scene.opening)]
    for i, unit in enumerate(units):
        if kind not in unit.marks:
            continue
        words = scene.words(unit.start, unit.end)
        lead = _lead().match(words)
        if lead and words[lead.end() :].strip():
            yield from _party(scene, unit.start + lead.end(), unit.end)
        elif lead:
            yield from _below(scene, units[i + 1 : i + LINES])
        return


def _below(scene: Scene, units: list[Unit]) -> Iterator[Party]:
    """The parties on lines up to the next head line or the text."""
    for unit in units:
        if unit.has(*_HEADS) or (unit.prose and unit.end - unit.start > LONGEST):
            return
        yield from _party(scene, unit.start, unit.end)


def _party(scene: Scene, start: int, end: int) -> Iterator[Party]:
    party = read_party(_MAIL.sub("", scene.words(start, end)))
    if party.name or party.role:
        span = Span(start, end)
        yield Party(name=party.name, role=party.role, rule="list_heads", evidence=(span,))
