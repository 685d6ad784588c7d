"""Words that tell a sentence from a line that heads, dates, addresses or signs a paper."""

import re
from functools import cache
from typing import Literal

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of

Line = Literal["heading", "address", "dateline", "signature", "title", "enclosure"]


@cache
def sentence_word(line: Line) -> re.Pattern[str]:
    """The pattern of a word that a line of this sort does not hold and a sentence does.

    >>> bool(sentence_word("title").search("It was agreed")), bool(
    ...     sentence_word("title").search("Prevention of riots"))
    (True, False)
    """
    tables = papers().sentences
    words = {
        "heading": (*tables.common, *tables.heading),
        "address": (*tables.common, *tables.address),
        "dateline": (*tables.common, *tables.dateline),
        "signature": (*tables.common, *tables.signature),
        "title": (*tables.common, *tables.title),
        "enclosure": tables.enclosure,
    }[line]
    return re.compile(rf"\b{one_of(words)}\b")
