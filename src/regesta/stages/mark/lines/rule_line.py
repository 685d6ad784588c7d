"""Lines of rules, stars or points."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_RULE = re.compile(r"^[\s*\-_=—–.•·~#+]{3,}$|^\*$")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `rule_line`."""
    if len(block.text) <= 120 and _RULE.match(block.text):
        yield Mark(kind="rule_line", start=block.start, end=block.end, rule="rule_line")
