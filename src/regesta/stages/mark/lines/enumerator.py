"""A letter or a numeral alone on its line: 'A.', 'II.', '3.'; it counts what stands below it."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_ENUMERATOR = re.compile(r"[\[(]?(?P<n>[A-Z]|[IVX]{1,5}|\d{1,2}|[a-z])(?:[.)\]]{1,2}|(?=$))$")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `enumerator`; `value` is the letter or numeral."""
    if len(block.text) > 8:
        return
    found = _ENUMERATOR.match(block.text)
    if found:
        yield Mark(
            kind="enumerator", start=block.start, end=block.end, rule="enumerator", value=found["n"]
        )
