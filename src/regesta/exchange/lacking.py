"""Which references are to one missing thing, however often and in what words it is referred to."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from regesta.exchange.brief import Passage
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import table
from regesta.exchange.tellings import Telling, joined
from regesta.exchange.view import View


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """One reference to what is not on file.

    `by` is what makes it: an act that answers it, a term of an act, a paper that cites it. `text`
    is how it is called, `what` the same with what it is about.
    """

    key: str
    by: Literal["answers", "term", "cited"]
    what: str
    text: str
    words: Passage
    cited_in: str | None
    told: Telling | None
    day: int
    paper_date: str | None

    def over(self, other: "Lack") -> bool:
        """Whether the words of two references overlap."""
        one, two = self.words, other.words
        return one.source == two.source and one.start < two.end and two.start < one.end


def each_thing(view: View, kept: Kept, lacks: Sequence[Lack]) -> list[list[Lack]]:
    """The references to each missing thing, in the order of the first.

    One thing are references by the same words; a paper that an act answers and its terms that
    hang on overlapping words; what a paper cites there. So is what the tellings of one event call
    by one word for a paper, where none of them refers to two such.
    """
    root = joined([*_overlapping(lacks), *_told_alike(view, kept, lacks)])
    found: dict[str, list[Lack]] = {}
    for lack in lacks:
        found.setdefault(root.get(lack.key, lack.key), []).append(lack)
    return list(found.values())


def _overlapping(lacks: Sequence[Lack]) -> Iterable[tuple[str, str]]:
    at: dict[Passage, str] = {}
    of_act: dict[str, list[Lack]] = {}
    of_paper: dict[str, list[Lack]] = {}
    for lack in lacks:
        yield at.setdefault(lack.words, lack.key), lack.key
        paper = lack.cited_in or lack.words.source
        if lack.told is None:
            over = next((one for one in of_paper.get(paper, ()) if one.over(lack)), None)
            if over is not None:
                yield over.key, lack.key
            continue
        of_paper.setdefault(paper, []).append(lack)
        same = of_act.setdefault(lack.told.act.id, [])
        yield from ((one.key, lack.key) for one in same if one.by != lack.by and one.over(lack))
        same.append(lack)


def _told_alike(view: View, kept: Kept, lacks: Sequence[Lack]) -> Iterable[tuple[str, str]]:
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for lack in lacks:
        told = lack.told or _around(view, kept, lack)
        event = kept.tellings.event(told.act.id) if told else None
        if told is None or event is None or len(event.tellings) == 1:
            continue
        for word in kinds(lack.text):
            found.setdefault((event.key, word), {}).setdefault(told.act.id, []).append(lack.key)
    for by_act in found.values():
        if all(len(keys) == 1 for keys in by_act.values()):
            (first, *others) = (keys[0] for keys in by_act.values())
            yield from ((first, other) for other in others)


def kinds(text: str) -> frozenset[str]:
    """The words for a paper in a reference.

    >>> sorted(kinds("your letter and the note of 4 May"))
    ['letter', 'note']
    """
    return frozenset(table("cited")["words"]) & frozenset(re.findall(r"\w+", text.casefold()))


def _around(view: View, kept: Kept, lack: Lack) -> Telling | None:
    """The telling in whose words a paper cites something."""
    return next(
        (kept.tellings.of(act.id) for act in view.acts_of(lack.cited_in)
         if len(act.same_as) and act.start <= lack.words.start and lack.words.end <= act.end),
        None,
    )  # fmt: skip
