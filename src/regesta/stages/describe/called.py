"""What the paper around a quoted one calls it: 'the official note of Tchitcherin'."""

import re
from collections.abc import Sequence

from regesta.languages.en.papers import paper_kinds
from regesta.model import Field, Party, Span
from regesta.stages.describe.scene import Scene

NEAR = 8000
"""So many code points before and after a nested paper are searched."""
_CALLED = re.compile(
    r"\b(?:the|this|his|its)\s+(?:(?:official|diplomatic|following|above|foregoing)\s+)*"
    r"(note|letter|telegram|appeal|proclamation|memorandum|declaration|order|decree|message|answer)\b(?P<of>\s+of\s+)?",
    re.IGNORECASE,
)


def called(scene: Scene, kind: Field, signed: Sequence[Party]) -> Field:
    """The kind that the surrounding text gives a nested paper whose own form tells none."""
    if scene.document.nested_in is None or kind.certainty not in ("low", "unknown"):
        return kind
    names = [p.name.split()[-1] for p in signed if p.name]
    start, end = scene.document.start, scene.document.end
    for low, high in ((end, min(len(scene.text), end + NEAR)), (max(0, start - NEAR), start)):
        for found in _CALLED.finditer(scene.text, low, high):
            near = scene.text[found.end() : found.end() + 40]
            value = paper_kinds().get(found[1].casefold())
            if value and found["of"] and any(name in near for name in names):
                span = Span(*found.span(1))
                return Field(
                    value=value,
                    rule="called",
                    evidence=(span,),
                    basis="inferred",
                    certainty="medium",
                )
    return kind
