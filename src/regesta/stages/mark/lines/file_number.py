"""Archival references that head a paper: 'File No. 861.24/30', '838.00/3199: Telegram'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.model.vocabulary import Certainty
from regesta.names.heading import read_heading
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

LONGEST = 90
"""A line of more code points is no reference."""

_FILE = re.compile(r"^\s*File\s+(?:No\.?|Number)?\s*\S", re.IGNORECASE)
_BY_WIRE = r"(?::\s*(?:\w+\s+)?(?:Telegram|Radiogram|Airgram|Cablegram)s?(?:\s*\([^)]{2,30}\))?)?"
"""How it came: ': Telegram', ': Circular Telegram (Extract)'."""
_DECIMAL = re.compile(
    r"^(?=.{4,90}$)"
    r"(?:[A-Z][\w.’]*\s+){0,4}"  # whose file: 'Paris Peace Conf. '
    r"\d{1,4}[A-Za-z]?\d*\.[\w]+"  # '861.24', '793a.94'
    r"(?:[ .][A-Z0-9(][\w.()’-]*){0,5}\s*"  # words of the class: ' Manchuria'
    r"(?:/[\w½¼¾–.-]+(?:\s?[½¼¾])?"  # '/30', '/3199½'
    r"|[A-Z]\d+"  # 'M33'
    r"|(?=\s*:\s*[A-Z]))"  # nothing, before ': Telegram'
    rf"[\w/–.\s-]{{0,20}}{_BY_WIRE}\.?$"
)
"""A decimal file: digits, a point, then classes and a stroke, with or without words between."""
_STROKE = re.compile(
    r"^(?=.{4,60}$)"
    r"(?:(?:[A-Z][\w.’]*\s+){1,4}\d{2,4}"  # 'Colonial Office 537'
    r"|\d{2,4}\s+[A-Z]{1,5}(?:\s+\d{1,4})?)"  # '371 FO 12'
    r"/\d+\w?(?::\s*\w+[\w ()]{0,24})?$"
)
"""Words or a class, a number, a stroke, a number."""
_NAMED = re.compile(
    r"^(?=.{5,80}$)"
    r"(?:[A-Z][\w.’]*\s+){0,3}"
    r"\d{2,4}[A-Za-z]?\.\d\w*"  # '500.A15'
    r"(?:\s+[A-Z(]\S*){0,6}(?:/\w+)?(?::\s*\w+)?$"
)
"""A decimal file without a stroke, and words behind it."""
_SERIES = re.compile(r"^[A-Z][\w. ]{3,40}Series,? No\.? ?\d+\w?$")
_COLLECTION = re.compile(
    r"^(?=.{4,90}$)"
    r"[A-Z][\w.,’'&/ –-]*"
    r"\b(?:Files?|Papers|Records|Archives|Collection|Lot|Library|MSS?)\b"
    r"[\w.,’/ –-]{0,40}"
    r"(?::\s*(?:\w+\s+)?(?:Telegram|Radiogram|Airgram|Letter|Memorandum|Minutes))?$"
)
"""A collection's name: 'Wilson Papers', 'Department of State Files: Telegram'."""


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `file_number` for a line that is nothing but such a reference."""
    if not 4 <= len(block.text) <= LONGEST:
        return
    sure = _sureness(block, index, sheet)
    if sure:
        yield Mark(
            kind="file_number",
            start=block.start,
            end=block.end,
            rule="file_number",
            certainty=sure,
        )


def _sureness(block: Block, index: int, sheet: Sheet) -> Certainty | None:
    text = block.text
    digits = any(c.isdigit() for c in text)
    if digits and _FILE.match(text):
        return "high"
    if digits and (_DECIMAL.match(text) or _STROKE.match(text)) and not _is_date(block):
        return "high" if "/" in text else "medium"
    if (_NAMED.match(text) and _headed(index, sheet)) or _SERIES.match(text):
        return "medium"
    if _COLLECTION.match(text) and not text.endswith(".") and not _is_date(block):
        return "low" if _headed(index, sheet) else None
    return None


def _is_date(block: Block) -> bool:
    """Whether a line is hardly more than a date."""
    return any(len(block.text) - 6 < d.end - d.start for d in block.dates)


def _headed(index: int, sheet: Sheet) -> bool:
    """Whether a heading-like line follows: a bare collection's name is none by itself."""
    below = sheet.blocks[index + 1 : index + 2]
    return bool(below and below[0].short and read_heading(below[0].text) is not None)
