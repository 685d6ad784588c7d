"""Marks of the edition's pages: '[Page 114]', '[p. 12]', '{34}'."""

import re
from collections.abc import Iterator

from regesta.model import Mark, Source

_PAGE = re.compile(
    r"\[\s?(?:Page|page|PAGE|P\.|p\.|pp\.|S\.)\s?\[?\s?(\d{1,4}|[ivxlcIVXLC]{1,8})\s?\]?\s?\]"
)


def find(source: Source) -> Iterator[Mark]:
    """Every page mark of a source, in order; `value` is the page's number as printed."""
    if any(m.kind == "page" for m in source.given):
        return
    for found in _PAGE.finditer(source.text):
        yield Mark(
            kind="page", start=found.start(), end=found.end(), rule="page_mark", value=found[1]
        )
