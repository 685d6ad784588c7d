"""Serial numbers on a line of their own: 'No. 17.]' of the paper, 'No. 49.' of the edition."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST = 40
"""A line of more code points is no number."""
_SERIES = r"(?:(?:Telegram|Despatch|Dispatch|Political|Confidential|Circular|Series)\s*,?\s*)?"
_WORD = r"(?:N[o0][.:,]?|№|Number|Numero|N°)"
# scans give I, l and O for 1 and 0
_DIGITS = r"(?P<n>[\dIlO][\dIlO,]*(?:\s?[A-Za-z])?(?:[/–-]\w+)*)"
_NUMBER = re.compile(
    rf"[\[(]?\s*{_SERIES}{_WORD}\s*{_DIGITS}\s*(?P<stop>[.,]?)\s*(?P<shut>[\])]?)\.?\s*$"
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `number` where a bracket closes it or no stop follows, else `running_number`."""
    if len(block.text) > LONGEST:
        return
    found = _NUMBER.match(block.text)
    if not found:
        return
    edition = found["stop"] == "." and not found["shut"] and block.text[:1] not in "[("
    yield Mark(
        kind="running_number" if edition else "number",
        start=block.start,
        end=block.end,
        rule="number",
        value=found["n"].replace(" ", "").rstrip(","),
    )
