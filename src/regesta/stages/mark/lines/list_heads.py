"""Lines that name a field: 'SUBJECT', 'MEMORANDUM FOR', 'TO:', 'PARTICIPANTS', 'Present:'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind with the beginning of its lines, the surer first.

    A word alone needs a colon or the end of the line behind it; where words may follow without
    one ('SUBJECT Relief of Tarn'), they begin with a capital.
    """
    words = papers().head_lines
    ends, ends_or_capital = r"\s*(?::|$)", r"\b\s*(?::|$|[A-Z])"
    capitals = one_of(word for word in words.memorandum if word.isupper())
    return tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            ("mail_date", rf"{one_of(words.date)}\s*:"),
            ("subject", one_of(words.subject) + ends_or_capital),
            ("addressees", rf"{one_of((*words.memorandum, *words.to))}{ends}|{capitals}\b"),
            ("senders", one_of(words.from_) + ends),
            ("present", one_of(words.present) + ends_or_capital),
        )
    )


@cache
def _firsts() -> frozenset[str]:
    words = papers().head_lines
    lists = (words.date, words.subject, words.memorandum, words.to, words.from_, words.present)
    return frozenset(word[0] for some in lists for word in some)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `mail_date`, `subject`, `addressees`, `senders` or `present`."""
    if not block.short or block.text[:1] not in _firsts():
        return
    for kind, pattern in _kinds():
        if pattern.match(block.text):
            yield Mark(kind=kind, start=block.start, end=block.end, rule="list_heads")
            return
