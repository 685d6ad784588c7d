"""Whether a phrase can be a party: a person, an office or a body that writes or is written to."""

import re
from functools import cache

from regesta.languages.en.papers import papers

STRONG, WEAK, NONE = 2, 1, 0

_TOKEN = re.compile(r"[^\s()\[\],]+")
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)
_STOP = re.compile(r"[;?!]|(?<=[a-z]{6})\.\s+[A-Z]|[“”\"]\s*\w+\s+\w+\s+\w+\s+\w+")
_OUTER = "".join(("“‘\"'[(", "dl’"))


@cache
def _honorific() -> re.Pattern[str]:
    words = papers().honorifics
    names = sorted({*words.plain, *words.titles}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![\w’'])\.?")


@cache
def _office() -> re.Pattern[str]:
    words = sorted(papers().offices.words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


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
    if not phrase or len(phrase) > 200 or _STOP.search(phrase):
        return NONE
    tokens = [t for t in _TOKEN.findall(phrase) if _LETTER.search(t)]
    weighty = [t for t in tokens if t.strip(".,").casefold() not in _small()]
    if not weighty or len(tokens) > 28:
        return NONE
    high = sum(not t.lstrip(_OUTER)[:1].islower() for t in weighty)
    office = _office()
    rest = [t for t in weighty if t[:1].islower() and not office.fullmatch(t.strip(".,"))]
    led = (
        weighty[0][:1].isupper()
        or weighty[0][:1] in _OUTER
        or bool(office.fullmatch(weighty[0].strip(".,")))
    )
    bare = re.sub(r"^(?:the|The)\s+", "", phrase)
    if office.match(bare) and len(rest) <= len(weighty) // 2 + 1:
        return STRONG
    if (
        led
        and len(rest) <= max(1, len(weighty) // 4)
        and (_honorific().search(phrase) or office.search(phrase))
    ):
        return STRONG
    if weighty[0][:1].islower() and not office.fullmatch(weighty[0].strip(".,")):
        return NONE
    return WEAK if high * 3 >= len(weighty) * 2 - 1 and not weighty[0][:1].islower() else NONE


def names_person(phrase: str) -> bool:
    """Whether a phrase begins with an honorific or a title before a name.

    >>> names_person("Lord John Russell"), names_person("The Secretary of State")
    (True, False)
    """
    found = _honorific().match(phrase.strip())
    return bool(found and re.match(r"\s+[A-ZÀ-Þd]", phrase.strip()[found.end() :]))


def has_office(phrase: str) -> bool:
    """Whether a phrase holds a word that makes an office or a body.

    >>> has_office("Chairman of the Council"), has_office("V. Ulyanov")
    (True, False)
    """
    return bool(_office().search(phrase))
