"""A bibliographic line's reference, and a newspaper's day: 'Izvestia, 9 March 1918'."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def source_line(scene: Scene) -> Field | None:
    """The bibliographic line of the opening or, from below, the closing."""
    for unit in [*scene.opening, *reversed(scene.closing)]:
        mark = unit.marks.get("source_line")
        if mark:
            return scene.field(mark.start, mark.end, "source_line")
    return None


def find_published(scene: Scene) -> Field | None:
    """The day of a newspaper's line: its longest expression of a date."""
    for unit in [*scene.opening, *scene.closing]:
        mark = unit.marks.get("source_line")
        if mark is None or mark.certainty != "high" or not unit.has("dateline"):
            continue
        found = scene.dates_in(mark.start, mark.end)
        days = [d for d in found if dict(d.attrs).get("type", "date") == "date"]
        if days:
            longest = max(days, key=lambda d: d.end - d.start)
            return scene.field(longest.start, longest.end, "source_line")
    return None
