"""A paper begins at these words."""

from regesta.decisions.apply.division import Division, Part
from regesta.decisions.values import as_table
from regesta.model import Decision


def split(division: Division, ruling: Decision) -> bool:
    """Begin a paper at the anchored words, beside the one they stand in or, if so ruled, in it.

    Beside: the new paper takes the rest, with what is nested there. In it: the new paper runs
    to the next nested one, or to the end. Of apparatus, what follows the words is a paper.
    """
    located = division.places.of(ruling.anchor)
    holder = division.innermost(located.start, located.start + 1) if located else None
    if located is None or holder is None:
        return False
    at = located.start
    if division.blank(holder.start, at):  # the machine begins a paper here by now
        holder.apparatus = False
        holder.decision = ruling.id
        return True
    nested = bool(as_table(ruling.value).get("nested")) and not holder.apparatus
    later = [child for child in division.children(holder) if child.start >= at]
    if nested:
        end = later[0].start if later else holder.end
        division.insert(Part(at, end, holder, decision=ruling.id))
        return True
    new = division.insert(Part(at, holder.end, holder.parent, decision=ruling.id))
    new.closing, holder.closing = holder.closing, None
    for child in later:
        child.parent = new
    holder.end = at
    holder.decision = ruling.id
    return True
