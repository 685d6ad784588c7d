"""When and where a paper was written: by its dateline, its heading, or what stands below it."""

from regesta.model import Field
from regesta.stages.describe.closing_dateline import closing_date, closing_place
from regesta.stages.describe.dateline import dateline_date, dateline_place
from regesta.stages.describe.head_date import heading_date, label_date
from regesta.stages.describe.head_place import head_place
from regesta.stages.describe.scene import Scene


def find_date(scene: Scene) -> Field | None:
    """The words that give the paper's own date; the field's rule says where they stand."""
    return dateline_date(scene) or heading_date(scene) or closing_date(scene) or label_date(scene)


def find_place(scene: Scene) -> Field | None:
    """The words of the place of writing, without the office that stands before them."""
    return dateline_place(scene) or head_place(scene) or closing_place(scene)
