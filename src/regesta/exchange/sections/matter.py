"""What makes two moves one matter: who they are between, and the words and terms they share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from regesta.exchange.answering import puts
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import table
from regesta.exchange.tellings import Event, Telling
from regesta.exchange.view import View
from regesta.model import Act

WORDS = 5
BEGINNING = 6
PAIRS = 4
SHARING = 3
_CONTENT = re.compile(r"[^\W\d_]{5,}")


class Matters:
    """What moves have in common with others of their matter.

    One paper and the same two parties; one paper, one party and one last day; in any papers the
    same two parties and two of the longest words of a question, one common word of any move, or
    a kind of term that is a matter by itself; one party on either side and two common words. A
    common word is no name and none of the party's own, and no general one (`matter.toml`).
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._general = frozenset(table("matter")["general"])
        self._kinds = frozenset(table("matter")["kinds"])
        self._own: dict[str, frozenset[str]] = {}

    def of(self, telling: Telling) -> Iterable[object]:
        """The keys of a move: who shares one is of its matter."""
        act = telling.act
        paper = self._view.paper_of(act)
        place = paper.id if paper else act.file
        all_by = telling.by[:PAIRS] or ("",)
        by, partners = all_by[0], telling.by[1:]
        others = self._view.targets(act)[:PAIRS] or (partners[:PAIRS] if len(partners) == 1 else ())
        pairs = [
            frozenset((one, other)) for one in all_by for other in others or ("",) if one != other
        ]
        for pair in pairs:
            yield place, pair
        if act.deadline:
            yield place, by, act.deadline
        if act.call or not others:
            return
        words = self._common(act, (*telling.by, *others))
        kinds = {term.kind for term in act.terms} & self._kinds if act.terms else ()
        for pair in pairs if by else ():
            yield from ((pair, word) for word in words)
            yield from ((pair, "", kind) for kind in kinds)
        if puts(act):
            longest = self._telling(_longest(act.object or ""))
            yield from ((pair, two) for two in combinations(longest, 2) for pair in pairs)
        two_words = tuple(combinations(words, 2))
        for party in dict.fromkeys((by, *others[: SHARING - 1]) if by else others[:SHARING]):
            yield from ((party, two) for two in two_words)

    def _common(self, act: Act, parties: Iterable[str]) -> list[str]:
        """The longest common words of what an act is about, by their beginnings."""
        found = _lower(act.object or "")
        for party in parties:
            own = self._own.get(party)
            if own is None:
                names = " ".join(self._view.parties.names(party))
                own = self._own[party] = _longest(names)
            found = found - own
        return self._telling(found)

    def _telling(self, found: frozenset[str]) -> list[str]:
        telling = found - self._general
        return sorted(sorted(telling, key=lambda word: (-len(word), word))[:WORDS])


def beside(kept: Kept, events: Mapping[str, Sequence[Event]]) -> Iterable[tuple[str, str]]:
    """Groups without a question, each with the only one of its papers and parties that asks.

    A meeting, a threat, a promise that hangs on no question by its own words stands with the one
    matter of its paper; where there are two, with neither.
    """
    asking = {key for key, group in events.items() if any(_asks(event) for event in group)}
    there: dict[tuple[str, str], dict[str, None]] = {}
    for key in asking:
        for event in events[key]:
            for place in _places(kept, event):
                there.setdefault(place, {})[key] = None
    for key, group in events.items():
        if key in asking:
            continue
        near = {
            one: None for event in group for it in _places(kept, event) for one in there.get(it, ())
        }
        if len(near) == 1:
            yield key, next(iter(near))


def _asks(event: Event) -> bool:
    return any(puts(one.act) for one in event.tellings)


def _places(kept: Kept, event: Event) -> Iterable[tuple[str, str]]:
    """Each paper that tells it, with each party of it."""
    for one in event.tellings:
        paper = kept.view.paper_of(one.act)
        for party in (*one.by, *one.agents, *kept.view.targets(one.act)):
            yield (paper.id if paper else one.act.file), party


def _longest(text: str) -> frozenset[str]:
    """Its long words, names among them, by their beginnings."""
    return frozenset(word[:BEGINNING] for word in _CONTENT.findall(text.casefold()))


def _lower(text: str) -> frozenset[str]:
    """Its long words that are no names, by their beginnings."""
    return frozenset(word[:BEGINNING] for word in _CONTENT.findall(text) if word[0].islower())
