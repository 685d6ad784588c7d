"""Date and place by a dateline below the text."""

from regesta.model import Field
from regesta.stages.describe.datings import date_field, date_of, dated, place_of
from regesta.stages.describe.scene import Scene

RULE = "closing_dateline"


def closing_date(scene: Scene) -> Field | None:
    """The date of the first dateline of the closing that has one."""
    dates = (date_of(scene, unit) for unit in dated(scene.closing))
    return next((date_field(date, scene, RULE) for date in dates if date), None)


def closing_place(scene: Scene) -> Field | None:
    """The place of the first dateline of the closing that has one."""
    places = (place_of(scene, unit, RULE) for unit in dated(scene.closing))
    return next((place for place in places if place), None)
