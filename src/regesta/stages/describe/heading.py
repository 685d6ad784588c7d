"""Sender and addressee as the heading names them: 'Mr. Adams to Mr. Seward.'."""

from regesta.model import Party, Span
from regesta.names.heading import read_heading
from regesta.names.parties import read_parties
from regesta.stages.describe.scene import Scene

Sides = tuple[list[Party], list[Party]]
"""Senders and addressees."""


def headed(scene: Scene) -> Sides:
    """The sides of the heading that names both, most surely; of equal ones the nearest the text."""
    spans = [(m.start, m.end) for m in scene.given.get("heading", ())]
    spans += [(u.start, u.end) for u in reversed(scene.opening) if u.has("heading")]
    best: tuple[tuple[bool, bool, bool], Sides] | None = None
    for start, end in spans:
        line = scene.words(start, end)
        heading = read_heading(line)
        if heading is None:
            continue
        sender, recipient = (
            _read(line, side, start) if side else [] for side in (heading.sender, heading.recipient)
        )
        rank = (bool(sender and recipient), heading.sure == "high", bool(sender or recipient))
        if best is None or rank > best[0]:
            best = (rank, (sender, recipient))
    return best[1] if best else ([], [])


def _read(line: str, extent: tuple[int, int], offset: int) -> list[Party]:
    at = offset + extent[0]
    return [
        Party(
            name=party.name,
            role=party.role,
            rule="heading",
            evidence=(Span(at + party.start, at + party.end),),
        )
        for party in read_parties(line[slice(*extent)])
    ]
