"""Which places of the acts are one place: the same name, and nothing against it in their degrees.

Of two places with one name, only the acts' own coordinates tell which is meant.
"""

from collections.abc import Iterable

import msgspec

from regesta.exchange.brief import Ground, Passage
from regesta.exchange.parties import normal
from regesta.exchange.rulebook import by_type
from regesta.exchange.view import View
from regesta.model import Act

NEAR = 0.5
"""Degrees within which two coordinates of one name are one place."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place as one act names it; `degree` is how far it is held, where the act says so."""

    act: Act
    name: str
    text: str | None
    lat: float | None
    lon: float | None
    degree: str | None
    evidence: tuple[Passage, ...]

    def ground(self) -> Ground:
        """As the brief shows it."""
        return Ground(name=self.name, text=self.text, lat=self.lat, lon=self.lon)


def spots(view: View, act: Act) -> tuple[Spot, ...]:
    """The places that an act bears on.

    Ground without a name of its own (a rear, a line) stands in the act's object, where the act
    says how far it is held, or only threatens it.
    """
    if act.places:
        return tuple(
            Spot(
                act=act, name=place.name, text=place.text, lat=place.lat, lon=place.lon,
                degree=place.degree or act.degree,
                evidence=(*view.words(act, place.start, place.end), *view.passages(act)),
            )
            for place in act.places
        )  # fmt: skip
    read = by_type("control").get(act.type)
    if act.object and (act.degree or (read is not None and read.state == "threatened")):
        return (
            Spot(
                act=act, name=act.object, text=None, lat=None, lon=None, degree=act.degree,
                evidence=view.passages(act),
            ),
        )  # fmt: skip
    return ()


def places(found: Iterable[Spot]) -> dict[str, list[Spot]]:
    """Spots by the place that they are; a spot without degrees joins its name where there is one.

    >>> places([])
    {}
    """
    named: dict[str, list[Spot]] = {}
    for spot in found:
        named.setdefault(normal(spot.name), []).append(spot)
    made: dict[str, list[Spot]] = {}
    for name, group in named.items():
        clusters: list[list[Spot]] = []
        placed = sorted(
            (spot for spot in group if spot.lat is not None and spot.lon is not None), key=_degrees
        )
        for spot in placed:
            near = [one for one in clusters if _near(one[0], spot)]
            if near:
                near[0].append(spot)
            else:
                clusters.append([spot])
        loose = [spot for spot in group if spot.lat is None or spot.lon is None]
        if loose and len(clusters) == 1:
            clusters[0].extend(loose)
        elif loose:
            clusters.append(loose)
        for cluster in clusters:
            first = next((spot for spot in cluster if spot.lat is not None), None)
            there = f"-{first.lat:.1f}-{first.lon:.1f}" if first and len(clusters) > 1 else ""
            made[f"{'-'.join(name.split())}{there}"] = cluster
    return made


def _degrees(spot: Spot) -> tuple[float, float]:
    return (spot.lat or 0.0, spot.lon or 0.0)


def _near(one: Spot, other: Spot) -> bool:
    (lat, lon), (lat2, lon2) = _degrees(one), _degrees(other)
    return abs(lat - lat2) <= NEAR and abs(lon - lon2) <= NEAR
