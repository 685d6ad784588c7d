"""These words are a paper."""

from regesta.decisions.apply.division import Division, Part
from regesta.decisions.values import as_table
from regesta.model import Decision


def add(division: Division, ruling: Decision) -> bool:
    """Make a paper of the extent from the first to the last of the marked words.

    Within a paper it is nested, unless `{"nested": false}` says that it stands beside it: then
    the paper ends where the new one begins, and what follows the new one is apparatus. Across
    papers, those give way.
    """
    extent = division.extent(ruling.words)
    if extent is None:
        return False
    start, end = extent.start, extent.end
    holder = division.innermost(start, end)
    if holder is not None and division.is_all(holder, extent):  # found by the machine by now
        holder.apparatus, holder.decision = False, ruling.id
        return True
    parent: Part | None = holder
    if as_table(ruling.value).get("nested") is False and holder is not None:
        parent = holder.parent
    while parent is not None and parent.apparatus:
        parent = parent.parent
    new = division.insert(Part(start, end, parent, decision=ruling.id))
    division.make_room(new, join=False)
    return True
