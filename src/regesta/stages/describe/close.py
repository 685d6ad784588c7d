"""The close as printed: the words that lead into the signature."""

from collections.abc import Sequence

from regesta.model import Field, Party
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

NEAR = 3
"""So many lines above a signature the close may stand."""


def find_close(scene: Scene, signed: Sequence[Party] = ()) -> Field | None:
    """The close in the closing or, from below, the last two lines of the text.

    Where neither has one, that above the first signature: text may stand below it.
    """
    units = [*scene.closing, *reversed(scene.body[-2:]), *_above(scene, signed)]
    for unit in units:
        mark = unit.marks.get("close")
        if mark and not unit.has("note"):
            return scene.field(mark.start, mark.end, "close")
    return None


def _above(scene: Scene, signed: Sequence[Party]) -> list[Unit]:
    """The lines right above the first signature, the nearest first."""
    starts = [span.start for party in signed for span in party.evidence]
    above = [unit for unit in scene.body if starts and unit.start < min(starts)]
    return above[::-1][:NEAR]
