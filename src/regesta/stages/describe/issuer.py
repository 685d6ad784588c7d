"""Who speaks in a paper whose heading does not say: 'We, the Council …', 'The Council … has entrusted me'."""

import re
from collections import Counter
from collections.abc import Iterator

from regesta.model import Party, Span
from regesta.names.phrase import has_office
from regesta.stages.describe.scene import Scene

_BODY_NAME = r"(?:[A-Z][\w’'-]+(?:\s+(?:of|for|the|and)(?:\s+the)?)?\s+){0,5}[A-Z][\w’'-]+"
_WE = re.compile(rf"\b[Ww]e,?\s+(?:are\s+)?the\s+(?P<who>{_BODY_NAME})(?=,)")
_CHARGED = re.compile(
    rf"\b[Tt]he\s+(?P<who>{_BODY_NAME})\s+(?:has|have|had)\s+(?:entrusted|charged|instructed|directed|commissioned|authori[sz]ed)\s+me\b"
)
_GOVERNMENT = re.compile(
    r"\b[Tt]he\s+(?P<who>(?:[A-Z][\w-]+\s+){1,3}(?:Government|Republic|Council|Directory|Regency))\b"
)
_WITH = re.compile(
    r"\b(?:with|of|to)\s+the\s+(?P<who>[A-Z][\w-]+\s+(?:[Pp]owers|[Gg]overnments?|[Aa]llies|[Rr]epublic))\b"
)
_HAIL = re.compile(r"\byou,\s+(?P<who>(?:[a-z]+\s){1,3}[a-z]+)(?=[,.;])")
OFTEN = 3
"""So many times a government must be named before it is taken for the speaker."""


def find_issuer(scene: Scene) -> Iterator[Party]:
    """Yields the body that the text says it speaks for, where it says so in so many words."""
    for unit in [*scene.opening[-1:], *scene.body]:
        for pattern in (_WE, _CHARGED):
            found = pattern.search(scene.text, unit.start, unit.end)
            if found and has_office(found["who"]):
                yield Party(
                    name=found["who"],
                    role=None,
                    rule="issuer",
                    evidence=(Span(*found.span("who")),),
                )
                return


def most_named(scene: Scene) -> Party | None:
    """The government that the text names again and again as speaking: inferred, not stated."""
    counted: Counter[str] = Counter()
    last: dict[str, Span] = {}
    for unit in scene.body:
        for found in _GOVERNMENT.finditer(scene.text, unit.start, unit.end):
            counted[found["who"]] += 1
            last[found["who"]] = Span(*found.span("who"))
    if not counted:
        return None
    who, times = min(counted.items(), key=lambda item: (-item[1], item[0]))
    if times < OFTEN:
        return None
    return Party(name=who, role=None, rule="issuer", evidence=(last[who],), basis="inferred")


def find_hailed(scene: Scene, issuer: Party | None) -> Iterator[Party]:
    """Yields whom the text addresses without naming them at its head.

    'You, honoured teacher,' where it is said twice; the powers that an offer speaks of, where the
    speaker is known.
    """
    spans: dict[str, list[Span]] = {}
    for unit in [*scene.opening[-1:], *scene.body]:
        for found in _HAIL.finditer(scene.text, unit.start, unit.end):
            spans.setdefault(found["who"], []).append(Span(*found.span("who")))
    for who, places in spans.items():
        if len(places) > 1:
            yield Party(name=who, role=None, rule="addressee_inferred", evidence=tuple(places[:2]))
            return
    if issuer is None:
        return
    powers: dict[str, list[Span]] = {}
    for unit in scene.body:
        for found in _WITH.finditer(scene.text, unit.start, unit.end):
            if found["who"].split()[0] not in (issuer.name or ""):
                powers.setdefault(found["who"], []).append(Span(*found.span("who")))
    best = min(powers.items(), key=lambda item: (-len(item[1]), item[0]), default=None)
    if best and len(best[1]) > 1:
        yield Party(
            name=best[0],
            role=None,
            rule="addressee_inferred",
            evidence=tuple(best[1][:2]),
            basis="inferred",
        )
