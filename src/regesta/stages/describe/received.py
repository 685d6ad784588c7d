"""When a paper was received, and when it was published."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def find_received(scene: Scene) -> Field | None:
    """The words that give the date of receipt, without 'Received' and brackets."""
    for unit in [*scene.opening, *scene.body[:2], *scene.closing]:
        mark = unit.marks.get("received")
        if mark is None:
            continue
        dates = scene.dates_in(mark.start, mark.end)
        if dates:
            days = [d for d in dates if dict(d.attrs).get("form") != "clock"]
            chosen = (days or list(dates))[0]
            return scene.field(chosen.start, chosen.end, "received_line")
    return None


def find_published(scene: Scene) -> Field | None:
    """The date of a printed source line: 'Izvestia, 9 March 1918'."""
    for unit in [*scene.opening, *scene.closing]:
        mark = unit.marks.get("source_line")
        if mark is None or mark.certainty != "high":
            continue
        dates = [
            d
            for d in scene.dates_in(mark.start, mark.end)
            if dict(d.attrs).get("type", "date") == "date"
        ]
        if dates and unit.has("dateline"):
            longest = max(dates, key=lambda d: d.end - d.start)
            return scene.field(longest.start, longest.end, "source_line")
    return None
