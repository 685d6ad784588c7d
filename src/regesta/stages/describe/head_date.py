"""The date in the heading, a title or a label: 'Memorandum of Conversation, May 3, 1962'."""

from regesta.model import Field
from regesta.stages.describe.datings import date_field, is_day
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

RULE = "head_date"


def heading_date(scene: Scene) -> Field | None:
    """The last day of the first heading or title that tells one."""
    return _last_day(
        scene, [u for u in scene.opening if u.has("heading", "title") and not u.has("label")]
    )


def label_date(scene: Scene) -> Field | None:
    """The last day of the first label that tells one."""
    return _last_day(scene, [u for u in scene.opening if u.has("label")])


def _last_day(scene: Scene, units: list[Unit]) -> Field | None:
    for unit in units:
        days = [d for d in scene.dates_in(unit.start, unit.end) if is_day(d)]
        if days and not unit.has("received"):
            return date_field(days[-1], scene, RULE)
    return None
