"""What a build has to do: which sources are new, changed or gone, or ruled upon since."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from regesta.model import Decision
from regesta.runner.codec import digest_of
from regesta.runner.making import state_of
from regesta.runner.pipeline import Pipeline
from regesta.runner.task import Told
from regesta.settings import Settings


class Kept(NamedTuple):
    """What is known of a source from the last build."""

    size: int
    mtime: int
    sha256: str
    reader: str
    state: str


class Plan:
    """Compares the folder with what the database says of it."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        pipeline: Pipeline,
        rulings: Sequence[Decision],
        *,
        again: bool,
    ) -> None:
        self._folder = folder
        self._pipeline = pipeline
        self._rulings = rulings
        self._again = again
        # These change no paper
        self._settings = msgspec.structs.replace(
            settings, title=None, editor=None, watch=False, largest_added=0
        )
        reader, self._digests, self._keeping = pipeline.digests
        self._reader = digest_of([reader, msgspec.msgpack.encode(self._settings)])

    @property
    def keys_state(self) -> str:
        """What stands for all that stages over keys are, besides the records they look at."""
        return digest_of([*self._digests, self._keeping, self._reader])

    def rulings_of(self, sources: dict[str, str]) -> dict[str, list[Decision]]:
        """The rulings that hold, by source; of a renamed file too.

        Args:
            sources: path → digest of the text, as far as known.
        """
        if not self._rulings:
            return {}
        from regesta.decisions import by_source  # noqa: PLC0415 - 50 ms, and most builds need none

        return by_source(self._rulings, sources)[0]

    def told(self, path: str, rulings: Iterable[Decision]) -> Told:
        """What a worker has to know to make a source."""
        return Told(
            folder=str(self._folder),
            path=path,
            reading=self._pipeline.reading,
            stages=self._pipeline.stages,
            reader=self._reader,
            digests=self._digests,
            keeping=self._keeping,
            settings=self._settings,
            rulings=tuple(rulings),
            again=self._again,
        )

    def as_it_was(self, told: Told, kept: Kept | None) -> bool:
        """Whether a source is, by the look of its file, what it was, and was made by this code."""
        if kept is None or told.again or kept.reader != told.reader:
            return False
        if kept.state != state_of(told, kept.sha256):
            return False
        try:
            stat = (self._folder / told.path).stat()
        except OSError:
            return kept.size == -1
        return (stat.st_size, stat.st_mtime_ns) == (kept.size, kept.mtime)


def kept_sources(connection: sqlite3.Connection) -> dict[str, Kept]:
    """What the database knows of each source."""
    rows = connection.execute("SELECT path, size, mtime, sha256, reader, state FROM source")
    return {path: Kept(*rest) for path, *rest in rows}
