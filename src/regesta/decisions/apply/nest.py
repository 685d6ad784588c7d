"""This paper stands inside that one, or beside it."""

from regesta.decisions.apply.division import Division, Part
from regesta.model import Decision


def nest(division: Division, ruling: Decision) -> bool:
    """Put a paper into another. The container grows to hold it, with what lies between them.

    Papers between the two are nested as well: they cannot stand beside a paper that runs on
    after them.
    """
    part = division.target(ruling)
    identity = ruling.value if isinstance(ruling.value, str) else None
    container = division.named(identity, ruling.words[0] if ruling.words else None)
    if part is None or container is None or part is container or container.apparatus:
        return False
    if container.inside(part):
        return False
    part.decision = ruling.id
    if part.parent is container:
        return True
    if container.holds(part.start, part.end):
        part.parent = container
        division.make_room(part)
        return True
    low, high = min(part.start, container.start), max(part.end, container.end)
    for other in division.children(container.parent):
        if other is not container and low <= other.start and other.end <= high:
            _take_in(division, other, container)
    part.parent = container
    container.start, container.end = low, high
    container.decision = ruling.id
    division.make_room(container)
    return True


def unnest(division: Division, ruling: Decision) -> bool:
    """Put a nested paper beside its container, with whatever was nested there after it.

    The container keeps its words before the paper, or those after it where it has none before.
    Words that neither has then are apparatus.
    """
    part = division.target(ruling)
    if part is None:
        return False
    part.decision = ruling.id
    container = part.parent
    if container is None:
        return True
    container.decision = ruling.id
    part.parent = container.parent
    if division.own_words(container, container.start, part.start):
        container.end = part.start
    else:
        container.start = part.end
    division.fit(container)
    return True


def _take_in(division: Division, other: Part, container: Part) -> None:
    """Nest what lies between; apparatus between becomes the container's own words."""
    if other.apparatus:
        division.dissolve(other, into=container)
    else:
        other.parent = container
