"""The salutation as printed."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def find_salutation(scene: Scene) -> Field | None:
    """The salutation in the opening or the first two lines, without its stop."""
    for mark in scene.given.get("salutation", ()):
        return scene.field(mark.start, mark.end, "salutation")
    for unit in [*scene.opening, *scene.body[:2]]:
        mark = unit.marks.get("salutation")
        if mark:
            words = scene.words(mark.start, mark.end).rstrip(" :,;—–")
            return scene.field(mark.start, mark.start + len(words), "salutation")
    return None
