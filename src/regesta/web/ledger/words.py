"""The words that a line rests on, cut from their sources, with the way to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from regesta.edition import Edition
from regesta.errors import NothingFound
from regesta.exchange.brief import Passage

KEPT = 16
"""Texts that are held at a time, so that memory stays flat."""
SHOWN = 320


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with its words; `address` leads to it on the reading page."""

    source: str
    words: str
    address: str


class Words:
    """Cuts passages out of an edition's sources for one page."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._texts: dict[str, str] = {}

    def quote(self, passage: Passage) -> Quoted:
        """The words of a passage, shortened where they are many."""
        text = self._text(passage.source)
        words = " ".join(text[passage.start : passage.end].split())
        if len(words) > SHOWN:
            words = words[: SHOWN - 1].rsplit(" ", 1)[0] + " …"
        return Quoted(source=passage.source, words=words, address=address_of(passage))

    def quotes(self, passages: Sequence[Passage], most: int = 4) -> list[Quoted]:
        """The words of some passages, each once."""
        unique = {(one.source, one.start, one.end): one for one in passages}
        return [self.quote(one) for one in list(unique.values())[:most]]

    def _text(self, source: str) -> str:
        if source not in self._texts:
            if len(self._texts) >= KEPT:
                self._texts.pop(next(iter(self._texts)))
            try:
                self._texts[source] = self._edition.text(source)
            except NothingFound:  # the file is gone; the line still stands in the ledger
                self._texts[source] = ""
        return self._texts[source]


def address_of(passage: Passage) -> str:
    """The address that opens a passage in its paper."""
    query = {"source": passage.source, "start": passage.start, "end": passage.end}
    return f"/words?{urlencode(query)}"
