"""The word by which a line says what kind of paper it heads: 'Telegram From …', 'Minutes of …'."""

import re
from functools import cache

from regesta.languages.en.papers import paper_kinds
from regesta.languages.one_of import one_of

TOLD_FROM = re.compile(
    r"^(?P<kind>[A-Z][\w’'. éè-]{2,60}?)"  # 'Telegram', 'Note Verbale'
    r"(?:\s+(?:No\.?\s?)?[\w-]*\d[\w-]*)?"  # its number
    r",?\s+(?:[Ff]rom|FROM|[Bb]y)\s+"
)
"""A kind of paper before who sent it: 'Telegram 482 From '."""


@cache
def kind_word() -> re.Pattern[str]:
    """The pattern of a line's beginning up to the word of its kind (group 1).

    An article and four words at most may stand before it: 'The Second Joint Note'.
    """
    before = r"(?:(?:the|an?)\s+)?(?:[\w’'().-]+\s+){0,4}?"
    return re.compile(rf"{before}\b({one_of(paper_kinds())})\b", re.IGNORECASE)
