"""Sender and addressee: from the heading, lists, the address, the salutation or the signature."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Party, Span
from regesta.names.heading import read_heading
from regesta.names.parties import clean_name, read_parties, read_party
from regesta.names.phrase import names_person
from regesta.stages.describe.issuer import find_hailed, find_issuer, most_named
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

Sides = tuple[list[Party], list[Party]]
_LIST_LEAD = re.compile(
    r"^(?:MEMORANDUM\s+(?:FOR|TO)|Memorandum (?:for|to)|TO|To|FROM|From|FOR)\b\s*:?\s*"
)
_MAIL = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")
_AND_SO_ON = re.compile(r",?\s*(?:&c\.?|etc\.?)(?:,?\s*(?:&c\.?|etc\.?))*\s*\.?\s*$")


def find_parties(scene: Scene, signed: Sequence[Party], kind: str | None = None) -> Sides:
    """Senders and addressees. What no heading states is taken from address and signature.

    Who signs minutes or a treaty does not send them.
    """
    sender, recipient = _given(scene)
    if not (sender and recipient):
        left, right = headed(scene)
        sender, recipient = sender or left, recipient or right
    if not sender:
        sender = list(_listed(scene, "senders"))
    if not recipient:
        recipient = list(_listed(scene, "addressees"))
    if not recipient:
        recipient = list(_addressed(scene))
    if not recipient:
        recipient = list(_hailed(scene))
    issuer = None
    if not sender and kind not in ("minutes", "treaty"):
        issuer = next(find_issuer(scene), None) or (
            most_named(scene) if signed and not recipient else None
        )
        sender = [issuer] if issuer else []
        sender += [
            Party(name=p.name, role=p.role, rule="signature", evidence=p.evidence) for p in signed
        ]
    if not recipient:
        recipient = list(find_hailed(scene, issuer))
    return sender, recipient


def _given(scene: Scene) -> Sides:
    sides: Sides = ([], [])
    headings = scene.given.get("heading", [])
    for kind, side in (("from", sides[0]), ("to", sides[1])):
        for mark in scene.given.get(kind, ()):
            if any(h.start <= mark.start and mark.end <= h.end for h in headings):
                continue  # the heading tells name and office together
            party = read_party(scene.words(mark.start, mark.end))
            if party.name or party.role:
                side.append(
                    Party(name=party.name, role=party.role, rule="markup", evidence=(mark.span,))
                )
    return sides


def headed(scene: Scene) -> Sides:
    """Senders and addressees that the heading names."""
    spans = [(m.start, m.end) for m in scene.given.get("heading", ())]
    # Of two titles the one nearest the text is the paper's own.
    spans += [(u.start, u.end) for u in reversed(scene.opening) if u.has("heading")]
    best: tuple[tuple[bool, bool, bool], Sides] | None = None
    for start, end in spans:
        line = scene.words(start, end)
        heading = read_heading(line)
        if heading is None:
            continue
        sender = _read(line, heading.sender, start) if heading.sender else []
        recipient = _read(line, heading.recipient, start) if heading.recipient else []
        rank = (bool(sender and recipient), heading.sure == "high", bool(sender or recipient))
        if best is None or rank > best[0]:
            best = (rank, (sender, recipient))
    return best[1] if best else ([], [])


def _read(line: str, extent: tuple[int, int], offset: int) -> list[Party]:
    begin, stop = extent
    found: list[Party] = []
    for party in read_parties(line[begin:stop]):
        span = Span(offset + begin + party.start, offset + begin + party.end)
        found.append(Party(name=party.name, role=party.role, rule="heading", evidence=(span,)))
    return found


def _listed(scene: Scene, kind: str) -> Iterator[Party]:
    """The lines under 'MEMORANDUM FOR' or 'TO:', up to the next head line or the text."""
    units = [*scene.opening, *(u for u in scene.body[:12] if u not in scene.opening)]
    for i, unit in enumerate(units):
        if kind not in unit.marks:
            continue
        words = scene.words(unit.start, unit.end)
        lead = _LIST_LEAD.match(words)
        rest = words[lead.end() :] if lead else ""
        if rest.strip():
            start = unit.start + (lead.end() if lead else 0)
            yield from _line(scene, start, unit.end)
            return
        for below in units[i + 1 : i + 12]:
            if below.has(
                "subject", "dateline", "salutation", "senders", "addressees", "present"
            ) or (below.prose and below.end - below.start > 90):
                return
            yield from _line(scene, below.start, below.end)
        return


def _line(scene: Scene, start: int, end: int) -> Iterator[Party]:
    words = _MAIL.sub("", scene.words(start, end))
    party = read_party(words)
    if party.name or party.role:
        yield Party(
            name=party.name, role=party.role, rule="list_heads", evidence=(Span(start, end),)
        )


def _addressed(scene: Scene) -> Iterator[Party]:
    """The address below the signature; its further lines are the office."""
    closing = list(scene.closing)
    for i, unit in enumerate(closing):
        address = unit.marks.get("address")
        if address is None or unit.has("note") or not _signed_above(closing, i):
            continue
        words = _AND_SO_ON.sub("", scene.words(unit.start, unit.end))
        words = re.sub(r"^To\s+", "", words)
        end = unit.end
        if i + 1 < len(closing) and words.rstrip().endswith(","):
            below = closing[i + 1]
            if not below.has("note", "enclosure", "heading") and below.end - below.start < 120:
                words, end = (
                    f"{words} {_AND_SO_ON.sub('', scene.words(below.start, below.end))}",
                    below.end,
                )
        person = names_person(words)
        party = read_party(words)
        if party.name or party.role:
            sure = Party(
                name=party.name, role=party.role, rule="address", evidence=(Span(unit.start, end),)
            )
            if person or address.certainty != "low":
                yield sure
        return


def _signed_above(closing: Sequence[Unit], i: int) -> bool:
    return (
        any(u.has("signature", "close") for u in closing[:i])
        or closing[i].marks["address"].certainty == "high"
    )


def _hailed(scene: Scene) -> Iterator[Party]:
    """Those a leaflet cries to: 'British and American Soldiers!'"""
    for unit in [*scene.opening, *scene.body]:
        if unit.has("call"):
            who = clean_name(scene.words(unit.start, unit.end).rstrip(" !"))
            yield Party(
                name=who, role=None, rule="salutation", evidence=(Span(unit.start, unit.end - 1),)
            )
            return
