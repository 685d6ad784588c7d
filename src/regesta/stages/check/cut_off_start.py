"""A paper that begins in the middle of a sentence: its heading and opening are lost."""

from collections.abc import Iterator

from regesta.model import Finding
from regesta.stages.check.paper import Paper


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a first word in lower case where nothing heads the paper."""
    start = paper.cut_off_at
    if start is None:
        return
    yield paper.finding(
        "cut_off_start",
        "error",
        "The paper begins in the middle of a sentence: its heading and opening are lost.",
        paper.line_at(start),
        proposed="[beginning wanting]",
    )
