"""For whom a paper speaks whose heading does not say: 'We, the Council …', '… entrusted me'."""

import re
from collections import Counter
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Party, Span
from regesta.names.phrase import has_office
from regesta.stages.describe.scene import Scene

OFTEN = 3
"""So many times a government must be named before it is taken for the speaker."""
_BODY = r"(?:[A-Z][\w’'-]+(?:\s+(?:of|for|the|and)(?:\s+the)?)?\s+){0,5}[A-Z][\w’'-]+"
_WE = re.compile(rf"\b[Ww]e,?\s+(?:are\s+)?the\s+(?P<who>{_BODY})(?=,)")


@cache
def _charged() -> re.Pattern[str]:
    """'The Council of Workmen has entrusted me'."""
    charges = one_of(papers().issuers.charges)
    return re.compile(rf"\b[Tt]he\s+(?P<who>{_BODY})\s+(?:has|have|had)\s+{charges}\s+me\b")


@cache
def _state() -> re.Pattern[str]:
    """'the Imperial Russian Government'."""
    states = one_of(papers().issuers.states)
    return re.compile(rf"\b[Tt]he\s+(?P<who>(?:[A-Z][\w-]+\s+){{1,3}}{states})\b")


def find_issuer(scene: Scene, *, alone: bool) -> Party | None:
    """The body that the text says it speaks for in so many words.

    With `alone`, where it is signed and addressed to nobody, else the government that it names
    again and again: inferred, not stated.
    """
    return _named(scene) or (_most_named(scene) if alone else None)


def _named(scene: Scene) -> Party | None:
    for unit in [*scene.opening[-1:], *scene.body]:
        for pattern in (_WE, _charged()):
            found = pattern.search(scene.text, unit.start, unit.end)
            if found and has_office(found["who"]):
                span = Span(*found.span("who"))
                return Party(name=found["who"], role=None, rule="issuer", evidence=(span,))
    return None


def _most_named(scene: Scene) -> Party | None:
    counted: Counter[str] = Counter()
    last: dict[str, Span] = {}
    for unit in scene.body:
        for found in _state().finditer(scene.text, unit.start, unit.end):
            counted[found["who"]] += 1
            last[found["who"]] = Span(*found.span("who"))
    who, times = min(counted.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    if times < OFTEN:
        return None
    return Party(name=who, role=None, rule="issuer", evidence=(last[who],), basis="inferred")
