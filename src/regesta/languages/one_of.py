"""One pattern for a list of words."""

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    r"""A group that matches any of some words as they are written, the longest first.

    Curly and straight apostrophes match each other. Word boundaries are the caller's to ask for.

    >>> one_of(["Mr", "Mrs", "d’Affaires"])
    "(?:d[’']Affaires|Mrs|Mr)"
    """
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word).replace('’', _APOSTROPHE) for word in longest)})"


_APOSTROPHE = "[’']"
