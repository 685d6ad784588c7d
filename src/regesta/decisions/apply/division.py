"""A source's division into papers while rulings change it: a tree of extents.

Whatever a ruling does, `tidy` restores what must always hold: papers of one level do not
overlap, nested ones lie within their container, and every word of the source belongs to a
paper or is apparatus.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from regesta.decisions.binding import Places, find
from regesta.model import Anchor, Decision, Document, Source, Span
from regesta.model.identity import assign_ids

RULE = "ruling"
"""What stands in `rule` where no rule of the program but an editor made a record."""


@dataclass(eq=False, slots=True)
class Part:
    """One extent of the tree; `made` is the document as the machine made it, if it did."""

    start: int
    end: int
    parent: "Part | None" = None
    apparatus: bool = False
    made: Document | None = None
    decision: str | None = None
    opening: Span | None = None
    closing: Span | None = None
    id: str = ""
    former: list[str] = field(default_factory=list[str])

    @property
    def formerly(self) -> Sequence[str]:
        """Ids it had before."""
        return self.former

    @property
    def level(self) -> int:
        """How deep it is nested."""
        return 0 if self.parent is None else self.parent.level + 1

    def holds(self, start: int, end: int) -> bool:
        """Whether an extent lies within."""
        return self.start <= start and end <= self.end

    def inside(self, other: "Part | None") -> bool:
        """Whether it is nested in `other`, at any depth."""
        above = self.parent
        while above is not None and above is not other:
            above = above.parent
        return above is other


class Division:
    """The tree of one source, changed by rulings one after the other."""

    def __init__(self, documents: Sequence[Document], source: Source, places: Places) -> None:
        self.source = source
        self.text = source.text
        self.places = places
        self.parts: list[Part] = []
        by_id: dict[str, Part] = {}
        for one in documents:
            part = Part(one.start, one.end, None, one.apparatus, one, one.decision)
            part.opening, part.closing = one.opening, one.closing
            part.id, part.former = one.id, list(one.formerly)
            self.parts.append(part)
            by_id[one.id] = part
        for part in self.parts:
            nested = part.made.nested_in if part.made else None
            part.parent = by_id.get(nested) if nested else None

    # -- looking ------------------------------------------------------------------------------

    def target(self, ruling: Decision) -> Part | None:
        """The part a ruling is about."""
        return find(ruling.document, ruling.anchor, self.parts, self.places)

    def named(self, identity: str | None, anchor: Anchor | None) -> Part | None:
        """The part with an id, now or formerly, or with these opening words."""
        if anchor is not None:
            return find(identity, anchor, self.parts, self.places)
        found = [one for one in self.parts if one.id == identity]
        found = found or [one for one in self.parts if identity in one.former]
        return found[0] if len(found) == 1 else None

    def extent(self, words: Sequence[Anchor]) -> Span | None:
        """From the first to the last of the anchored words, or None where either is gone."""
        places = [self.places.of(anchor) for anchor in words]
        if not places or any(place is None for place in places):
            return None
        start = places[0].start if places[0] else 0
        end = places[-1].end if places[-1] else 0
        return Span(start, end) if start < end else None

    def innermost(self, start: int, end: int) -> Part | None:
        """The smallest part that holds an extent."""
        holding = [part for part in self.parts if part.holds(start, end)]
        return min(holding, key=lambda one: (one.end - one.start, -one.level), default=None)

    def children(self, parent: Part | None) -> list[Part]:
        """The parts right below one, or those of the highest level, in order."""
        return sorted((p for p in self.parts if p.parent is parent), key=lambda p: p.start)

    def blank(self, start: int, end: int) -> bool:
        """Whether no word stands in an extent."""
        return not self.text[start:end].strip()

    def is_all(self, part: Part, extent: Span) -> bool:
        """Whether an extent holds all words of a part."""
        return self.blank(part.start, extent.start) and self.blank(extent.end, part.end)

    def own_words(self, part: Part, start: int, end: int) -> bool:
        """Whether words stand in an extent of a part that no nested part has."""
        at = start
        for child in self.children(part):
            if child.start < end and child.end > at:
                if not self.blank(at, min(child.start, end)):
                    return True
                at = max(at, child.end)
        return not self.blank(at, max(at, end))

    # -- changing -----------------------------------------------------------------------------

    def insert(self, part: Part) -> Part:
        """Put a new part into the tree."""
        self.parts.append(part)
        return part

    def dissolve(self, part: Part, into: Part | None = None) -> None:
        """Take a part away; what is nested in it goes to `into`, else one level up."""
        for child in self.children(part):
            child.parent = into or part.parent
        self.parts.remove(part)

    def make_room(self, part: Part, *, join: bool = True) -> None:
        """Let a part have its extent: its neighbours give way, its containers grow.

        A neighbour that comes to lie wholly within it is joined to it, or else nested in it
        (apparatus is always joined).
        """
        if part.parent is not None and not part.parent.holds(part.start, part.end):
            part.parent.start = min(part.parent.start, part.start)
            part.parent.end = max(part.parent.end, part.end)
            self.make_room(part.parent)
        # What a neighbour loses may itself be in the way, so look again until nothing is.
        while in_the_way := [
            other
            for other in self.children(part.parent)
            if other is not part and other.start < part.end and part.start < other.end
        ]:
            for other in in_the_way:
                self._give_way(other, part, join=join)
        self.fit(part)

    def _give_way(self, other: Part, part: Part, *, join: bool) -> None:
        if part.holds(other.start, other.end):
            if join or other.apparatus:
                self.dissolve(other, into=part)
            else:
                other.parent = part
            return
        if other.start < part.start:
            if other.apparatus and other.end > part.end:
                self.insert(Part(part.end, other.end, other.parent, apparatus=True))
            other.end = part.start
        else:
            other.start = part.end
        self.fit(other)

    def fit(self, part: Part) -> None:
        """Fit what is nested in a part to its extent: cut it, or move it out, one level up."""
        for child in self.children(part):
            if child.end <= part.start or child.start >= part.end:
                child.parent = part.parent
            elif not part.holds(child.start, child.end):
                child.start, child.end = max(child.start, part.start), min(child.end, part.end)
                self.fit(child)

    def tidy(self, ruling: Decision) -> None:
        """Restore what must hold, give new ids, and let changed parts remember their old ones."""
        self._settle()
        for start, end in list(self._gaps()):
            self.insert(Part(start, end, apparatus=True, decision=ruling.id))
        self.parts.sort(key=lambda one: (one.start, -one.end, one.level))
        ids = assign_ids([(one.start, one.end) for one in self.parts], self.text)
        for part, identity in zip(self.parts, ids, strict=True):
            if part.id and part.id != identity and part.id not in part.former:
                part.former.append(part.id)
            if part.made is None and part.decision is None:
                part.decision = ruling.id
            part.id = identity

    def documents(self) -> list[Document]:
        """The division as records, in order; what no ruling touched is the machine's own."""
        return [_document(part) for part in self.parts]

    def _settle(self) -> None:
        """Put right what does not lie where it should, until all does."""
        unsettled = True
        while unsettled:
            for part in self.parts:
                made = part.made
                if made is None or (part.start, part.end) != (made.start, made.end):
                    part.start, part.end = _trim(self.text, part.start, part.end)
            unsettled = self._drop_empty() or self._place()

    def _drop_empty(self) -> bool:
        empty = [one for one in self.parts if one.start >= one.end]
        for part in empty:
            self.dissolve(part)
        return bool(empty)

    def _place(self) -> bool:
        """Mend the first few places where parts overlap or stick out; whether there were any.

        Of two that overlap on one level, one within the other is nested, else the earlier is cut.
        """
        moved = False
        levels: dict[int, list[Part]] = {}
        for part in sorted(self.parts, key=lambda one: (one.start, -one.end)):
            levels.setdefault(id(part.parent), []).append(part)
            if part.parent is not None and not part.parent.holds(part.start, part.end):
                self.fit(part.parent)
                moved = True
        for before, part in (pair for level in levels.values() for pair in pairwise(level)):
            if before.parent is part.parent and part.start < before.end:
                if part.end <= before.end and not before.apparatus:
                    part.parent = before
                else:
                    before.end = part.start
                moved = True
        return moved

    def _gaps(self) -> Iterator[tuple[int, int]]:
        at = 0
        for part in [*self.children(None), Part(len(self.text), len(self.text))]:
            start, end = _trim(self.text, at, part.start)
            if start < end:
                yield start, end
            at = max(at, part.end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _document(part: Part) -> Document:
    opening, closing = part.opening, part.closing
    if opening is not None:  # the head matter begins where the paper does
        opening = Span(part.start, opening.end) if part.start < opening.end <= part.end else None
    if closing is not None:
        closing = Span(closing.start, part.end) if part.start <= closing.start < part.end else None
    changed = {
        "id": part.id,
        "start": part.start,
        "end": part.end,
        "nested_in": part.parent.id if part.parent else None,
        "apparatus": part.apparatus,
        "opening": opening,
        "closing": closing,
        "decision": part.decision,
        "formerly": tuple(part.former),
    }
    made = part.made or Document(id=part.id, start=part.start, end=part.end, rule=RULE)
    return msgspec.structs.replace(made, **changed)
