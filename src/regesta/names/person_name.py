"""A person's name as it is given: without honorifics, courtesies and capitals of print."""

import re
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.names.note_digits import GLUED

_COURTESIES = re.compile(r",?\s*(?:&c\.?|etc\.?|esq\.?|esquire|jr\.?)(?=[\s,.;]|$)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def plain_honorifics() -> re.Pattern[str]:
    """The pattern of honorifics at the beginning that are no part of a name: 'Hon. Mr. '."""
    return re.compile(rf"^(?:{one_of(papers().honorifics.plain)}(?![\w’'])\.?,?\s+)+")


@cache
def title_before_name() -> re.Pattern[str]:
    """The pattern of a title that belongs to the name behind it: 'Count v', 'Lord J'."""
    return re.compile(rf"^{one_of(papers().honorifics.titles)}\b\.?\s+[A-ZÀ-Þdv]")


def clean_name(phrase: str) -> str:
    """A person's name without plain honorifics, courtesies, note digits and outer punctuation.

    Names printed in capitals are given in the usual way.

    >>> clean_name("Hon. WILLIAM H. SEWARD, &c., &c., &c.")
    'William H. Seward'
    """
    words = _SPACE.sub(" ", phrase).strip()
    words = GLUED.sub("", words)
    words = _COURTESIES.sub("", words).strip(" ,;:.")
    words = plain_honorifics().sub("", words)
    if words.isupper() and len(words) > 3:
        return _in_small_letters(words)
    return " ".join(map(_unless_initials, words.split(" ")))


def _unless_initials(word: str) -> str:
    return _in_small_letters(word) if word.isupper() and len(word) > 3 else word


def _in_small_letters(words: str) -> str:
    return _LETTERS.sub(lambda m: m[0][0] + m[0][1:].lower(), words)
