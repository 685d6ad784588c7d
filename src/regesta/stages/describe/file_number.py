"""The archival reference above the heading, without the kind behind it: '861.24/30: Telegram'."""

import re

from regesta.model import Field
from regesta.stages.describe.scene import Scene

KIND_BEHIND = re.compile(
    r"\s*:\s*(?:\w+\s+)?(?:tele|radio|air|cable)grams?.*$", re.IGNORECASE | re.DOTALL
)
"""How it came, behind a reference: ': Circular Telegram'."""


def file_number(scene: Scene) -> Field | None:
    """The first such reference of the opening."""
    for unit in scene.opening:
        mark = unit.marks.get("file_number")
        if mark:
            words = KIND_BEHIND.sub("", scene.words(mark.start, mark.end)).rstrip()
            return scene.field(mark.start, mark.start + len(words), "file_number")
    return None
