"""When a paper was received: '[Received February 6, 11.17 a.m.]'."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def find_received(scene: Scene) -> Field | None:
    """The words that give the date of receipt, a day rather than an hour, without 'Received'."""
    for unit in [*scene.opening, *scene.body[:2], *scene.closing]:
        mark = unit.marks.get("received")
        dates = scene.dates_in(mark.start, mark.end) if mark else ()
        if dates:
            days = [d for d in dates if dict(d.attrs).get("form") != "clock"]
            chosen = (days or dates)[0]
            return scene.field(chosen.start, chosen.end, "received_line")
    return None
