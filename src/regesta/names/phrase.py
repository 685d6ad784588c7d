"""Whether a phrase can be a party: a person, an office or a body that writes or is written to."""

import re
from collections.abc import Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of

STRONG, WEAK, NONE = 2, 1, 0

_TOKEN = re.compile(r"[^\s()\[\],]+")
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)
_STOP = re.compile(
    r"[;?!]"
    r"|(?<=[a-z]{6})\.\s+[A-Z]"  # a sentence ends
    r"|[“”\"]\s*\w+\s+\w+\s+\w+\s+\w+"  # words are quoted
)
_BRACKET = re.compile(r"[()\[\]]")
_THE = re.compile(r"^(?:the|The)\s+")
_NAME_BEGINS = re.compile(r"\s+[A-ZÀ-Þd]")
_LEADS = "“‘\"'[(dl’"
"""What may stand before the capital of a name: quotation marks, brackets, the French article."""
LONGEST, MOST_WORDS = 200, 28
"""A phrase of more code points or words is no party."""


@cache
def _honorific() -> re.Pattern[str]:
    words = papers().honorifics
    return re.compile(rf"{one_of((*words.plain, *words.titles))}(?![\w’'])\.?")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(papers().offices.words)}\b", re.IGNORECASE)


@cache
def _small() -> frozenset[str]:
    return frozenset(papers().small.words)


def party_strength(phrase: str) -> int:
    """How much a phrase looks like a party: `STRONG`, `WEAK` or `NONE`.

    Strong: it carries an honorific, a title or an office. Weak: capitalised words alone.

    >>> party_strength("Mr. Adams"), party_strength("the Duke de Gramont")
    (2, 2)
    >>> party_strength("Prevention of riots"), party_strength("it was agreed")
    (1, 0)
    """
    phrase = phrase.strip(" .,:")
    if not phrase or len(phrase) > LONGEST or _STOP.search(phrase):
        return NONE
    words = _words(phrase)
    weighty = [t for t in words if t.strip(".,").casefold() not in _small()]
    if not weighty or len(words) > MOST_WORDS:
        return NONE
    # 'Mr. Wu Ting fang': behind an honorific one stray small letter is forgiven.
    named = len(words) < 6 and words[-1][:1].islower() and names_person(phrase)
    if not _all_hang_together(phrase.rpartition(" ")[0] if named else phrase):
        return NONE
    if _is_strong(phrase, weighty):
        return STRONG
    high = sum(not t.lstrip(_LEADS)[:1].islower() for t in weighty)
    return WEAK if high * 3 >= len(weighty) * 2 - 1 and not weighty[0][:1].islower() else NONE


def _is_strong(phrase: str, weighty: Sequence[str]) -> bool:
    """Whether an office begins the phrase, or an honorific or office stands among names."""
    low = sum(t[:1].islower() and not _is_office(t) for t in weighty)
    if _office().match(_THE.sub("", phrase)) and low <= len(weighty) // 2 + 1:
        return True
    first = weighty[0]
    led = first[:1].isupper() or first[:1] in _LEADS or _is_office(first)
    if not led or low > max(1, len(weighty) // 4):
        return False
    return bool(_honorific().search(phrase) or _office().search(phrase))


def _words(phrase: str) -> list[str]:
    return [token for token in _TOKEN.findall(phrase) if _LETTER.search(token)]


def _all_hang_together(phrase: str) -> bool:
    """Whether each word in small letters is an office, or hangs on 'of', 'for', 'and' and the like.

    In 'Minister of foreign affairs' it does, in 'Consul Moss went' it does not. What is bracketed
    stands for itself: 'Consul at Verrin (temporarily in charge)'.
    """
    for part in _BRACKET.split(phrase):
        hangs = True
        for word in (one.strip(".,") for one in _words(part)):
            is_low, is_small = word[:1].islower(), word.casefold() in _small()
            if is_low and not is_small and not hangs and not _is_office(word):
                return False
            hangs = is_low or is_small
    return True


def _is_office(word: str) -> bool:
    return _office().fullmatch(word.strip(".,")) is not None


def names_person(phrase: str) -> bool:
    """Whether a phrase begins with an honorific or a title before a name.

    >>> names_person("Lord John Russell"), names_person("The Secretary of State")
    (True, False)
    """
    phrase = phrase.strip()
    found = _honorific().match(phrase)
    return bool(found and _NAME_BEGINS.match(phrase, found.end()))


def has_office(phrase: str) -> bool:
    """Whether a phrase holds a word that makes an office or a body.

    >>> has_office("Chairman of the Council"), has_office("V. Ulyanov")
    (True, False)
    """
    return bool(_office().search(phrase))
