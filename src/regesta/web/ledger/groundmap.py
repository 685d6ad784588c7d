"""A map of who holds what, drawn from the places that carry coordinates: no tiles, no network.

The projection is equirectangular, true to scale at the middle latitude. Labels are moved around
their points until they lie on nothing else; one that finds no room is left to the list.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regesta.exchange.brief import Control, Who

WIDTH, HEIGHT, EDGE = 760, 460, 46
LETTER, LINE = 6.6, 13
"""Width of a letter and height of a line of a label, in the units of the drawing."""
KM_PER_DEGREE = 111.2
SPAN = 0.12
"""Degrees of latitude that a map shows at least, so that one town is not a whole sheet."""
STEPS = (0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30)
BESIDE = 15
"""How far beside another a mark is moved that would lie on it."""
LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map; `letter` names the holder in the legend, `n` the line of the list."""

    x: float
    y: float
    name: str
    degree: str
    letter: str
    tone: int
    label_x: float | None
    label_y: float | None
    anchor: str
    n: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the net of degrees, with its name."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn; sizes in the units of its view box."""

    width: int = WIDTH
    height: int = HEIGHT
    marks: list[Mark] = field(default_factory=list[Mark])
    meridians: list[Rule] = field(default_factory=list[Rule])
    parallels: list[Rule] = field(default_factory=list[Rule])
    legend: list[tuple[str, int, str]] = field(default_factory=list[tuple[str, int, str]])
    scale: float = 0.0
    scale_words: str = ""


def drawn(lines: Sequence[Control]) -> Map | None:
    """The map of some lines of the brief's control; None where none of them has coordinates."""
    placed = [
        (n, one, one.place.lat, one.place.lon)
        for n, one in enumerate(lines)
        if one.place.lat is not None and one.place.lon is not None
    ]
    if not placed:
        return None
    sheet = _Sheet([(lat, lon) for _, _, lat, lon in placed])
    holders = _holders(one for _, one, _, _ in placed)
    points = _spread([sheet.at(lat, lon) for _, _, lat, lon in placed])
    taken: list[_Box] = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    marks: list[Mark] = []
    labelled: set[tuple[str, float, float]] = set()
    for (n, one, lat, lon), (x, y) in zip(placed, points, strict=True):
        letter, tone, _ = holders[one.holder.id if one.holder else ""]
        known = (one.place.name, lat, lon) in labelled
        label = None if known else _room(one.place.name, x, y, taken)
        if label:
            labelled.add((one.place.name, lat, lon))
        degree = "contested" if one.contested and one.degree == "held" else one.degree
        marks.append(
            Mark(
                x=x, y=y, name=one.place.name, degree=degree, letter=letter, tone=tone, n=n,
                label_x=label[0] if label else None, label_y=label[1] if label else None,
                anchor=label[2] if label else "start",
            )
        )  # fmt: skip
    length, words = sheet.scale()
    return Map(
        marks=marks,
        meridians=sheet.meridians(),
        parallels=sheet.parallels(),
        legend=sorted(holders.values()),
        scale=length,
        scale_words=words,
    )


def _spread(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points moved to the right until none lies on another: rival accounts stand side by side."""
    free: list[tuple[float, float]] = []
    for x, y in points:
        at = x
        while any(abs(at - a) < BESIDE and abs(y - b) < BESIDE for a, b in free):
            at += BESIDE
        free.append((round(at, 1), y))
    return free


_Box = tuple[float, float, float, float]


class _Sheet:
    """Degrees to units of the drawing."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
        self.middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.shrink = max(0.05, math.cos(math.radians(self.middle[0])))
        tall = max(max(lats) - min(lats), SPAN)
        wide = max((max(lons) - min(lons)) * self.shrink, SPAN)
        self.unit = min((WIDTH - 4 * EDGE) / wide, (HEIGHT - 2 * EDGE) / tall)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        x = WIDTH / 2 + (lon - self.middle[1]) * self.shrink * self.unit
        return round(x, 1), round(HEIGHT / 2 - (lat - self.middle[0]) * self.unit, 1)

    def meridians(self) -> list[Rule]:
        half = WIDTH / 2 / self.unit / self.shrink
        return [
            Rule(self.at(self.middle[0], one)[0], _degrees(one, "E", "W"))
            for one in _steps(self.middle[1] - half, self.middle[1] + half)
        ]

    def parallels(self) -> list[Rule]:
        half = HEIGHT / 2 / self.unit
        return [
            Rule(self.at(one, self.middle[1])[1], _degrees(one, "N", "S"))
            for one in _steps(self.middle[0] - half, self.middle[0] + half)
        ]

    def scale(self) -> tuple[float, str]:
        """A bar of a round number of kilometres, about a sixth of the width."""
        per_km = self.unit / KM_PER_DEGREE
        length = max((one for one in LENGTHS if one * per_km <= WIDTH / 5), default=LENGTHS[0])
        return round(length * per_km, 1), f"{length} km"


def _steps(low: float, high: float) -> list[float]:
    step = next((one for one in STEPS if (high - low) / one <= 6), STEPS[-1])
    first = math.ceil(low / step)
    return [round(n * step, 4) for n in range(first, math.floor(high / step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value >= 0 else minus}"


def _holders(lines: Iterable[Control]) -> dict[str, tuple[str, int, str]]:
    """Letter, tone and name of each holder, in the order of the lines; nobody is "?"."""
    found: dict[str, tuple[str, int, str]] = {}
    for one in lines:
        who: Who | None = one.holder
        if who is None:
            found.setdefault("", ("?", 0, "nobody is said to hold it"))
        elif who.id not in found:
            n = sum(1 for key in found if key)
            found[who.id] = (chr(65 + n) if n < 26 else "+", n % 6 + 1, who.name)
    return found


def _room(name: str, x: float, y: float, taken: list[_Box]) -> tuple[float, float, str] | None:
    """Where a label lies free, nearest to its point first; it is taken from then on."""
    wide = len(name) * LETTER
    places = [
        (x + 10, y + 4, "start"), (x - 10, y + 4, "end"),
        (x, y - 11, "middle"), (x, y + 19, "middle"),
        (x + 8, y - 9, "start"), (x + 8, y + 17, "start"),
        (x - 8, y - 9, "end"), (x - 8, y + 17, "end"),
    ]  # fmt: skip
    for at, base, anchor in places:
        left = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
        box = (left, base - LINE + 3, left + wide, base + 3)
        inside = box[0] >= 4 and box[2] <= WIDTH - 4 and box[1] >= 4 and box[3] <= HEIGHT - 18
        free = all(
            box[2] <= b[0] or b[2] <= box[0] or box[3] <= b[1] or b[3] <= box[1] for b in taken
        )
        if inside and free:
            taken.append(box)
            return at, base, anchor
    return None
