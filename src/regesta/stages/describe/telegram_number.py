"""The number that begins a telegram's text: '41. Council has …'."""

import re

from regesta.model import Field
from regesta.stages.describe.scene import Scene

LOOKED_AT = 12
_NUMBER = re.compile(r"(?P<n>\d{1,5}[A-Za-z]?)\.\s+\S")


def telegram_number(scene: Scene) -> Field | None:
    """The number of the last line of the opening or the first of the text."""
    for unit in [*scene.opening[-1:], *scene.body[:1]]:
        found = _NUMBER.match(scene.words(unit.start, min(unit.end, unit.start + LOOKED_AT)))
        if found and not unit.has("heading"):
            end = unit.start + found.end("n")
            return scene.field(unit.start, end, "telegram_number", found["n"])
    return None
