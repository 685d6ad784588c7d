"""The close as printed: the words that lead into the signature."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def find_close(scene: Scene) -> Field | None:
    """The close in the closing or, from below, the last two lines of the text."""
    for unit in [*scene.closing, *reversed(scene.body[-2:])]:
        mark = unit.marks.get("close")
        if mark and not unit.has("note"):
            return scene.field(mark.start, mark.end, "close")
    return None
