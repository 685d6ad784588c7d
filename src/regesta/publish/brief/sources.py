"""The words that lines rest on, and the papers they stand in, numbered as they are cited."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

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
        self._by_id: dict[str, Paper] = {}
        for paper in papers:
            self._by_file.setdefault(paper.file, []).append(paper)
            self._by_id[paper.id] = paper
        self._starts = {
            file: [one.start for one in listed]
            for file, listed in self._by_file.items()
            if listed.sort(key=lambda one: (one.start, -one.end)) is None
        }

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
        paper = self._by_id.get(identity or "")
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
        papers = self._by_file.get(passage.source, [])
        at = bisect_right(self._starts.get(passage.source, []), passage.start)
        for paper in reversed(papers[:at]):
            if paper.end >= passage.end:
                return paper
        return None


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
