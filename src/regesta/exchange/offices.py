"""Which body an office heads, and which names of one paper are one man."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from regesta.exchange.paper import Paper
from regesta.exchange.parties import Parties, normal
from regesta.exchange.rulebook import table

Words = frozenset[str]


class Offices:
    """The bodies among the parties, by the offices that head them."""

    def __init__(self, parties: Parties) -> None:
        self._heads: dict[Words, str] = {}
        for party in parties:
            for name in parties.names(party):
                self._heads.setdefault(_words(name), party)

    def bodies(self, writers: Iterable[str]) -> tuple[str, ...]:
        """The bodies that the writers of a heading head, by the office it gives them.

        Who stands in for the head of a body writes for it as the head does.
        """
        found: dict[str, None] = {}
        for writer in writers:
            words = _words(writer) - _standing_in()
            for head, body in _pairs():
                party = self._heads.get(words - {head} | {body}) if head in words else None
                if party is not None:
                    found[party] = None
        return tuple(found)


def is_office(writer: str) -> bool:
    """Whether a heading names the head of a body, and no envoy.

    >>> is_office("Acting Secretary of State"), is_office("Minister in Orlava"), is_office("Ruhn")
    (True, False, False)
    """
    words = normal(writer).split()
    heads = {head for head, _ in _pairs()}
    return not heads.isdisjoint(words) and _abroad().isdisjoint(words)


class Signers:
    """Who signs as whom, by headings and signatures: one name, and more or less of it."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._names: dict[str, dict[str, None]] = {}
        for paper in papers:
            if len(paper.writers) != 1 or len(paper.signed) != 1:
                continue
            (headed,), (signed,) = paper.writers, paper.signed
            one, other = set(normal(headed).split()), set(normal(signed).split())
            if one != other and (one <= other or other <= one):
                self._names.setdefault(normal(headed), {})[signed] = None
                self._names.setdefault(normal(signed), {})[headed] = None

    def alias(self, name: str, parties: Parties) -> str | None:
        """The one party by whose name somebody is headed or signs elsewhere."""
        found = {
            parties.id_of(other) for other in self._names.get(normal(name), ())
            if parties.known(other)
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None


def initials_only(name: str) -> bool:
    """Whether a name is given by its initials alone.

    >>> initials_only("D. De G. V. P."), initials_only("R. Olt")
    (True, False)
    """
    words = re.findall(r"\w+", name)
    return bool(words) and all(len(word) <= 2 for word in words)


def _words(name: str) -> Words:
    return frozenset(normal(name).split()) - {"of", "for"}


@cache
def _standing_in() -> Words:
    return frozenset(table("offices")["standing_in"])


@cache
def _abroad() -> Words:
    return frozenset(table("offices")["abroad"])


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    found = table("offices")
    return tuple(zip(found["heads"], found["bodies"], strict=True))
