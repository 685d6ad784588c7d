"""What stands about a signer's name: '(Signed)', '[seal]', '[File copy not signed]'."""

import re
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of


@cache
def signed() -> re.Pattern[str]:
    """The pattern of '(Signed) ' and the like at the beginning of a line."""
    words = one_of(papers().signatures.signed)
    return re.compile(rf"^[\[(]?\s*{words}\b[.:]?\s*[\])]?\s*", re.IGNORECASE)


@cache
def unsigned() -> re.Pattern[str]:
    """The pattern of '[File copy not signed]' and the like at the beginning of a line."""
    words = one_of(papers().signatures.unsigned)
    return re.compile(rf"^[\[(]{words}[^\])]*[\])]", re.IGNORECASE)


@cache
def seal() -> re.Pattern[str]:
    """The pattern of '[seal] ' and the like at the beginning of a line."""
    return re.compile(rf"^[\[(]{one_of(papers().signatures.seals)}\.?[\])]\s*", re.IGNORECASE)


def holds_unsigned(words: str) -> bool:
    """Whether words say somewhere that nobody signed.

    >>> holds_unsigned("[File copy not signed]")
    True
    """
    return _UNSIGNED_ANYWHERE.search(words) is not None


_UNSIGNED_ANYWHERE = re.compile(r"not signed|no signature|unsigned", re.IGNORECASE)
