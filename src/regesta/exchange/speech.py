"""Whether an act is speech, and whether words show that it is the speaker's own."""

import re
from functools import cache

from regesta.exchange.rulebook import table
from regesta.model import Act


def says(act: Act) -> bool:
    """Whether an act is said by its actor; a silence is told of him by others."""
    return act.type in listed("act_kinds", "say") and act.type not in listed("act_kinds", "silence")


def own(text: str | None) -> bool:
    """Whether an actor's words are "I", "we", "the undersigned" or "this Government".

    >>> own("We"), own("this Government"), own("the Government")
    (True, True, False)
    """
    return written(text, "first_person") or written(text, "own_side")


def written(text: str | None, key: str) -> bool:
    """Whether words are of a list of voices.toml."""
    return bool(text) and " ".join((text or "").casefold().split()) in listed("voices", key)


def in_first_person(quote: str) -> bool:
    """Whether "I", "we" or "the undersigned" stands among words.

    >>> in_first_person("which we, the envoys, ask"), in_first_person("which they ask")
    (True, False)
    """
    words = re.findall(r"\w+", quote.casefold())
    plain = f" {' '.join(words)} "
    return any(f" {word} " in plain for word in listed("voices", "first_person"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of one list of a table."""
    return frozenset(table(name)[key])
