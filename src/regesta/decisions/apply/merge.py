"""This is no paper of its own but the rest of the one before it."""

from regesta.decisions.apply.division import Division, Part
from regesta.model import Decision


def merge(division: Division, ruling: Decision) -> bool:
    """Join a document to the paper before it on the same level, with all that lies between.

    A nested one with none before it becomes its container's own words. The first paper of a
    source has nothing to be joined to.
    """
    part = division.target(ruling)
    if part is None:
        return False
    level = division.children(part.parent)
    before = [one for one in level if one.start < part.start and not one.apparatus]
    if not before:
        if part.parent is None:
            return False
        part.parent.decision = ruling.id
        division.dissolve(part)
        return True
    first: Part = before[-1]
    for other in level[level.index(first) + 1 : level.index(part) + 1]:
        division.dissolve(other, into=first)
    first.end, first.closing = part.end, part.closing
    first.decision = ruling.id
    return True
