"""An editor's rulings on acts: what an act may say, its id, what the log says of it, its place."""

from regesta.decisions.acts.placing import place
from regesta.decisions.acts.shape import Shaped, shape
from regesta.decisions.acts.standing import Standing, standing

__all__ = ["Shaped", "Standing", "place", "shape", "standing"]
