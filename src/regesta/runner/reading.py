"""Reads a file anew only if it changed since the last build."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from regesta.errors import UnreadableFile
from regesta.model import Source
from regesta.runner.cached import KnownFile
from regesta.runner.pipeline import Reader
from regesta.settings import Settings
from regesta.store.made import Problem

_NEVER = (-1, -1)
"""Size and time of a file that could not be opened: what hindered it leaves no trace in either, so
it is tried again at each build."""
_BLOCK = 1 << 20
_REMEDY = "Mend the file, or leave it out with `skip` in regesta.toml."


class Found(NamedTuple):
    """A file as it is now. `source` is None where there is a `problem`; `read` tells if anew."""

    size: int
    mtime: int
    file_sha256: str
    source: Source | None
    problem: Problem | None
    read: bool


def read_if_new(
    folder: Path, path: str, reader: str, known: KnownFile | None, read: Reader, settings: Settings
) -> Found:
    """A file of the folder as a source, from the cache where that still holds.

    Same size and time of change mean the same file; else its bytes' digest decides.

    Args:
        folder: the edition's folder.
        path: the file, relative to it.
        reader: what stands for the code and settings that read; another reader reads again.
        known: what the last build saw, if it is to be believed.
        read: the reading stage.
        settings: of the edition.
    """
    try:
        size, mtime = _stat(folder / path)  # of a file that is gone, the reader says it best
        if known is not None and known.reader == reader and size >= 0:
            if (known.size, known.mtime) == (size, mtime):
                return _again(known, size, mtime)
            if known.file_sha256 and known.file_sha256 == _digest(folder / path):
                return _again(known, size, mtime)
        source = read(folder, path, settings)
    except UnreadableFile as error:
        problem = Problem(stage="read", reason=error.message, remedy=error.remedy or _REMEDY)
        denied = isinstance(error.__cause__, OSError)
        size, mtime = _NEVER if denied else _stat(folder / path)
        return Found(size, mtime, "", None, problem, read=True)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem(stage="read", reason=reason, remedy="See that you may read the file.")
        return Found(*_NEVER, "", None, problem, read=True)
    return Found(size, mtime, source.file_sha256, source, None, read=True)


def _again(known: KnownFile, size: int, mtime: int) -> Found:
    problem = None
    if known.problem is not None:
        problem = Problem(stage="read", reason=known.problem[0], remedy=known.problem[1])
    return Found(size, mtime, known.file_sha256, known.source, problem, read=False)


def _stat(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return _NEVER
    return stat.st_size, stat.st_mtime_ns


def _digest(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()
