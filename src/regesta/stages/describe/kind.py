"""What kind of paper it is: by its label, its heading or its form, the surer first."""

from regesta.model import Field
from regesta.stages.describe.kind_form import by_form
from regesta.stages.describe.kind_heading import by_heading
from regesta.stages.describe.kind_label import by_label
from regesta.stages.describe.scene import Scene


def find_kind(scene: Scene) -> Field:
    """The kind of paper, as the export's list has it, with the words that say so."""
    return by_label(scene) or by_heading(scene) or by_form(scene)
