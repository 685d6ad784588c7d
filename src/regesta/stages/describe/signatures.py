"""Who signed: the lines below the text, name and office told apart."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Party, Span
from regesta.names.parties import clean_name
from regesta.names.phrase import has_office
from regesta.stages.describe.scene import Scene
from regesta.stages.describe.signed_lines import signed_lines

_SIGNED = re.compile(
    r"^[\[(]?\s*(?:Signed|Sgd|/s/|L\. ?S)\b[.:]?\s*[\])]?\s*[:.]?\s*|^[\[(](?:seal|l\. ?s)\.?[\])]\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:For|Pour|Für)\s+", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?:^|[,.;]\s+|\s{2,}|—)(?P<name>(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.]*[.\s]+){0,4}(?:(?:de|DE|von|VON|la|LA)\s+)?[A-ZÀ-Þ][A-ZÀ-Þ’'-]{3,})\.?$"
)


def find_signed(scene: Scene, senders: Sequence[str] = ()) -> Iterator[Party]:
    """Yields a party for each signature, in order. `senders` are the names that the heading gives."""
    given = scene.given.get("signature")
    if given:
        for mark in given:
            party = _read(scene, mark.start, mark.end)
            if party:
                yield party
        return
    units = signed_lines(scene, senders)
    i = 0
    while i < len(units):
        unit = units[i]
        words = scene.words(unit.start, unit.end)
        role: tuple[str, Span] | None = None
        alone = _office_alone(words)
        if (
            alone
            and i + 1 < len(units)
            and not _office_alone(scene.words(units[i + 1].start, units[i + 1].end))
        ):
            role = (words.strip(" ,.:"), Span(unit.start, unit.end))
            i += 1
            unit = units[i]
        party = _read(scene, unit.start, unit.end)
        i += 1
        if party is None:
            continue
        if role:
            party = _with_role(party, *role)
        elif i < len(units) and party.role is None and party.name and not has_office(party.name):
            below = scene.words(units[i].start, units[i].end)
            following = (
                scene.words(units[i + 1].start, units[i + 1].end) if i + 1 < len(units) else None
            )
            if _office_alone(below) and not (
                below.rstrip().endswith(",") and following and not _office_alone(following)
            ):
                party = _with_role(party, below.strip(" ,.:"), Span(units[i].start, units[i].end))
                i += 1
        yield party
    if not units:
        yield from _run_in(scene)


def _office_alone(words: str) -> bool:
    bare = words.strip(" ,.:")
    if not has_office(bare) or _SIGNED.match(words):
        return bool(_FOR.match(words))
    if _FOR.match(words):
        return True
    head = bare.split(",")[0]
    return not re.search(r"(?:^|\s)(?:[A-Z]\.\s?)+[A-Z][a-z]+", head) and (
        len(bare.split()) > 1 or bare.istitle()
    )


def _read(scene: Scene, start: int, end: int) -> Party | None:
    words = scene.words(start, end)
    lead = _SIGNED.match(words)
    begin = lead.end() if lead else 0
    bare = words[begin:].rstrip(" ]).") if lead else words[begin:]
    if not any(c.isalpha() for c in bare):
        return None
    head, comma, tail = bare.partition(",")
    role = None
    initials = re.match(
        r"^(?P<role>.+?)\s+(?P<name>(?:[A-Z]\.\s?)+[A-Z][\w’'-]+(?:\s*\([^)]*\))?)$",
        bare.strip(" ."),
    )
    if comma and (has_office(tail) or len(tail.split()) > 1) and not has_office(head):
        role = tail.strip(" ,.")
        name = clean_name(head)
    elif initials and has_office(initials["role"]):
        role, name = initials["role"].strip(" ,"), clean_name(initials["name"])
    else:
        name = clean_name(bare)
    if name.casefold().startswith("the "):
        name = name[4:]
    if not name:
        return None
    return Party(name=name, role=role, rule="signature", evidence=(Span(start + begin, end),))


def _with_role(party: Party, role: str, span: Span) -> Party:
    return Party(name=party.name, role=role, rule=party.rule, evidence=(*party.evidence, span))


def _run_in(scene: Scene) -> Iterator[Party]:
    """A name in capitals that ends the last paragraph: '…, your obedient servant, A. B. SMITH.'"""
    last = next(
        (u for u in reversed([*scene.body, *scene.closing]) if u.prose or u.has("close")), None
    )
    if last is None:
        return
    at = max(last.start, last.end - 120)
    found = _CAPITALS.search(scene.words(at, last.end))
    if found and (last.has("close") or not found["name"].endswith(("U. S", "A.M", "P.M"))):
        start = at + found.start("name")
        yield Party(
            name=clean_name(found["name"]),
            role=None,
            rule="signature_run_in",
            evidence=(Span(start, start + len(found["name"])),),
        )
