"""The paper's serial number on a line of its own: 'No. 17.]'."""

from regesta.model import Field, Mark
from regesta.model.vocabulary import Certainty
from regesta.stages.describe.scene import Scene


def own_number(scene: Scene) -> Field | None:
    """The first number of the opening that is surely the paper's own."""
    marks = [u.marks["number"] for u in scene.opening if u.has("number")]
    return next((_field(mark, "high") for mark in marks if mark.value), None)


def running_number(scene: Scene) -> Field | None:
    """The last number in the edition's form that does not stand at the very head."""
    marks = [u.marks["running_number"] for u in scene.opening[1:] if u.has("running_number")]
    return next((_field(mark, "medium") for mark in reversed(marks) if mark.value), None)


def _field(mark: Mark, certainty: Certainty) -> Field:
    return Field(value=mark.value, rule="number", evidence=(mark.span,), certainty=certainty)
