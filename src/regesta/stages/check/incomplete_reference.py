"""A bibliographic reference that names a work, but neither volume nor page nor date."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Note a source reference without any figure in it, and without a numeral for a volume."""
    reference = paper.description and paper.description.source_ref
    if not reference or not reference.value or not reference.evidence:
        return
    words = reference.value
    if any(c.isdigit() for c in words) or any(
        word.strip(".,").upper() == word.strip(".,") and set(word.strip(".,")) <= set("IVXLC")
        for word in words.split()
        if word.strip(".,")
    ):
        return
    yield paper.finding(
        "incomplete_reference",
        "info",
        "The reference names a work, but no volume, page or date.",
        reference.evidence[0],
    )
