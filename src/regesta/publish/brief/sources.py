"""The words that lines rest on, and the papers they stand in, numbered as they are cited."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from regesta.exchange.brief import Passage
from regesta.exchange.paper import Paper
from regesta.publish.brief import days
from regesta.publish.brief.columns import clipped, plain
from regesta.publish.brief.leaf import PaperCited, Ref

_LONGEST = 110


class Sources:
    """Makes references; a paper gets its number when it is cited first.

    Args:
        papers: those of the edition.
        text: the text of a source by its path; each is asked for once, if at all.
    """

    def __init__(self, papers: Iterable[Paper], text: Callable[[str], str]) -> None:
        self._text = text
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._cited: list[PaperCited] = []
        self._by_file: dict[str, list[Paper]] = {}
        self._starts: dict[str, list[int]] = {}
        self._by_id: dict[str, Paper | None] = {}
        for paper in papers:
            self._by_file.setdefault(paper.file, []).append(paper)
            self._by_id[paper.id] = paper

    def refs(self, passages: Sequence[Passage]) -> tuple[Ref, ...]:
        """References to words, each passage once."""
        return tuple(
            Ref(
                number=self._number(one), quote=self.quote(one),
                source=one.source, start=one.start, end=one.end,
            )
            for one in dict.fromkeys(passages)
        )  # fmt: skip

    def quote(self, passage: Passage) -> str:
        """The words of a passage as one line."""
        if passage.source not in self._texts:
            self._texts[passage.source] = self._text(passage.source)
        return plain(self._texts[passage.source][passage.start : passage.end])

    def paper_named(self, identity: str | None) -> str:
        """What a paper is called, by its id; "" where it is not on file."""
        paper = self._paper(identity) if identity else None
        return label_of(paper) if paper else ""

    def cited(self) -> tuple[PaperCited, ...]:
        """The papers that were cited so far, by number."""
        return tuple(self._cited)

    def _number(self, passage: Passage) -> int:
        paper = self._around(passage)
        key = paper.id if paper else passage.source
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._cited.append(
                PaperCited(
                    number=self._numbers[key],
                    label=label_of(paper) if paper else plain(passage.source),
                    file=passage.source,
                    id=paper.id if paper else "",
                )
            )
        return self._numbers[key]

    def _around(self, passage: Passage) -> Paper | None:
        """The innermost paper around a passage: of those that begin before it, the last."""
        file = passage.source
        if file not in self._starts:
            found = sorted(self._papers_in(file), key=lambda one: (one.start, -one.end))
            self._by_file[file] = found
            self._starts[file] = [one.start for one in found]
        at = bisect_right(self._starts[file], passage.start)
        for paper in reversed(self._by_file[file][:at]):
            if paper.end >= passage.end:
                return paper
        return None

    def _papers_in(self, file: str) -> Iterable[Paper]:
        return self._by_file.get(file, ())

    def _paper(self, identity: str) -> Paper | None:
        return self._by_id.get(identity)


class Asked(Protocol):
    """What is asked of an edition, file by file."""

    def text(self, source: str, /) -> str:
        """A source's text."""
        ...

    def ledger_papers_in(self, source: str, /) -> Sequence[Paper]:
        """The papers of one file."""
        ...

    def ledger_paper(self, identity: str, /) -> Paper | None:
        """A paper by its id."""
        ...


class EditionSources(Sources):
    """The same from an edition, of which only the files are read that are cited."""

    def __init__(self, edition: Asked) -> None:
        super().__init__((), edition.text)
        self._edition = edition

    def _papers_in(self, file: str) -> Iterable[Paper]:
        return self._edition.ledger_papers_in(file)

    def _paper(self, identity: str) -> Paper | None:
        if identity not in self._by_id:
            self._by_id[identity] = self._edition.ledger_paper(identity)
        return self._by_id[identity]


def label_of(paper: Paper) -> str:
    """A paper in few words: its heading or kind, who to whom, its date."""
    parties = " to ".join(
        ", ".join(plain(name) for name in some)
        for some in (paper.writers, paper.addressees)
        if some
    )
    date = days.said(paper.date) or "undated"
    called = plain(paper.head) or paper.kind
    if parties and parties.casefold() not in called.casefold():
        called = f"{called}, {parties}"
    outside = " (added from outside)" if paper.outside else ""
    return f"{clipped(called, _LONGEST)}, {date}{outside}"
