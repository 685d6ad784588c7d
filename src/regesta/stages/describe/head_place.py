"""The place in the heading: 'Minutes of a meeting held at Verrin'."""

import re

from regesta.model import Field
from regesta.stages.describe.datings import place_field
from regesta.stages.describe.scene import Scene

_HELD = re.compile(
    r"\b(?:held|signed|done|concluded|issued|given)\s+(?:at|in)\s+"
    r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)


def head_place(scene: Scene) -> Field | None:
    """The place of the first heading that tells where something was held or signed."""
    for unit in scene.opening:
        held = _HELD.search(scene.words(unit.start, unit.end)) if unit.has("heading") else None
        if held:
            start, end = held.span("place")
            return place_field(scene, unit.start + start, unit.start + end, "head_place")
    return None
