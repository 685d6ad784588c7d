"""Who signed: the lines below the text, name and office told apart."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Party, Span
from regesta.names.parties import office_before_initials
from regesta.names.person_name import clean_name
from regesta.names.phrase import has_office
from regesta.names.signed import seal, signed
from regesta.stages.describe.scene import Scene
from regesta.stages.describe.signature_run_in import find_run_in
from regesta.stages.describe.signed_lines import signed_lines
from regesta.stages.units import Unit

_INITIALS_AND_NAME = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?)+[A-Z][a-z]+")
_STOP = re.compile(r"\s*[:.]?\s*")


def find_signed(scene: Scene, senders: Sequence[str] = ()) -> Iterator[Party]:
    """Yields a party for each signature, in order. `senders` are the names the heading gives."""
    given = scene.given.get("signature")
    if given:
        read = (_read(scene, mark.start, mark.end) for mark in given)
        yield from (party for party in read if party)
        return
    units = signed_lines(scene, senders)
    yield from _parties(scene, units)
    if not units:
        yield from find_run_in(scene)


def _parties(scene: Scene, units: Sequence[Unit]) -> Iterator[Party]:
    """Reads lines as names, each with an office on a line of its own above or below it."""
    i = 0
    while i < len(units):
        above = units[i] if _office_stands_above(scene, units, i) else None
        if above:
            i += 1
        party = _read(scene, units[i].start, units[i].end)
        i += 1
        if party is None:
            continue
        if above:
            party = _with_office(scene, party, above)
        elif _office_stands_below(scene, party, units, i):
            party = _with_office(scene, party, units[i])
            i += 1
        yield party


def _office_stands_above(scene: Scene, units: Sequence[Unit], i: int) -> bool:
    """Whether a line is an office, and the next is none, so that it is its holder's name."""
    if i + 1 >= len(units):
        return False
    return _is_office(scene, units[i]) and not _is_office(scene, units[i + 1])


def _office_stands_below(scene: Scene, party: Party, units: Sequence[Unit], i: int) -> bool:
    """Whether the line below a name without office is its office, and not that of the next name."""
    if i >= len(units) or party.role is not None or not party.name or has_office(party.name):
        return False
    if not _is_office(scene, units[i]):
        return False
    goes_on = scene.words(units[i].start, units[i].end).rstrip().endswith(",")
    return not (goes_on and i + 1 < len(units) and not _is_office(scene, units[i + 1]))


def _is_office(scene: Scene, unit: Unit) -> bool:
    """Whether a line is an office without a name, or says for whom one signs: 'For Germany,'."""
    words = scene.words(unit.start, unit.end)
    bare = words.strip(" ,.:")
    if _for().match(words):
        return True
    if not has_office(bare) or _lead(words):
        return False
    named = _INITIALS_AND_NAME.search(bare.split(",")[0])
    return not named and (len(bare.split()) > 1 or bare.istitle())


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"^{one_of(papers().signatures.proxies)}\s+", re.IGNORECASE)


def _lead(words: str) -> int:
    """How long '(Signed) ' or '[seal] ' before a name is."""
    found = signed().match(words)
    if found:
        stop = _STOP.match(words, found.end())
        return stop.end() if stop else found.end()
    sealed = seal().match(words)
    return sealed.end() if sealed else 0


def _with_office(scene: Scene, party: Party, unit: Unit) -> Party:
    office = scene.words(unit.start, unit.end).strip(" ,.:")
    return replace(party, role=office, evidence=(*party.evidence, Span(unit.start, unit.end)))


def _read(scene: Scene, start: int, end: int) -> Party | None:
    words = scene.words(start, end)
    begin = _lead(words)
    bare = words[begin:].rstrip(" ]).") if begin else words
    if not any(c.isalpha() for c in bare):
        return None
    name, role = _name_and_role(bare)
    if name.casefold().startswith("the "):
        name = name[4:]
    if not name:
        return None
    return Party(name=name, role=role, rule="signature", evidence=(Span(start + begin, end),))


def _name_and_role(words: str) -> tuple[str, str | None]:
    """'A. B. Smith, Consul', 'Consul A. B. Smith', 'A. B. Smith'."""
    head, comma, tail = words.partition(",")
    if comma and (has_office(tail) or len(tail.split()) > 1) and not has_office(head):
        return clean_name(head), tail.strip(" ,.")
    found = office_before_initials(words.strip(" ."))
    return (found[1], found[0]) if found else (clean_name(words), None)
