"""Archival references that head a paper: 'File No. 861.24/30', '838.00/3199: Telegram'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.names.heading import read_heading
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_FILE = re.compile(r"^\s*File\s+(?:No\.?|Number)?\s*\S", re.IGNORECASE)
# A decimal file: digits, a point, then classes and a stroke, with or without words between.
_DECIMAL = re.compile(
    r"^(?=.{4,90}$)(?:[A-Z][\w.’]*\s+){0,4}\d{1,4}[A-Za-z]?\d*\.[\w]+(?:[ .][A-Z0-9(][\w.()’-]*){0,5}\s*"
    r"(?:/[\w½¼¾–.-]+(?:\s?[½¼¾])?|[A-Z]\d+|(?=\s*:\s*[A-Z]))"
    r"[\w/–.\s-]{0,20}(?::\s*(?:\w+\s+)?(?:Telegram|Radiogram|Airgram|Cablegram)s?(?:\s*\([^)]{2,30}\))?)?\.?$"
)
_STROKE = re.compile(
    r"^(?=.{4,60}$)(?:(?:[A-Z][\w.’]*\s+){1,4}\d{2,4}|\d{2,4}\s+[A-Z]{1,5}(?:\s+\d{1,4})?)/\d+\w?(?::\s*\w+[\w ()]{0,24})?$"
)
_NAMED = re.compile(
    r"^(?=.{5,80}$)(?:[A-Z][\w.’]*\s+){0,3}\d{2,4}[A-Za-z]?\.\d\w*(?:\s+[A-Z(]\S*){0,6}(?:/\w+)?(?::\s*\w+)?$"
)
_SERIES = re.compile(r"^[A-Z][\w. ]{3,40}Series,? No\.? ?\d+\w?$")
_COLLECTION = re.compile(
    r"^(?=.{4,90}$)[A-Z][\w.,’'&/ –-]*\b(?:Files?|Papers|Records|Archives|Collection|Lot|Library|MSS?)\b[\w.,’/ –-]{0,40}"
    r"(?::\s*(?:\w+\s+)?(?:Telegram|Radiogram|Airgram|Letter|Memorandum|Minutes))?$"
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `file_number` for a line that is nothing but such a reference."""
    text = block.text
    if len(text) > 90 or len(text) < 4:
        return
    sure = None
    if _FILE.match(text) and any(c.isdigit() for c in text):
        sure = "high"
    elif (
        any(c.isdigit() for c in text)
        and (_DECIMAL.match(text) or _STROKE.match(text))
        and not _dated(block)
    ):
        sure = "high" if "/" in text else "medium"
    elif (_NAMED.match(text) and _headed(index, sheet)) or _SERIES.match(text):
        sure = "medium"
    elif (
        _COLLECTION.match(text)
        and not _dated(block)
        and not text.endswith(".")
        and _headed(index, sheet)
    ):
        sure = "low"
    if sure:
        yield Mark(
            kind="file_number",
            start=block.start,
            end=block.end,
            rule="file_number",
            certainty="high" if sure == "high" else "medium" if sure == "medium" else "low",
        )


def _dated(block: Block) -> bool:
    return any(len(block.text) - 6 < d.end - d.start for d in block.dates)


def _headed(index: int, sheet: Sheet) -> bool:
    """Whether a heading-like line follows: a bare collection's name is none by itself."""
    below = sheet.blocks[index + 1 : index + 2]
    return bool(below and below[0].short and read_heading(below[0].text) is not None)
