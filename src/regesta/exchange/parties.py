"""Who is who: every name of the acts as a party of its own, made one only by a ruling."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from regesta.exchange.brief import Who
from regesta.exchange.paper import Paper
from regesta.model import Act, Named, PartyLink, ThreadLink

_LINKING = frozenset({"of", "and", "at", "in", "for"})


class Parties:
    """The parties of a folder, found by any of their names or by their id.

    An id is made of the name's words, so that it stays the same whatever else the folder holds.
    Two names are one party where they differ by an address ("Mr.", "the") or in spelling of the
    same letters only, or where a `PartyLink` says so; the first link's party gives its id.
    """

    def __init__(
        self, acts: Sequence[Act], papers: Sequence[Paper], links: Iterable[PartyLink | ThreadLink]
    ) -> None:
        self.links = tuple(link for link in links if isinstance(link, PartyLink))
        self._apart: dict[str, str] = {}
        self._one: dict[str, str] = {}
        self._spelt: dict[str, Counter[str]] = {}
        self._tiers: dict[str, Counter[str]] = {}
        self._speaks: dict[str, dict[str, None]] = {}
        self._named: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._member: dict[str, dict[str, None]] = {}
        self._ids: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._each: dict[str, tuple[str, ...]] = {}
        self._who: dict[str, Who] = {}
        self._alike: dict[str, tuple[str, ...]] = {}
        self._link()
        for act in acts:
            self._read(act)
        for paper in papers:
            for name in (*paper.writers, *paper.signed, *paper.addressees):
                self._written.setdefault(self.id_of(name), name)
        self._label()

    def __iter__(self) -> Iterator[str]:
        """The ids of all parties that an act names, in the order of their first act."""
        return iter(self._spelt)

    def id_of(self, name: str) -> str:
        """The id of a party by one of its names; an id is given back as the party's own."""
        found = self._ids.get(name)
        if found is None:
            found = self._ids[name] = self._find(self._key(name))
        return found

    def who(self, name: str) -> Who:
        """A party as the brief names it, by one of its names or its id."""
        found = self._who.get(name)
        if found is None:
            party = self.id_of(name)
            found = self._who[name] = Who(id=party, name=self.name(party) or name)
        return found

    def name(self, party: str) -> str | None:
        """What the ledger calls a party; None for an id that no act or paper names."""
        if found := self._named.get(party):
            return found
        spelt = self._spelt.get(party)
        if not spelt:
            return self._written.get(party)
        return max(spelt, key=lambda name: spelt[name])  # of equals, the first

    def names(self, party: str) -> tuple[str, ...]:
        """Every name that the acts and the rulings give it."""
        return tuple(self._spelt.get(self.id_of(party), ()))

    def kind(self, party: str) -> str | None:
        """As ruled; else the tier that most acts give it."""
        party = self.id_of(party)
        tiers = self._tiers.get(party)
        if found := self._kinds.get(party):
            return found
        return min(tiers, key=lambda tier: (-tiers[tier], tier)) if tiers else None

    def speaks_for(self, party: str) -> tuple[str, ...]:
        """Whom it represents in some act, by the acts' own words."""
        return tuple(self._speaks.get(self.id_of(party), ()))

    def member_of(self, party: str) -> tuple[str, ...]:
        """What a ruling makes it a member of."""
        return tuple(self._member.get(self.id_of(party), ()))

    def each(self, party: str) -> tuple[str, ...]:
        """Those whom a name for several together stands for; any other party by itself."""
        party = self.id_of(party)
        return self._each.get(party, (party,))

    def merged_by(self, party: str) -> tuple[PartyLink, ...]:
        """The rulings that made several names this party."""
        party = self.id_of(party)
        return tuple(
            link for link in self.links if link.same_as and self.id_of(link.party) == party
        )

    def known(self, name: str) -> bool:
        """Whether any act or ruling names it."""
        return self.id_of(name) in self._spelt

    def alike(self, name: str) -> tuple[str, ...]:
        """The party of a heading's name; else those whose name is that name, more or less of it."""
        if self.known(name):
            return (self.id_of(name),)
        if name not in self._alike:
            words = set(normal(name).split())
            near = {party for word in words for party in self._bearing.get(word, ())}
            self._alike[name] = tuple(
                party for party in self
                if party in near
                and any(words <= other or other <= words for other in self._words(party))
            ) if near else ()  # fmt: skip
        return self._alike[name]

    @cached_property
    def _bearing(self) -> dict[str, set[str]]:
        """The parties that have a word in one of their names; two like names share one."""
        found: dict[str, set[str]] = {}
        for party in self:
            for words in self._words(party):
                for word in words - _LINKING:
                    found.setdefault(word, set()).add(party)
        return found

    def _words(self, party: str) -> list[set[str]]:
        found = [set(normal(name).split()) for name in self._spelt[party]]
        return [words for words in found if words]

    def _key(self, name: str) -> str:
        return self._apart.get(_plain(name)) or f"p-{'-'.join(normal(name).split())}"

    def _find(self, key: str) -> str:
        while key in self._one:
            key = self._one[key]
        return key

    def _link(self) -> None:
        for link in self.links:
            for other in link.apart:
                if self._key(other) == self._key(link.party):
                    self._apart[_plain(other)] = f"p-{'-'.join(_plain(other).split())}-apart"
        apart = {
            frozenset((self._key(link.party), self._key(other)))
            for link in self.links for other in link.apart
        }  # fmt: skip
        rank: dict[str, int] = {}
        for number, link in enumerate(self.links):
            rank.setdefault(self._key(link.party), number)
        for link in self.links:
            for other in link.same_as:
                one, two = self._find(self._key(link.party)), self._find(self._key(other))
                divided = frozenset((self._key(link.party), self._key(other))) in apart
                if one != two and not divided:
                    first, last = sorted((one, two), key=lambda key: rank.get(key, len(rank)))
                    self._one[last] = first

    def _label(self) -> None:
        for link in self.links:
            party = self.id_of(link.party)
            self._note(link.party)
            for other in link.same_as:
                self._note(other)
            if link.name or link.same_as:
                self._named[party] = link.name or self._named.get(party) or self._shown(link.party)
            if link.kind:
                self._kinds[party] = link.kind
            for group in link.member_of:
                self._note(group)
                self._member.setdefault(party, {})[self.id_of(group)] = None

    def _shown(self, name: str) -> str:
        """A ruling may name a party by its id: then its commonest name stands for it."""
        return self.name(name) or name if name.startswith("p-") else name

    def _note(self, name: str, tier: str | None = None, times: int = 1) -> str:
        party = self.id_of(name)
        spelt = self._spelt.get(party)
        if spelt is None:
            spelt = self._spelt[party] = Counter()
        if not name.startswith("p-"):
            spelt[name] += times
        if tier:
            self._tiers.setdefault(party, Counter())[tier] += 1
        return party

    def _read(self, act: Act) -> None:
        if act.actor and not act.actors:
            self._note(act.actor)
        elif act.actor:  # a name for several together, each of whom is a party by itself
            party = self.id_of(act.actor)
            self._written.setdefault(party, act.actor)
            each = tuple(self.id_of(named.name) for named in act.actors)
            if party not in each:
                self._each.setdefault(party, each)
        for named in (*act.actors, *act.targets):
            self._note(named.name, named.tier)
        for name in (act.source, act.via, *(act.channel.between if act.channel else ())):
            if name:
                self._note(name)
        if act.speaks_for:
            state = self._note(act.speaks_for.name, act.speaks_for.tier)
            for name in actor_names(act):
                if (person := self.id_of(name)) != state:
                    self._speaks.setdefault(person, {})[state] = None


def actor_names(act: Act) -> tuple[str, ...]:
    """The names of who acts: each by itself where the act says so."""
    if act.actors:
        return tuple(named.name for named in act.actors)
    return (act.actor,) if act.actor else ()


def named_by(act: Act) -> tuple[Named, ...]:
    """Every party that an act names with its words."""
    return (*act.actors, *act.targets, *((act.speaks_for,) if act.speaks_for else ()))


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name without case, accents, points, articles and forms of address.

    >>> normal("Mr. Conger") == normal("the Conger"), normal("Gotō")
    (True, 'goto')
    """
    words = _plain(name).split()
    kept = [word for word in words if word not in _addresses()]
    return " ".join(kept or words) or "unnamed"


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    name = name.removeprefix("p-")
    folded = unicodedata.normalize("NFKD", name).casefold()
    letters = (
        char if char.isalnum() else "" if unicodedata.combining(char) or char in "'’ʻ`" else " "
        for char in folded
    )
    return " ".join("".join(letters).split())


@cache
def _addresses() -> frozenset[str]:
    table = files("regesta.exchange").joinpath("rules/addresses.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(table)["words"])
