"""The heading of a paper, and its other titles where two stand there."""

import re
from collections.abc import Iterator

from regesta.model import Field
from regesta.names.note_digits import AT_END
from regesta.stages.describe.scene import Scene

_STARS = re.compile(r"\s*\*+$")

APART = (
    "heading", "dateline", "label", "file_number", "subject", "addressees", "senders", "present",
    "salutation",
)  # fmt: skip
"""Kinds of line that are no title, however they are printed."""


def find_heads(scene: Scene) -> Iterator[Field]:
    """Yields the headings of a paper, the chosen one first.

    Of several the one nearest the text is chosen where they differ: an edition's own title stands
    above, the paper's below.
    """
    given = scene.given.get("heading")
    if given:
        for mark in given[:1]:
            yield _field(scene, mark.start, mark.end)
        return
    found = [u for u in scene.opening if u.has("heading")]
    titles = [u for u in scene.opening if u.has("title") and not u.has(*APART)]
    parties = [u for u in found if u.marks["heading"].value == "parties"]
    chosen = (parties or found or titles)[-1:]
    for unit in [*chosen, *(u for u in [*found, *titles] if u not in chosen)]:
        yield _field(scene, unit.start, unit.end)


def _field(scene: Scene, start: int, end: int) -> Field:
    words = scene.words(start, end)
    bare = _STARS.sub("", AT_END.sub("", words)).rstrip()
    return scene.field(start, start + len(bare), "head")
