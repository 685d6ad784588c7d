"""Bibliographic lines: 'Documents of foreign policy. M., 1957. T. I. Str. 28-30.', 'Izvestia, 9 March 1918'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_PAGES = re.compile(
    r"\b(?:pp?|S|[Ss]tr|стр|ff?|fol|col)\.\s?\d+|\b(?:[Vv]ol|T|Bd|[Tt]ome|t|№|No)\.?\s(?:[IVXLC]+|\d+)\b"
)
_PRESS = re.compile(
    r"\b(?:Izvestia|Izvestiya|Pravda|Times|Gazette|Herald|Journal|Tribune|News|Post|Chronicle|Telegraph|Temps|Figaro|Matin"
    r"|Zeitung|Courier|Mail|Star|Observer|Gazeta|Monitor|Bulletin|Review|Press|Register|Daily|Weekly|Messenger|Reuters?|Havas|Tass)\b"
)
_COLLECTION = re.compile(
    r"^(?:Documents?|Papers|Collection|Records|Archives?|Source|Published|Reprinted|From)\b.*",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"\b[Rr]eceived\b")
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `source_line`; certainty tells how many signs of a reference it shows."""
    text = block.text
    if len(text) > 220 or text[:1].islower() or text[:1].isdigit() or " to " in text:
        return
    if _RECEIVED.search(text):
        return
    pages, year, press = _PAGES.search(text), _YEAR.search(text), _PRESS.search(text)
    collection = _COLLECTION.match(text)
    if (press and block.dates and len(text) < 90 and block.dates[0].start > block.start) or (pages and (year or collection) and len(text) < 200 and "." in text):
        sure = "high"
    elif (
        collection
        and _edge(index, sheet)
        and len(text.split()) > 2
        and not text.endswith((":", ","))
    ):
        sure = "low"
    else:
        return
    yield Mark(
        kind="source_line",
        start=block.start,
        end=block.end,
        rule="source_line",
        certainty="high" if sure == "high" else "low",
    )


def _edge(index: int, sheet: Sheet) -> bool:
    """Whether the block is the first or the last of the source."""
    return index == 0 or index == len(sheet.blocks) - 1
