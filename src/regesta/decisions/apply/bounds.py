"""The paper runs from these words to these."""

from regesta.decisions.apply.division import Division
from regesta.model import Decision


def move_bounds(division: Division, ruling: Decision) -> bool:
    """Give a paper its extent: neighbours give way, containers grow, what is left is apparatus.

    A paper that comes to lie wholly within the extent is joined to it, and what was nested
    there with it.
    """
    part, extent = division.target(ruling), division.extent(ruling.words)
    if part is None or extent is None:
        return False
    part.start, part.end = extent.start, extent.end
    part.decision = ruling.id
    division.fit(part)
    division.make_room(part)
    return True
