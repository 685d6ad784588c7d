"""What comes in while the pages are open: adding and building in turn, and what is told of it."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, cast

from regesta.build import BuildReport, build
from regesta.edition import Edition
from regesta.errors import FolderBusy, NothingFound, RegestaError
from regesta.intake.adding import Added
from regesta.intake.news import Newsroom
from regesta.intake.watching import watch

PATIENCE = 120.0
"""Seconds to wait for another build before the papers are left to it."""
_AGAIN = 0.2
_BATCHES = 50
_FILES = 20_000


class Arrivals:
    """Adds, builds and remembers what came of it; any thread may ask."""

    def __init__(
        self,
        folder: Path,
        opener: Callable[[Path], Edition],
        builder: Callable[[Path], BuildReport] = build,
    ) -> None:
        self.folder = folder
        self.news = Newsroom()
        self.read: list[str] = []
        """Files that the build under way has read."""
        self.share = 0.0
        """How far it is, from 0 to 1."""
        self._opener = opener
        self._builder = builder
        self._turn = threading.Lock()
        self._batches: OrderedDict[str, list[Added]] = OrderedDict()
        self._unread: set[str] = set()
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    # -- what was sent together -----------------------------------------------------------------

    def note(self, batch: str, added: Sequence[Added]) -> None:
        """Remember what became of files that were sent together."""
        listed = self._batches.setdefault(batch, [])
        listed.extend(added[: _FILES - len(listed)])
        while len(self._batches) > _BATCHES:
            self._batches.popitem(last=False)

    def batch(self, batch: str) -> list[Added]:
        """What became of them; nothing where the server was started since."""
        return list(self._batches.get(batch, ()))

    def is_waiting(self, batch: str) -> bool:
        """Whether another build held the folder for too long, so that nothing was read yet."""
        return batch in self._unread

    # -- building -------------------------------------------------------------------------------

    def bring(self, batch: str) -> None:
        """Build after files were added; where another build does not end, leave them to it."""
        try:
            self.build(frozenset())
            self._unread.discard(batch)
        except FolderBusy:
            self._unread.add(batch)

    def build(self, touched: Collection[str]) -> BuildReport:
        """Build as soon as no other build is under way, and take note of what is new.

        Args:
            touched: paths known to have changed.

        Raises:
            FolderBusy: another build does not end.
            RegestaError: of other kinds, as a build raises them.
        """
        with self._turn:
            if not self.news.has_looked:
                self._look(())
            self.read, self.share = [], 0.0
            report = self._build()
            self._look(touched if report.made else ())
            return report

    def _build(self) -> BuildReport:
        began = time.monotonic()
        while True:
            try:
                if self._builder is build:
                    return build(self.folder, progress=self._told)
                return self._builder(self.folder)
            except FolderBusy:
                if time.monotonic() - began > PATIENCE:
                    raise
                time.sleep(_AGAIN)

    def _told(self, done: int, total: int, path: str) -> None:
        self.read.append(path)
        self.share = done / max(total, 1)

    def _look(self, touched: Collection[str]) -> None:
        files: dict[str, int] = {}
        unreadable: list[str] = []
        with suppress(NothingFound), closing(cast("Any", self._opener(self.folder))) as opened:
            edition = cast("Edition", opened)
            files = {one.path: one.papers for one in edition.sources()}
            unreadable = [path for path, _, _ in edition.summary().unreadable]
        self.news.look(files, unreadable, touched)

    # -- watching -------------------------------------------------------------------------------

    @property
    def watches(self) -> bool:
        """Whether the folder is watched."""
        return self._watcher is not None

    def start(self) -> None:
        """Watch the folder from now on, in a thread of its own."""
        self._watcher = threading.Thread(target=self._watch, name="watch", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """End the watching."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join(10)

    def _watch(self) -> None:
        with suppress(RegestaError):
            self.build(frozenset())  # what changed before the watching began
        watch(self.folder, self._changed, self._stop)

    def _changed(self, paths: frozenset[str]) -> None:
        # What is wrong is said by the next build that somebody asks for
        with suppress(RegestaError):
            self.build(paths)
