"""Reads Markdown: the text as it is, its `#` headings marked; all else is found later."""

import re
from typing import Final

from regesta.model import Mark, Source
from regesta.settings import Settings
from regesta.stages.read.plain import decode_file, pages
from regesta.stages.read.reader import File, make_source

RULE: Final = "markdown"

_HEADING: Final = re.compile(
    r"^ {0,3}(#{1,6})[ \t]+(\S(?:.*?\S)?)[ \t]*(?:[ \t]#+[ \t]*)?$", re.MULTILINE
)
"""An ATX heading of CommonMark 0.31, section 4.2; closing signs are no part of its words."""

_FENCE: Final = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
"""A fenced block, section 4.5: a `#` in it heads nothing."""


class MarkdownReader:
    """Markdown as its source text stands."""

    format = "markdown"

    def read(self, file: File, settings: Settings) -> Source:
        """The file as it is, with marks for its headings.

        Raises:
            UnreadableFile: the bytes are no text, or only white space.
        """
        decoded = decode_file(file, settings)
        return make_source(
            file,
            format=self.format,
            text=decoded.text,
            encoding=decoded.encoding,
            certainty=decoded.certainty,
            pages=pages(decoded.text),
            given=headings(decoded.text),
            warnings=decoded.warnings,
        )


def headings(text: str) -> tuple[Mark, ...]:
    r"""A mark of kind `title` for each heading's words, its level in `attrs`.

    >>> [(mark.start, mark.end, mark.attrs) for mark in headings("# Papers\n")]
    [(2, 8, (('level', '1'),))]
    """
    fences = [match.span() for match in _FENCE.finditer(text)] if "#" in text else []
    marks: list[Mark] = []
    fence = 0
    for match in _HEADING.finditer(text):
        while fence < len(fences) and fences[fence][1] <= match.start():
            fence += 1
        if fence < len(fences) and fences[fence][0] <= match.start():
            continue
        start, end = match.span(2)
        level = ("level", str(len(match.group(1))))
        marks.append(
            Mark(kind="title", start=start, end=end, rule=RULE, given=True, attrs=(level,))
        )
    return tuple(marks)
