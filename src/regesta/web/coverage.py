"""For every sentence of a paper the acts made from it, or that none was."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regesta.web.acting import ActView
from regesta.web.blocks import Block
from regesta.web.passages import trim
from regesta.web.segments import Highlight

_END = re.compile(r"[.?!][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Dr|St|No|Nos|Hon|Gen|Col|Capt|Lt|Maj|Sr|Jr|Messrs|inst|ult|vol"
    r"|Vol|p|pp|art|Art|cf|viz|Rs|Esq|Prof|Rev|Adm|Com|Gov|Co|etc)$"
)
"""What stands before a full stop that ends no sentence."""
_SAID = frozenset({"paragraph", "subject", "table"})
"""Kinds of block that say something; a heading, a dateline or a signature is no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text and the numbers of the acts that share words with it."""

    start: int
    end: int
    acts: tuple[int, ...]


def sentences(text: str, blocks: Iterable[Block], shown: Sequence[ActView]) -> Iterator[Sentence]:
    """The sentences of a paper's blocks in order, each with its acts.

    A block of another kind counts where an act was made from it.
    """
    for block in blocks:
        acted = any(v.act.start < block.end and block.start < v.act.end for v in shown)
        if block.kind not in _SAID and not acted:
            continue
        for start, end in split(text, block.start, block.end):
            acts = [v.number for v in shown if v.act.start < end and start < v.act.end]
            yield Sentence(start, end, tuple(acts))


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The extents of the sentences in a stretch of text.

    >>> text = "Mr. Hay replied. He had no news."
    >>> [text[a:b] for a, b in split(text, 0, len(text))]
    ['Mr. Hay replied.', 'He had no news.']
    """
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() >= end or _SHORT.search(text[max(start, match.start() - 8) : match.start()]):
            continue
        left, right = trim(text, at, match.end())
        if left < right:
            yield left, right
        at = match.end()
    left, right = trim(text, at, end)
    if left < right:
        yield left, right


def highlights(found: Iterable[Sentence]) -> list[Highlight]:
    """Sentences to be drawn: the key names their acts, and is empty where there is none."""
    return [
        Highlight(one.start, one.end, "sentence", " ".join(map(str, one.acts))) for one in found
    ]
