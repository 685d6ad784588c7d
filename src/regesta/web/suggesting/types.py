"""Which type marked words most likely are: by their verbs, then by the habit of the folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.model.act_types import ActType
from regesta.web.suggesting import words

_PHRASE = 0.4
"""What a phrase of several words counts more than a bare verb."""
_LATER = 0.5
"""What each verb before another takes from it: the first verb of a passage tells what it does."""


@dataclass(frozen=True, slots=True)
class Told:
    """A type with the extent of the words that tell it, relative to the passage."""

    type: str
    start: int
    end: int
    weight: float


def told(passage: str, types: Sequence[ActType]) -> list[Told]:
    """The types that a passage's words tell, the likeliest first; each once.

    >>> kinds = [
    ...     ActType(name="ask", kind="say", verbs=("request",)),
    ...     ActType(name="reject", kind="say", verbs=("decline",)),
    ... ]
    >>> [one.type for one in told("He declined the request.", kinds)]
    ['reject', 'ask']
    """
    found: list[Told] = []
    for one in types:
        own = (*one.verbs, *words.listed("also", one.name))
        for match in words.verbs(own).finditer(passage):
            longer = _PHRASE * (len(match.group().split()) - 1)
            found.append(Told(one.name, match.start(), match.end(), 1.0 + longer))
    # words within those of a longer phrase tell nothing of their own
    kept = [a for a in found if not any(_within(a, b) for b in found)]
    kept.sort(key=lambda one: (one.start, -one.weight))
    starts = sorted({one.start for one in kept})
    best: dict[str, Told] = {}
    for one in kept:
        weight = one.weight * _LATER ** starts.index(one.start)
        if one.type not in best or best[one.type].weight < weight:
            best[one.type] = Told(one.type, one.start, one.end, weight)
    return sorted(best.values(), key=lambda one: (-one.weight, one.start))


def order(passage: str, types: Sequence[ActType], used: Iterable[str]) -> list[ActType]:
    """All types, the likeliest first; `used` are the types of the acts recorded in the folder."""
    weights = {one.type: one.weight for one in told(passage, types)}
    habit: dict[str, int] = {}
    for name in used:
        habit[name] = habit.get(name, 0) + 1
    place = {one.name: i for i, one in enumerate(types)}
    return sorted(
        types,
        key=lambda one: (-weights.get(one.name, 0.0), -habit.get(one.name, 0), place[one.name]),
    )


def _within(inner: Told, outer: Told) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
