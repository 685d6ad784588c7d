"""Puts an act where its words stand now, in the innermost paper around them."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec

from regesta.decisions import anchors
from regesta.decisions.acts.spans import Pair, moved, reworded, spans_of
from regesta.decisions.acts.standing import Standing
from regesta.decisions.binding import Places
from regesta.decisions.values import Table
from regesta.model import Act, Anchor


class Extent(NamedTuple):
    """A document's place: its id, where it begins and ends, whether it belongs to no paper."""

    id: str
    start: int
    end: int
    apparatus: bool = False


class Extents:
    """The documents of one source, asked in which of them words begin."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._extents = sorted(extents, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._extents]
        self._ends = list(accumulate((one.end for one in self._extents), max))

    def innermost(self, start: int) -> Extent | None:
        """The innermost paper that holds words, else the apparatus they stand in, else None."""
        at = bisect_right(self._starts, start) - 1
        apparatus: Extent | None = None
        while at >= 0 and self._ends[at] > start:
            one = self._extents[at]
            if start < one.end and not one.apparatus:
                return one
            if start < one.end and apparatus is None:
                apparatus = one
            at -= 1
        return apparatus


def current(stood: Standing, places: Places) -> tuple[Table, Pair] | None:
    """An act's value and its words' extent in the text of today; None where its quote is gone.

    Spans in the quote or beside it go with it, others are looked for by words of their own; a
    span whose words are gone is left out, the rest stays.

    Args:
        stood: what the log says of the act.
        places: of its source.
    """
    anchor = stood.valued.anchor
    located = places.of(anchor) if anchor else None
    if anchor is None or located is None:
        return None
    value = stood.value
    if anchor.text_sha256 != places.source.sha256 or located.start != anchor.start:
        value = moved(value, _Carrier(stood, anchor, places).carry)
        value = reworded(value, places.source.text)
    return value, (located.start, located.end)


def place(stood: Standing, places: Places, extents: Extents) -> Act | None:
    """The act in the text of today, None where its quote is gone.

    Args:
        stood: what the log says of the act.
        places: of its source.
        extents: of the source's documents.
    """
    now = current(stood, places)
    if now is None:
        return None
    value, (start, end) = now
    document = extents.innermost(start)
    return act_of(
        stood,
        value,
        file=places.source.path,
        start=start,
        end=end,
        quote=places.source.text[start:end],
        document=document.id if document else None,
    )


def as_recorded(stood: Standing) -> Act:
    """The act as it stood in the text it was recorded on: for one whose words are gone."""
    anchor = stood.valued.anchor
    if anchor is None:
        return act_of(stood, stood.value, file="", start=0, end=0, quote="", document=None)
    return act_of(
        stood, stood.value, file=anchor.source, start=anchor.start, end=anchor.end,
        quote=words_of(anchor), document=None,
    )  # fmt: skip


def act_of(stood: Standing, value: Table, **where: Any) -> Act:  # noqa: ANN401 - fields of an act
    """The record of an act with a value and a place."""
    status = "rejected" if stood.rejected else "corrected" if stood.corrected else "confirmed"
    about: Table = {
        "id": stood.id,
        "status": status,
        "origin": {"reader": "editor", "name": stood.added.who},
        "decision": stood.last.id,
        "rulings": stood.others,
    }
    return msgspec.convert(value | where | about, Act)


def words_of(anchor: Anchor) -> str:
    """The words that an anchor means."""
    return anchor.exact[slice(*_ends(anchor))]


def is_near(anchor: Anchor, pair: Pair) -> bool:
    """Whether a span lies in the quote or in the neighbours that the anchor keeps of it."""
    first = anchor.start - _ends(anchor)[0]
    low, high = first - len(anchor.prefix), first + len(anchor.exact) + len(anchor.suffix)
    return low <= pair[0] and pair[1] <= high


def far_spans(value: Table, anchor: Anchor) -> list[Pair]:
    """The spans of an act that need an anchor of their own, each once, in order of its keys."""
    pairs = (pair for _, pair, _ in spans_of(value))
    return list(dict.fromkeys(pair for pair in pairs if not is_near(anchor, pair)))


class _Carrier:
    """Carries the spans of one act from the text it was recorded on to that of today."""

    def __init__(self, stood: Standing, anchor: Anchor, places: Places) -> None:
        self._anchor = anchor
        self._places = places
        far = far_spans(stood.value, anchor)
        self._far = dict(zip(far, stood.valued.words, strict=False))

    def carry(self, pair: Pair) -> Pair | None:
        own = self._far.get(pair)
        if own is not None:
            found = self._places.of(own)
        elif is_near(self._anchor, pair):
            found = anchors.locate_beside(self._anchor, pair, self._places.source)
        else:
            return None
        return (found.start, found.end) if found else None


def _ends(anchor: Anchor) -> tuple[int, int]:
    inner = anchor.inner
    return (inner.start, inner.end) if inner else (0, len(anchor.exact))
