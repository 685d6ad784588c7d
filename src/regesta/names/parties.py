"""What in a party's phrase is name and what office: 'The Ambassador in Russia (Francis)'."""

import re
from collections.abc import Iterator
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model.record import Record
from regesta.names.note_digits import GLUED
from regesta.names.person_name import clean_name, plain_honorifics, title_before_name
from regesta.names.phrase import has_office

_LEADING_THE = re.compile(r"^(?:the|The|THE)\s+")
_BRACKETED = re.compile(
    r"^(?P<role>.+?)\s*[(\[](?P<name>[^()\[\]]*(?:\[[^\]]*\][^()\[\]]*)*)[)\]][.,]?$"
)
_WITH_INITIALS = re.compile(
    r"^(?P<role>.+?)\s+"
    r"(?P<name>(?:[A-Z]\.\s?)+(?:[a-z]{2,3}\s)?[A-Z][\w’'-]+(?:\s*\([^)]*\))?)$"
)
"""An office before a name with initials: 'Commissar for Foreign Affairs L. Trotsky'."""
_SPACE = re.compile(r"\s+")
_JOINED = re.compile(
    r"\s*(?:,\s+and\s+"
    r"|;\s*"
    r"|\s+and\s+(?=(?:the|The|Mr|Lord|Sir|Messrs|M|Baron|Count|General)\b\.?))\s*"
)
"""What stands between two parties of one phrase."""


class PartyName(Record, frozen=True, kw_only=True):
    """A party read from a phrase; `start` and `end` are offsets in that phrase."""

    name: str | None
    role: str | None
    start: int
    end: int


def read_parties(phrase: str) -> Iterator[PartyName]:
    """All parties of a phrase that joins several with 'and' or semicolons, in order.

    >>> [p.name for p in read_parties("Mr. Adams and Lord Lyons")]
    ['Adams', 'Lord Lyons']
    >>> [p.role for p in read_parties("the Governments of France and Italy")]
    ['Government of France', 'Government of Italy']
    """
    listed = _of_several().match(phrase)
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
    words = GLUED.sub("", words.rstrip("."))
    name, role = _name_and_role(_SPACE.sub(" ", _LEADING_THE.sub("", words)).strip())
    return PartyName(name=name, role=role, start=start, end=end)


def _name_and_role(words: str) -> tuple[str | None, str | None]:
    bracket = _BRACKETED.match(words)
    if bracket and not _not_a_holder().search(bracket["name"]):
        return clean_name(bracket["name"]), bracket["role"].strip(" ,")
    if bracket:
        words = bracket["role"]
    return _name_first(words) if _begins_with_name(words) else _office_first(words)


def _begins_with_name(words: str) -> bool:
    """Whether a name stands before any office: it is honoured, or only a comma parts them."""
    if plain_honorifics().match(words) or title_before_name().match(words) or not has_office(words):
        return True
    head, _, tail = words.partition(",")
    return not has_office(head) and has_office(tail)


def _name_first(words: str) -> tuple[str | None, str | None]:
    """'Mr. Adams', 'Count von Waldersee', 'B. Chilton, Chargé d’Affaires'."""
    head, comma, tail = words.partition(",")
    if comma and has_office(tail):
        return clean_name(head), tail.strip(" ,.")
    return clean_name(words) or None, None


def _office_first(words: str) -> tuple[str | None, str | None]:
    """'Secretary of Defense Laird', 'People's Commissar for Foreign Affairs L. Trotsky'."""
    found = office_before_initials(words)
    if found:
        return found[1], found[0]
    before = _office_before_name().match(words)
    if before and not has_office(before["name"]):
        first = before["name"].split()[0]
        if first not in papers().offices.charges:
            return clean_name(before["name"]), before["role"].strip(" ,")
    return None, words.strip(" ,")


def office_before_initials(words: str) -> tuple[str, str] | None:
    """Office and name of a phrase that ends with a name with initials, where it holds an office.

    >>> office_before_initials("Secretary of State W. H. Hale")
    ('Secretary of State', 'W. H. Hale')
    """
    found = _WITH_INITIALS.match(words)
    if not found or not has_office(found["role"]):
        return None
    return found["role"].strip(" ,"), clean_name(found["name"])


def _each(listed: re.Match[str]) -> Iterator[PartyName]:
    """'the Governments of A, B and C': one party each."""
    office = papers().offices.of_several[listed["what"]]
    for item in re.finditer(_COUNTRY, listed["list"]):
        start = listed.start("list") + item.start(1)
        yield PartyName(
            name=None, role=f"{office} {item[1]}", start=start, end=start + len(item[1])
        )


_COUNTRY = r"(?:the\s+)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"


@cache
def _of_several() -> re.Pattern[str]:
    """'the Governments of A, B and C'."""
    country = _COUNTRY.replace("([A-Z]", "(?:[A-Z]", 1)
    return re.compile(
        rf"^\s*(?:the\s+|The\s+)?(?P<what>{one_of(papers().offices.of_several)})\s+(?:of|in|at)\s+"
        rf"(?P<list>{country}(?:,\s+{country})*,?\s+and\s+{country})\.?\s*$"
    )


@cache
def _office_before_name() -> re.Pattern[str]:
    """An office that ends with what it is over, then its holder's last names."""
    charge = r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:Foreign\s+|Internal\s+|Home\s+)?[A-Z][\w’-]+)?"
    initials = r"(?:[A-Z]\.\s*)*(?:(?:de|von|van|di|du)\s+)?"
    surname = r"[A-ZÀ-Þ][\w’'-]+"
    return re.compile(
        r"^(?P<role>(?:.*\b(?:of|for|in|to|at)\s+(?:the\s+)?)?[^,]*?"
        rf"\b{one_of(papers().offices.before_names)}(?:[- ]General)?{charge})"
        rf"\s+(?P<name>{initials}{surname}(?:\s+{surname}){{0,2}})$"
    )


@cache
def _not_a_holder() -> re.Pattern[str]:
    """What stands in brackets behind an office and is not who holds it: 'Temporarily in Charge'."""
    words = one_of(papers().offices.not_holders)
    return re.compile(rf"{words}|\d{{3}}|p\.|vol\b", re.IGNORECASE)
