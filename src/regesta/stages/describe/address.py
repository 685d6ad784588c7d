"""The addressee as the address below the signature gives it; a further line is the office."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Party, Span
from regesta.names.parties import read_party
from regesta.names.phrase import names_person
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

LONGEST = 120
"""A line of more code points does not go on with an address."""
_TO = re.compile(r"^To\s+")
_COURTESIES = re.compile(r",?\s*(?:&c\.?|etc\.?)(?:,?\s*(?:&c\.?|etc\.?))*\s*\.?\s*$")


def addressed(scene: Scene) -> Iterator[Party]:
    """The party of the first address below a signature or close, where it is surely one."""
    closing = scene.closing
    for i, unit in enumerate(closing):
        if not unit.has("address") or unit.has("note") or not _stands_below(closing, i):
            continue
        words, end = _whole(scene, closing[i : i + 2])
        party = read_party(words)
        sure = names_person(words) or unit.marks["address"].certainty != "low"
        if sure and (party.name or party.role):
            span = Span(unit.start, end)
            yield Party(name=party.name, role=party.role, rule="address", evidence=(span,))
        return


def _stands_below(closing: Sequence[Unit], i: int) -> bool:
    signed = any(u.has("signature", "close") for u in closing[:i])
    return signed or closing[i].marks["address"].certainty == "high"


def _whole(scene: Scene, units: Sequence[Unit]) -> tuple[str, int]:
    """The words of an address without courtesies, and where it ends: on its line or the next."""
    words = _TO.sub("", _words(scene, units[0]))
    if len(units) < 2 or not words.rstrip().endswith(","):
        return words, units[0].end
    below = units[1]
    if below.has("note", "enclosure", "heading") or below.end - below.start >= LONGEST:
        return words, units[0].end
    return f"{words} {_words(scene, below)}", below.end


def _words(scene: Scene, unit: Unit) -> str:
    return _COURTESIES.sub("", scene.words(unit.start, unit.end))
