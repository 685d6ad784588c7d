"""Sender and addressee where a file's own markup names them outside the heading."""

from regesta.model import Party
from regesta.names.parties import read_party
from regesta.stages.describe.heading import Sides
from regesta.stages.describe.scene import Scene


def named_by_markup(scene: Scene) -> Sides:
    """Senders and addressees; those within a heading are left to it, as it gives offices too."""
    sides: Sides = ([], [])
    for kind, side in (("from", sides[0]), ("to", sides[1])):
        within = scene.given_in(kind, "heading")
        for mark in scene.given.get(kind, ()):
            party = read_party(scene.words(mark.start, mark.end))
            if mark not in within and (party.name or party.role):
                side.append(
                    Party(name=party.name, role=party.role, rule="markup", evidence=(mark.span,))
                )
    return sides
