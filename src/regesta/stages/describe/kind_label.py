"""The kind of paper by its label, '[Telegram]', or by what stands behind its file number."""

import re

from regesta.languages.en.papers import label_kinds
from regesta.model import Field
from regesta.stages.describe.scene import Scene

_BY_WIRE = re.compile(r":\s*(?:\w+\s+)?(?:tele|radio|cable|air)gram", re.IGNORECASE)


def by_label(scene: Scene) -> Field | None:
    """The kind that the first label of the opening names, or that markup calls a label."""
    for unit in scene.opening:
        label = unit.marks.get("label")
        if label and label.value:
            return Field(value=label.value, rule="kind_label", evidence=(label.span,))
        file = unit.marks.get("file_number")
        if file and _BY_WIRE.search(scene.words(file.start, file.end)):
            return Field(value="telegram", rule="kind_label", evidence=(file.span,))
    for mark in scene.given.get("label", ()):
        words = scene.words(mark.start, mark.end).casefold()
        named = next((kind for word, kind in label_kinds().items() if kind and word in words), None)
        if named:
            return Field(value=named, rule="kind_label", evidence=(mark.span,))
    return None
