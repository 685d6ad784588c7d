"""Brings an edition up to date: what is new is made, what is gone forgotten, the rest left."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.model import Decision
from regesta.runner.acting import bring_acts
from regesta.runner.finish import finish, work_left
from regesta.runner.pipeline import Pipeline
from regesta.runner.plan import Kept, Plan, kept_sources
from regesta.runner.task import Told
from regesta.runner.work import executor, made_by
from regesta.settings import Settings
from regesta.store.acts import orphaned_rulings
from regesta.store.writer import (
    mark_keys_stale,
    read_meta,
    remove_sources,
    write_meta,
    write_source,
)

if TYPE_CHECKING:
    from regesta.decisions.log_index import LogIndex

Progress = Callable[[int, int, str], None]

_WORTH_A_WORKER = 1_000_000
"""Bytes of papers that take longer to make than a worker takes to start."""


class Bringing:
    """One build of one folder, under its lock."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        pipeline: Pipeline,
        connection: sqlite3.Connection,
        *,
        again: bool,
        index: "LogIndex | None" = None,
    ) -> None:
        """Take the log from `index` where it has been read already."""
        self._index = index
        self._folder = folder
        self._settings = settings
        self._pipeline = pipeline
        self._connection = connection
        self._again = again
        self.read = self.removed = 0
        self.remade: set[str] = set()
        self.orphaned: list[str] = []
        self.log_problems: list[tuple[int, str, str]] = []
        self.key_failures: list[tuple[str, str]] = []

    def bring(self, workers: int, progress: Progress, only: str | None) -> None:
        """Do all that is to be done; what is done stays done if this is cut off."""
        rulings = self._rulings()
        plan = Plan(self._folder, self._settings, self._pipeline, rulings, again=self._again)
        kept = kept_sources(self._connection)
        listed = sorted(kept) if only else self._pipeline.files(self._folder, self._settings)
        gone = sorted(set(kept) - set(listed))
        remove_sources(self._connection, gone)
        self.removed = len(gone)
        digests = {path: kept[path].sha256 if path in kept else "" for path in listed}
        looked_at = [only] if only else listed
        by_source = plan.rulings_of(digests)
        todo = self._todo(plan, looked_at, kept, by_source)
        self._make(todo, workers, progress)
        if rulings:
            # A renamed file is known only now that it has been read: its rulings follow it
            kept = kept_sources(self._connection)
            by_source = plan.rulings_of({path: one.sha256 for path, one in kept.items()})
            late = self._todo(plan, looked_at, kept, by_source, ruled_since=todo)
            self._make(late, 1, progress)
        self._last_step(plan, by_source)
        bring_acts(self._connection, self._index, only)
        self._find_orphans(rulings)

    @property
    def made(self) -> int:
        """Number of sources whose papers were made anew."""
        return len(self.remade)

    def _rulings(self) -> list[Decision]:
        """The rulings on papers; those on the ledger leave papers as they are."""
        if not (self._folder / "decisions.jsonl").exists():
            self._index = None
            return []
        if self._index is None:
            from regesta.decisions.log_index import LogIndex  # noqa: PLC0415 - 50 ms, seldom needed

            self._index = LogIndex(self._folder)
        index = self._index.refresh()
        self.log_problems = [(one.line, one.message, one.remedy) for one in index.problems]
        return index.of_papers

    def _todo(
        self,
        plan: Plan,
        paths: Sequence[str],
        kept: dict[str, Kept],
        rulings: dict[str, list[Decision]],
        ruled_since: Sequence[Told] | None = None,
    ) -> list[Told]:
        """The sources to be made, with all that a worker must know."""
        before = {told.path: told for told in ruled_since or ()}
        found: list[Told] = []
        for path in paths:
            told = plan.told(path, rulings.get(path, ()))
            if ruled_since is not None and before.get(path) == told:
                continue  # just made from the same
            if not plan.as_it_was(told, kept.get(path)):
                found.append(told)
        return found

    def _make(self, todo: Sequence[Told], workers: int, progress: Progress) -> None:
        if not todo:
            return
        sizes = {told.path: self._size(told.path) for told in todo}
        total = sum(sizes.values())
        if workers == 0:
            worth = total // _WORTH_A_WORKER
            workers = max(1, min(os.cpu_count() or 1, len(todo), worth))
        done = 0
        with executor(workers) as pool, closing(made_by(pool, workers, todo)) as all_made:
            for made in all_made:
                write_source(self._connection, made)
                self.remade.add(made.path)
                self.read += made.read
                done += sizes[made.path]
                progress(done, total, made.path)

    def _size(self, path: str) -> int:
        try:
            return (self._folder / path).stat().st_size
        except OSError:
            return 0

    def _last_step(self, plan: Plan, rulings: dict[str, list[Decision]]) -> None:
        if read_meta(self._connection, "keys_state") != plan.keys_state:
            mark_keys_stale(self._connection)
        if work_left(self._connection):
            stages = self._pipeline.over_keys
            self.key_failures = finish(self._connection, stages, self._settings, rulings)
        write_meta(self._connection, "keys_state", plan.keys_state)

    def _find_orphans(self, rulings: Sequence[Decision]) -> None:
        """Rulings that hold on to nothing: their source is gone, or their words are."""
        self.orphaned = orphaned_rulings(self._connection)
        if not rulings:
            return
        from regesta.decisions import by_source  # noqa: PLC0415 - 50 ms, and most builds need none

        kept = kept_sources(self._connection)
        lost = by_source(rulings, {path: one.sha256 for path, one in kept.items()})[1]
        known = {row[0] for row in self._connection.execute("SELECT decision FROM orphan")}
        known.update(one.id for one in lost)
        self.orphaned = [one.id for one in rulings if one.id in known] + self.orphaned
