"""What a rule on lines is given, and what it gives."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from regesta.model import Mark, Source
from regesta.stages.mark.layout import Block


@dataclass(slots=True)
class Sheet:
    """A source laid out in blocks; `noted` are the numbers that glued note marks call."""

    source: Source
    blocks: Sequence[Block]
    noted: frozenset[str] = frozenset()


LineRule = Callable[[Block, int, Sheet], Iterator[Mark]]
"""Takes a block, its place among the sheet's blocks, and the sheet."""
