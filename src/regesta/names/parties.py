"""What in a party's phrase is name and what office: 'The Ambassador in Russia (Francis)'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.model.record import Record
from regesta.names.phrase import has_office

_LEADING_THE = re.compile(r"^(?:the|The|THE)\s+")
_BRACKETED = re.compile(
    r"^(?P<role>.+?)\s*[(\[](?P<name>[^()\[\]]*(?:\[[^\]]*\][^()\[\]]*)*)[)\]][.,]?$"
)
_NOT_A_NAME = re.compile(
    r"acting|temporary|temporarily|signed|personal|confidential|secret|\d{3}|p\.|vol\b",
    re.IGNORECASE,
)
_NOTE_DIGITS = re.compile(r"(?<=[^\W\d_)\].’'])(\d{1,3})$")
_AFTER = re.compile(r",?\s*(?:&c\.?|etc\.?|esq\.?|esquire|jr\.?)(?=[\s,.;]|$)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


class PartyName(Record, frozen=True, kw_only=True):
    """A party read from a phrase; `start` and `end` are offsets in that phrase."""

    name: str | None
    role: str | None
    start: int
    end: int


@cache
def _plain() -> re.Pattern[str]:
    words = sorted(papers().honorifics.plain, key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, words))})(?![\w’'])\.?,?\s+)+")


@cache
def _title_word() -> re.Pattern[str]:
    words = sorted(papers().honorifics.titles, key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))})\b\.?\s+[A-ZÀ-Þdv]")


def clean_name(phrase: str) -> str:
    """A person's name without plain honorifics, courtesies, note digits and outer punctuation.

    Names printed in capitals are given in the usual way.

    >>> clean_name("Hon. WILLIAM H. SEWARD, &c., &c., &c.")
    'William H. Seward'
    """
    words = _SPACE.sub(" ", phrase).strip()
    words = _NOTE_DIGITS.sub("", words)
    words = _AFTER.sub("", words).strip(" ,;:.")
    words = _plain().sub("", words)
    if words.isupper() and len(words) > 3:
        words = _sentence_case(words)
    elif any(w.isupper() and len(w) > 3 for w in words.split()):
        words = " ".join(
            _sentence_case(w) if w.isupper() and len(w) > 3 else w for w in words.split()
        )
    return words


def _sentence_case(words: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), words)


def read_party(phrase: str) -> PartyName:
    """One party's name and role.

    >>> p = read_party("The Ambassador in Russia (Francis)")
    >>> p.name, p.role
    ('Francis', 'Ambassador in Russia')
    >>> q = read_party("Secretary of Defense Laird")
    >>> q.name, q.role
    ('Laird', 'Secretary of Defense')
    >>> read_party("The Tsung-li Yamên.").role
    'Tsung-li Yamên'
    """
    start = len(phrase) - len(phrase.lstrip(" \n\t,;"))
    words = phrase.strip(" \n\t,;:")
    end = start + len(words)
    words = _NOTE_DIGITS.sub("", words.rstrip("."))
    bare = _SPACE.sub(" ", _LEADING_THE.sub("", words)).strip()
    bracket = _BRACKETED.match(bare)
    if bracket and not _NOT_A_NAME.search(bracket["name"]):
        return PartyName(
            name=clean_name(bracket["name"]), role=bracket["role"].strip(" ,"), start=start, end=end
        )
    if bracket:
        bare = bracket["role"]
    if _plain().match(bare) or _title_word().match(bare) or not has_office(bare):
        name, role = _name_first(bare)
        return PartyName(name=name, role=role, start=start, end=end)
    role, name = _office_first(bare)
    return PartyName(name=name, role=role, start=start, end=end)


def _name_first(words: str) -> tuple[str | None, str | None]:
    """'Mr. Adams', 'Count von Waldersee', 'B. Chilton, Chargé d’Affaires'."""
    head, comma, tail = words.partition(",")
    if comma and has_office(tail):
        return clean_name(head), tail.strip(" ,.")
    return clean_name(words) or None, None


_OFFICE_END = re.compile(
    r"^(?P<role>(?:.*\b(?:of|for|in|to|at)\s+(?:the\s+)?)?[^,]*?"
    r"\b(?:Secretary|Minister|President|Ambassador|Chancellor|Premier|Chairman|Governor|Senator"
    r"|Consul"
    r"|Commissioner|Director|Commissar|Delegate|General|Admiral|King|Emperor|Queen)"
    r"(?:[- ]General)?(?:\s+(?:of|for)\s+(?:the\s+)?(?:Foreign\s+|Internal\s+|Home\s+)?[A-Z][\w’-]+)?)"
    r"\s+(?P<name>(?:[A-Z]\.\s*)*(?:(?:de|von|van|di|du)\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,2})$"
)


def _office_first(words: str) -> tuple[str, str | None]:
    """'Secretary of Defense Laird', 'People's Commissar for Foreign Affairs L. Trotsky'."""
    initials = re.match(
        r"^(?P<role>.+?)\s+(?P<name>(?:[A-Z]\.\s?)+(?:[a-z]{2,3}\s)?[A-Z][\w’'-]+(?:\s*\([^)]*\))?)$",
        words,
    )
    if initials and has_office(initials["role"]):
        return initials["role"].strip(" ,"), clean_name(initials["name"])
    found = _OFFICE_END.match(words)
    if found and not has_office(found["name"]) and found["name"].split()[0] not in _AFFAIRS:
        return found["role"].strip(" ,"), clean_name(found["name"])
    return words.strip(" ,"), None


