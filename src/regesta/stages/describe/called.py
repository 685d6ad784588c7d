"""What the paper around a quoted one calls it: 'the official note of Tchitcherin'."""

import re
from collections.abc import Sequence
from functools import cache

from regesta.languages.en.papers import paper_kinds, papers
from regesta.languages.one_of import one_of
from regesta.model import Field, Party, Span
from regesta.stages.describe.scene import Scene

NEAR = 8000
"""So many code points before and after a nested paper are searched."""
LONGEST_NAME = 40
"""So many code points behind 'of' are looked at for a signer's name."""


@cache
def _called() -> re.Pattern[str]:
    words = papers().citations
    sorts = rf"(?:{one_of(words.called_sorts)}\s+)*"
    return re.compile(
        rf"\b{one_of(words.callers)}\s+{sorts}(?P<kind>{one_of(words.called)})\b\s+of\s+",
        re.IGNORECASE,
    )


def called(scene: Scene, kind: Field, signed: Sequence[Party]) -> Field:
    """The kind that the surrounding text gives a nested paper whose own form tells none.

    Args:
        scene: the nested paper.
        kind: its kind as found by other rules; held on to where it is sure or nothing is found.
        signed: who signed it; the surrounding text must call it the paper of one of these.
    """
    if scene.document.nested_in is None or kind.certainty not in ("low", "unknown"):
        return kind
    names = [party.name.split()[-1] for party in signed if party.name]
    start, end = scene.document.start, scene.document.end
    for low, high in ((end, min(len(scene.text), end + NEAR)), (max(0, start - NEAR), start)):
        for found in _called().finditer(scene.text, low, high):
            near = scene.text[found.end() : found.end() + LONGEST_NAME]
            value = paper_kinds().get(found["kind"].casefold())
            if value and any(name in near for name in names):
                return Field(
                    value=value,
                    rule="called",
                    evidence=(Span(*found.span("kind")),),
                    basis="inferred",
                    certainty="medium",
                )
    return kind
