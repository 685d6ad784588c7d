"""Lines that name a field: 'SUBJECT', 'MEMORANDUM FOR', 'TO:', 'PARTICIPANTS', 'Present:'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_SUBJECT = re.compile(r"^(?:SUBJECT|Subject|RE|Re)\b\s*(?::|$|[A-Z])")
_TO = re.compile(
    r"^(?:MEMORANDUM\s+(?:FOR|TO)|Memorandum (?:for|to)|TO|To|FOR)\s*(?::|$)|^MEMORANDUM\s+(?:FOR|TO)\b"
)
_FROM = re.compile(r"^(?:FROM|From)\s*(?::|$)")
_PRESENT = re.compile(
    r"^(?:Present|PRESENT|PARTICIPANTS|Participants|There were present|IN ATTENDANCE)\b\s*(?::|$|[A-Z])"
)
_DATE = re.compile(r"^(?:Date|Sent|DATE)\s*:")
_KINDS = (
    (_DATE, "mail_date"),
    (_SUBJECT, "subject"),
    (_TO, "addressees"),
    (_FROM, "senders"),
    (_PRESENT, "present"),
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `mail_date`, `subject`, `addressees`, `senders` or `present`."""
    if not block.short or block.text[:1] not in "SRMTFPID":
        return
    for pattern, kind in _KINDS:
        if pattern.match(block.text):
            yield Mark(kind=kind, start=block.start, end=block.end, rule="list_heads")
            return