_AFFAIRS = frozenset(
    {"State", "Affairs", "War", "Foreign", "Defense", "Defence", "Treasury", "Commerce", "Labor"}
)

_OF_SEVERAL = re.compile(
    r"^\s*(?:the\s+|The\s+)?(?P<what>Governments|Ministers|Peoples|Representatives|Ambassadors|Embassies|Legations)\s+(?:of|in|at)\s+"
    r"(?P<list>(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*(?:,\s+(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)*,?\s+and\s+(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)\.?\s*$"
)
_ITEM = re.compile(r"(?:the\s+)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")
_SINGULAR = {
    "Governments": "Government of",
    "Ministers": "Minister in",
    "Peoples": "People of",
    "Representatives": "Representative of",
    "Ambassadors": "Ambassador in",
    "Embassies": "Embassy in",
    "Legations": "Legation in",
}


def _each(listed: re.Match[str]) -> Iterator[PartyName]:
    """'the Governments of A, B and C': one party each."""
    for item in _ITEM.finditer(listed["list"]):
        start = listed.start("list") + item.start(1)
        yield PartyName(
            name=None,
            role=f"{_SINGULAR[listed['what']]} {item[1]}",
            start=start,
            end=start + len(item[1]),
        )


_JOINED = re.compile(
    r"\s*(?:,\s+and\s+|;\s*|\s+and\s+(?=(?:the|The|Mr|Lord|Sir|Messrs|M|Baron|Count|General)\b\.?))\s*"
)


def read_parties(phrase: str) -> Iterator[PartyName]:
    """All parties of a phrase that joins several with 'and' or semicolons, in order.

    >>> [p.name for p in read_parties("Mr. Adams and Lord Lyons")]
    ['Adams', 'Lord Lyons']
    """
    listed = _OF_SEVERAL.match(phrase)
    if listed:
        yield from _each(listed)
        return
    at = 0
    cuts = [m.span() for m in _JOINED.finditer(phrase) if m.start() > 0 and m.end() < len(phrase)]
    for stop, after in [*cuts, (len(phrase), len(phrase))]:
        part = phrase[at:stop]
        if part.strip(" .,"):
            found = read_party(part)
            if found.name or found.role:
                yield PartyName(
                    name=found.name, role=found.role, start=at + found.start, end=at + found.end
                )
        at = after
