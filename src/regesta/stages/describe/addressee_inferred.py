"""Whom a text addresses without naming them at its head."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Party, Span
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

TWICE = 2
"""So many times they must be spoken of."""
_HAIL = re.compile(r"\byou,\s+(?P<who>(?:[a-z]+\s){1,3}[a-z]+)(?=[,.;])")
"""'you, honoured teacher,'."""


@cache
def _powers() -> re.Pattern[str]:
    """'peace with the Allied Powers'."""
    powers = one_of(papers().issuers.powers)
    return re.compile(rf"\b(?:with|of|to)\s+the\s+(?P<who>[A-Z][\w-]+\s+{powers})\b")


def hailed(scene: Scene, issuer: Party | None) -> Iterator[Party]:
    """Whom the text says 'you' to by name, twice; else the powers that an offer speaks of.

    The latter only where `issuer`, who speaks, is known, and inferred.
    """
    who = _said_twice(_HAIL, scene, [*scene.opening[-1:], *scene.body])
    first = next(iter(who.items()), None)
    if first:
        yield Party(name=first[0], role=None, rule="addressee_inferred", evidence=first[1][:TWICE])
        return
    if issuer is None:
        return
    powers = _said_twice(_powers(), scene, scene.body)
    others = [one for one in powers.items() if one[0].split()[0] not in (issuer.name or "")]
    best = min(others, key=lambda one: (-len(one[1]), one[0]), default=None)
    if best:
        yield Party(
            name=best[0],
            role=None,
            rule="addressee_inferred",
            evidence=best[1][:TWICE],
            basis="inferred",
        )


def _said_twice(
    pattern: re.Pattern[str], scene: Scene, units: Sequence[Unit]
) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for unit in units:
        for found in pattern.finditer(scene.text, unit.start, unit.end):
            spans.setdefault(found["who"], []).append(Span(*found.span("who")))
    return {who: tuple(places) for who, places in spans.items() if len(places) >= TWICE}
