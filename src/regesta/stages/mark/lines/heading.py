"""Headings of papers: 'Mr. Adams to Mr. Seward.', 'Telegram From … to …', 'Minutes of …'."""

from collections.abc import Iterator

from regesta.model import Mark
from regesta.names.heading import read_heading
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `heading` where a short block names sender and addressee, or says what paper it is.

    `value` is `parties` or `kind`; certainty follows how much the two sides look like parties.
    """
    if not block.short:
        return
    found = read_heading(block.text)
    if found is None:
        return
    parties = (found.recipient is not None and found.kind is None) or found.sure == "high"
    yield Mark(
        kind="heading",
        start=block.start,
        end=block.end,
        rule="heading",
        value="parties" if parties or found.recipient else "kind",
        certainty=found.sure,
        attrs=(("numbered", found.number),) if found.number else (),
    )
