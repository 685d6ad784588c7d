"""Date and place by the dateline above the text: 'London, May 1, 1861.'."""

from regesta.model import Field
from regesta.stages.describe.datings import date_field, date_of, dated, place_field, place_of
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

RULE = "dateline"


def dateline_date(scene: Scene) -> Field | None:
    """The date of a mail's line 'Date:', of the first dateline, or of one that markup gives."""
    mails = [unit for unit in scene.opening if unit.has("mail_date")]
    dates = [date for mail in mails for date in scene.dates_in(mail.start, mail.end)[:1]]
    dates += [date for unit in dated(scene.opening) if (date := date_of(scene, unit))]
    dates += scene.given_in("date", "dateline")
    return date_field(dates[0], scene, RULE) if dates else None


def dateline_place(scene: Scene) -> Field | None:
    """The place of the first dateline that has one, or of the line of place above it."""
    for mark in scene.given_in("place", "dateline"):
        return place_field(scene, mark.start, mark.end, RULE)
    above: Unit | None = None
    for unit in scene.opening:
        if any(dated([unit])):
            place = place_of(scene, unit, RULE)
            if place is None and above is not None and _is_place_line(above):
                place = place_of(scene, above, RULE)
            if place:
                return place
        above = unit
    places = (place_of(scene, unit, RULE) for unit in scene.opening if _is_place_line(unit))
    return next((place for place in places if place), None)


def _is_place_line(unit: Unit) -> bool:
    mark = unit.marks.get("dateline")
    return mark is not None and mark.value == "place"
