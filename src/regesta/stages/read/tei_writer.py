"""Writes text line by line, white space collapsed, and knows where each element's words stand."""

import re
from typing import Final

_SPACE: Final = re.compile(r"[ \t\r\n]+")
_WHITE: Final = " \t\r\n"

SPACE: Final = 1
LINE: Final = 2
PARAGRAPH: Final = 3
_SEPARATORS: Final = ("", " ", "\n", "\n\n")


class Extent:
    """Where an element's words stand: `start` is None until the first of them is written."""

    __slots__ = ("end", "start")

    def __init__(self) -> None:
        self.start: int | None = None
        self.end = 0


class Writer:
    """Collects words and the white space between them.

    White space is owed, not written, until a word follows it: so no extent begins or ends with
    white space, and the strongest of several breaks wins. `depth` counts the open elements that
    are paragraphs by themselves.
    """

    __slots__ = ("_owed", "_parts", "_waiting", "depth", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._owed = 0
        self._waiting: list[Extent] = []
        self.length = 0
        self.depth = 0

    def owe(self, separator: int) -> None:
        """Sees to it that at least this much white space precedes the next word."""
        self._owed = max(self._owed, separator)

    def run_on(self) -> None:
        """Forgets what white space is owed: the next word continues the last line."""
        self._owed = 0

    def glued(self, words: str) -> Extent:
        """Adds words right after the last one; what white space was owed is owed after them."""
        owed, self._owed = self._owed, 0
        extent = self.open()
        self._put(words)
        self.close(extent)
        self._owed = owed
        return extent

    def between_paragraphs(self) -> bool:
        """Whether the next word begins a paragraph that no open element makes."""
        return not self.depth and (self._owed == PARAGRAPH or not self.length)

    def open(self) -> Extent:
        """Begins an extent at the next word."""
        extent = Extent()
        self._waiting.append(extent)
        return extent

    def close(self, extent: Extent) -> bool:
        """Ends an extent at the last word; False where it holds none."""
        if extent.start is None:
            self._waiting.remove(extent)
            return False
        extent.end = self.length
        return True

    def write(self, data: str) -> None:
        """Adds words; runs of blanks and line ends become one space."""
        if data[0] in _WHITE:
            self._owed = self._owed or SPACE
        words = _SPACE.sub(" ", data).strip(" ")
        if not words:
            return
        self._put(words)
        if data[-1] in _WHITE:
            self._owed = SPACE

    def write_as_it_is(self, words: str) -> int:
        """Adds text with its own line ends; returns where it begins."""
        self._put(words)
        return self.length - len(words)

    def last_words(self, extent: Extent) -> str:
        """The words of an extent that ends where the text ends now."""
        wanted = self.length - (self.length if extent.start is None else extent.start)
        parts: list[str] = []
        for part in reversed(self._parts):
            if wanted <= 0:
                break
            parts.append(part)
            wanted -= len(part)
        return "".join(reversed(parts))

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def _put(self, words: str) -> None:
        if self._owed:
            if self.length:
                separator = _SEPARATORS[self._owed]
                self._parts.append(separator)
                self.length += len(separator)
            self._owed = 0
        if self._waiting:
            for extent in self._waiting:
                extent.start = self.length
            self._waiting.clear()
        self._parts.append(words)
        self.length += len(words)
