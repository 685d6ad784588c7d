"""Which lines of a paper date it, and which of their words are the date and the place."""

from collections.abc import Iterator, Sequence

from regesta.model import Field, Mark
from regesta.stages.describe.place_words import find_place_words
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit


def dated(units: Sequence[Unit]) -> Iterator[Unit]:
    """Those that are datelines with a date, no newspaper's lines and no notes."""
    for unit in units:
        mark, press = unit.marks.get("dateline"), unit.marks.get("source_line")
        printed = press is not None and press.certainty == "high"
        if mark and mark.value == "dated" and not printed and not unit.has("note"):
            yield unit


def is_day(mark: Mark) -> bool:
    """Whether an expression of time is a day rather than an hour or a length of time."""
    attrs = dict(mark.attrs)
    return attrs.get("type", "date") == "date" and attrs.get("form") != "clock"


def date_of(scene: Scene, unit: Unit) -> Mark | None:
    """The date of a dateline that is not the date of receipt, a day rather than an hour."""
    received = unit.marks.get("received")
    dates = [
        date
        for date in scene.dates_in(unit.start, unit.end)
        if not received or not received.start <= date.start < received.end
    ]
    return next(iter([d for d in dates if is_day(d)] or dates), None)


def date_field(mark: Mark, scene: Scene, rule: str) -> Field:
    """An expression of time as a date by a rule."""
    return scene.field(mark.start, mark.end, rule)


def place_of(scene: Scene, unit: Unit, rule: str) -> Field | None:
    """The place in a dateline: before its first date, or after it where nothing does."""
    received = unit.marks.get("received")
    limit = received.start if received else unit.end
    dates = scene.dates_in(unit.start, unit.end)
    extent = find_place_words(
        scene.words(unit.start, unit.end),
        [(date.start - unit.start, date.end - unit.start) for date in dates],
        limit - unit.start,
    )
    if extent is None:
        return None
    return place_field(scene, unit.start + extent[0], unit.start + extent[1], rule)


def place_field(scene: Scene, start: int, end: int, rule: str) -> Field:
    """The place by its words as they probably read; the evidence is what is printed."""
    return scene.field(start, end, rule, " ".join(scene.text[start:end].split()))
