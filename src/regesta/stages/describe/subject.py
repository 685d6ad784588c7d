"""The subject as printed: what stands after 'SUBJECT'."""

import re

from regesta.model import Field
from regesta.stages.describe.scene import Scene

LINES = 8
"""So many lines behind the opening are looked at."""
_LEAD = re.compile(r"[^: \n]*[: \n]*")


def find_subject(scene: Scene) -> Field | None:
    """The words behind 'SUBJECT', on its line or the next."""
    units = [*scene.opening, *scene.body[:LINES]]
    for i, unit in enumerate(units):
        if "subject" not in unit.marks:
            continue
        lead = _LEAD.match(scene.text, unit.start, unit.end)
        if lead and lead.end() < unit.end:
            return scene.field(lead.end(), unit.end, "subject")
        if i + 1 < len(units):
            return scene.field(units[i + 1].start, units[i + 1].end, "subject")
    return None
