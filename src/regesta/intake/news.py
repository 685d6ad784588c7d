"""What came into a folder since: files that are new, changed or gone, with their papers."""

import threading
from collections.abc import Collection, Iterable, Mapping

from regesta.model import Record

_KEPT = 500
"""Happenings that are remembered; a page that slept longer hears of the last ones."""


class News(Record, frozen=True, kw_only=True):
    """What one look at the folder found. Paths of files; `papers` counts those in `new`."""

    number: int
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    papers: int = 0


class Newsroom:
    """Compares the folder's files with those at the last look; may be asked by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, int] | None = None
        self._unreadable: frozenset[str] = frozenset()
        self._news: list[News] = []
        self._number = 0

    @property
    def number(self) -> int:
        """That of the last news; 0 before any."""
        return self._number

    @property
    def has_looked(self) -> bool:
        """Whether there is anything to compare with."""
        return self._known is not None

    def look(
        self,
        files: Mapping[str, int],
        unreadable: Iterable[str] = (),
        touched: Collection[str] = (),
    ) -> News:
        """Take note of the files as they are now.

        Args:
            files: path → its papers.
            unreadable: paths that could not be read.
            touched: paths that were made anew; those that were there before have changed.

        Returns:
            What is new; with the last number where nothing is. The first look finds nothing.
        """
        with self._lock:
            before, bad = self._known, self._unreadable
            self._known, self._unreadable = dict(files), frozenset(unreadable)
            if before is None:
                return News(number=self._number)
            new = sorted(set(files) - set(before))
            found = News(
                number=self._number + 1,
                new=tuple(new),
                changed=tuple(sorted(set(files) & set(before) & set(touched))),
                gone=tuple(sorted(set(before) - set(files))),
                unreadable=tuple(sorted(self._unreadable - bad)),
                papers=sum(files[path] for path in new),
            )
            if not (found.new or found.changed or found.gone or found.unreadable):
                return News(number=self._number)
            self._number = found.number
            self._news = [*self._news, found][-_KEPT:]
            return found

    def since(self, number: int) -> News:
        """All that happened after the news of this number, as one."""
        with self._lock:
            later = [one for one in self._news if one.number > number]
            return News(
                number=self._number,
                new=_all(one.new for one in later),
                changed=_all(one.changed for one in later),
                gone=_all(one.gone for one in later),
                unreadable=_all(one.unreadable for one in later),
                papers=sum(one.papers for one in later),
            )


def _all(paths: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({path for some in paths for path in some}))


def in_a_sentence(news: News) -> str:
    """What happened, for a bar on the page; empty where nothing did.

    >>> in_a_sentence(News(number=2, new=("a.txt",), papers=3, gone=("b.txt",)))
    '3 papers added, 1 file gone'
    """
    parts = [
        (news.papers, "paper added", "papers added"),
        (0 if news.papers else len(news.new), "file added", "files added"),
        (len(news.changed), "file changed", "files changed"),
        (len(news.gone), "file gone", "files gone"),
        (len(news.unreadable), "file could not be read", "files could not be read"),
    ]
    return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in parts if n)
