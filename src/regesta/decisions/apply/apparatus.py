"""This belongs to no paper."""

from regesta.decisions.apply.division import Division, Part
from regesta.model import Decision


def set_apart(division: Division, ruling: Decision) -> bool:
    """Make a document apparatus, or the extent that `words` mark.

    Papers nested in such a document stand on its level then. An extent within a paper stays
    there as nested apparatus, so that its words are not the paper's; one at a paper's edge is
    cut off.
    """
    if ruling.words:
        return _set_extent_apart(division, ruling)
    part = division.target(ruling)
    if part is None:
        return False
    part.apparatus = True
    part.decision = ruling.id
    children = division.children(part)
    if children:
        at = part.start
        for child in children:
            child.parent = part.parent
            division.insert(Part(at, child.start, part.parent, True, decision=ruling.id))
            at = child.end
        part.start = at
    return True


def _set_extent_apart(division: Division, ruling: Decision) -> bool:
    extent = division.extent(ruling.words)
    holder = division.innermost(extent.start, extent.end) if extent else None
    if extent is None:
        return False
    start, end = extent.start, extent.end
    if holder is not None and holder.apparatus and holder.holds(start, end):
        holder.decision = ruling.id
        return True
    new = Part(start, end, holder, True, decision=ruling.id)
    if holder is not None:
        before, after = division.blank(holder.start, start), division.blank(end, holder.end)
        if before and after:
            holder.apparatus, holder.decision = True, ruling.id
            return True
        if before or after:
            new.parent = holder.parent
            holder.decision = ruling.id
    division.insert(new)
    division.make_room(new)
    while children := division.children(new):
        division.dissolve(children[0], into=new)
    return True
