"""Where a paper is kept or was printed: its archival or bibliographic reference."""

from regesta.model import Field
from regesta.stages.describe.file_number import file_number
from regesta.stages.describe.scene import Scene
from regesta.stages.describe.source_line import source_line
from regesta.stages.describe.source_note import source_note


def find_source_ref(scene: Scene) -> Field | None:
    """The reference as printed: above the heading, in a source note, or on a line of its own."""
    return file_number(scene) or source_note(scene) or source_line(scene)
