"""The id of an act: from its type, its words, and which of equal words they are."""

import re
from collections.abc import Callable

from regesta.model.identity import digest

_SPACE = re.compile(r"\s+")


def act_id(kind: str, text: str, start: int, end: int, is_free: Callable[[str], bool]) -> str:
    """The first free id for an act on `[start, end)` of a text.

    It comes from the words, not from the path or the order of recording; acts of one type on
    the same words are told apart by their number. Once given it is kept in the log, whatever is
    ruled on the act later and however its source is edited.

    Args:
        kind: the act's type when it was recorded.
        text: the source's text.
        start: where the quote begins.
        end: where it ends.
        is_free: whether an id may be given.

    >>> act_id("ask", "We ask. We ask.", 8, 15, lambda _: True)
    'a-b0a47c61f966'
    """
    words = text[start:end]
    before, at = 0, text.find(words)
    while 0 <= at < start:
        before += 1
        at = text.find(words, at + 1)
    quote = _SPACE.sub(" ", words).strip()
    number = 1
    while True:
        found = "a-" + digest("act", kind, quote, str(before), str(number))
        if is_free(found):
            return found
        number += 1
