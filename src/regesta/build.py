"""The way in: a folder of papers becomes an edition, stage after stage.

    read      file → Source
    mark      what stands where: headings, datelines, signatures, expressions of time; readings
    divide    which words are one paper, which are nested in another, which belong to none
    describe  a paper's kind, heading, parties, place, numbers, references
    settle    what its dates mean, then the sentence that sums it up
    check     what a careful editor would flag, in a paper and between papers

A build does only what is new since the last. It writes to `FOLDER/.regesta/` and nowhere else.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from regesta.errors import FolderBusy, FolderNotUsable
from regesta.model import Source
from regesta.runner.acting import put_links, put_ruled
from regesta.runner.bringing import Bringing
from regesta.runner.pipeline import Pipeline
from regesta.settings import read_settings
from regesta.store import problems
from regesta.store.connect import FOLDER, LOCK, open_to_write

if TYPE_CHECKING:
    from regesta.decisions.log_index import LogIndex

PIPELINE = Pipeline(
    reading="regesta.stages.read",
    stages=(
        "regesta.stages.mark:STAGE",
        "regesta.stages.divide:STAGE",
        "regesta.stages.describe:STAGE",
        "regesta.stages.settle:STAGE",
        "regesta.stages.settle:SUM_UP",
        "regesta.stages.check:STAGE",
        "regesta.stages.check:KEYED",
    ),
)

Progress = Callable[[int, int, str], None]
"""Told bytes done, bytes in all, and the source just made."""


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did and found.

    `read` and `made` count sources read anew and papers made anew from (for whatever reason),
    `unchanged` those that were left as they were. `unreadable` and `failed` are lists of path,
    reason and remedy: files that cannot be read, sources on which a rule failed. `orphaned` are
    ids of rulings that hold on to nothing now, `log_problems` lines of the decision log that say
    nothing that can be understood.
    """

    papers: int = 0
    sources: int = 0
    read: int = 0
    made: int = 0
    unchanged: int = 0
    removed: int = 0
    unreadable: list[tuple[str, str, str]] = []
    failed: list[tuple[str, str, str]] = []
    orphaned: list[str] = []
    log_problems: list[tuple[int, str, str]] = []
    seconds: float = 0.0


def build(
    folder: Path,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    force: bool = False,
    pipeline: Pipeline = PIPELINE,
) -> BuildReport:
    """Bring the edition of a folder up to date.

    Args:
        folder: what holds the papers; it is the edition.
        workers: processes that make sources, 0 for as many as are worth it.
        progress: called after each source.
        force: believe nothing that was made before.
        pipeline: the stages; another one for tests.

    Raises:
        FolderNotUsable: the folder is absent, is a file, or cannot be written to.
        FolderBusy: another build is under way.
        BadSettings: `regesta.toml` cannot be understood.
    """
    began = time.perf_counter()
    folder = usable_folder(folder)
    settings = read_settings(folder)
    with _locked(folder, 0), closing(open_to_write(folder)) as connection:
        bringing = Bringing(folder, settings, pipeline, connection, again=force)
        bringing.bring(workers, progress or _silent, None)
        return _report(connection, bringing, time.perf_counter() - began)


def remake(
    folder: Path,
    source: str,
    *,
    patience: float,
    pipeline: Pipeline = PIPELINE,
    index: "LogIndex | None" = None,
) -> None:
    """Bring one source up to date after a ruling; no other is looked at.

    Args:
        folder: the edition's folder.
        source: path of the source within it.
        patience: seconds to wait for a build that is under way.
        pipeline: the stages; another one for tests.
        index: the log, where it has been read already.

    Raises:
        FolderNotUsable: the folder cannot be written to.
        FolderBusy: a build is under way and does not end.
    """
    settings = read_settings(folder)
    with _locked(folder, patience), closing(open_to_write(folder)) as connection:
        bringing = Bringing(folder, settings, pipeline, connection, again=False, index=index)
        bringing.bring(1, _silent, source)


def put_acts(
    folder: Path,
    path: str,
    ids: Sequence[str],
    *,
    source: Source,
    index: "LogIndex",
    patience: float,
) -> None:
    """Have the edition show rulings on acts of one source; no paper is looked at.

    Args:
        folder: the edition's folder.
        path: of the source within it.
        ids: of the acts ruled on.
        source: as read.
        index: the log, the rulings in it.
        patience: seconds to wait for a build that is under way.

    Raises:
        FolderNotUsable: the folder cannot be written to.
        FolderBusy: a build is under way and does not end.
    """
    with _locked(folder, patience), closing(open_to_write(folder)) as connection:
        put_ruled(connection, index, path, ids, source)


def put_whole(folder: Path, *, index: "LogIndex", patience: float) -> None:
    """Have the edition show rulings on parties and threads.

    Args:
        folder: the edition's folder.
        index: the log, the rulings in it.
        patience: seconds to wait for a build that is under way.

    Raises:
        FolderNotUsable: the folder cannot be written to.
        FolderBusy: a build is under way and does not end.
    """
    with _locked(folder, patience), closing(open_to_write(folder)) as connection:
        put_links(connection, index)


def _report(connection: sqlite3.Connection, bringing: Bringing, seconds: float) -> BuildReport:
    papers, sources = connection.execute(
        "SELECT (SELECT count(*) FROM document WHERE kind <> 'apparatus'),"
        " (SELECT count(*) FROM source WHERE stage IS NULL)"
    ).fetchone()
    whole = connection.execute("SELECT count(*) FROM source").fetchone()[0]
    report_it = "Report it with what `REGESTA_DEBUG=1 regesta build` prints."
    keys = [(f"(stage {name})", reason, report_it) for name, reason in bringing.key_failures]
    return BuildReport(
        papers=papers,
        sources=sources,
        read=bringing.read,
        made=bringing.made,
        unchanged=whole - bringing.made,
        removed=bringing.removed,
        unreadable=problems.unreadable(connection),
        failed=[*problems.failed(connection), *keys],
        orphaned=bringing.orphaned,
        log_problems=bringing.log_problems,
        seconds=round(seconds, 3),
    )


def warm_up(pipeline: Pipeline = PIPELINE) -> None:
    """Load in the background what a first ruling needs, so that it is as quick as the next.

    Nothing waits for it, and what goes wrong here goes wrong again where someone sees it.
    """

    def load() -> None:
        with suppress(Exception):
            from regesta.decisions import log_index  # noqa: PLC0415 - the point of it

            del log_index
            _ = pipeline.loaded, pipeline.digests

    threading.Thread(target=load, name="warm-up", daemon=True).start()


def usable_folder(folder: Path) -> Path:
    """The folder, if it is one that can be built in.

    Raises:
        FolderNotUsable: says why not.
    """
    place = str(folder)
    if not folder.exists():
        remedy = "Name a folder that holds the papers."
        raise FolderNotUsable("there is no such folder", place=place, remedy=remedy)
    if not folder.is_dir():
        remedy = f"Name the folder that holds it: {folder.parent}"
        raise FolderNotUsable("this is a file, not a folder", place=place, remedy=remedy)
    return folder


@contextmanager
def _locked(folder: Path, patience: float) -> Generator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415

    try:
        (folder / FOLDER).mkdir(exist_ok=True)
        lock = FileLock(folder / FOLDER / LOCK, timeout=patience)
        lock.acquire()
    except Timeout as error:
        raise FolderBusy(
            "another build is under way in this folder",
            place=str(folder),
            remedy="Wait until it has ended, or end it; then build again.",
        ) from error
    except OSError as error:
        raise FolderNotUsable(
            f"the edition cannot be written here: {error.strerror or error}",
            place=str(folder),
            remedy="See that you may write to the folder, or copy the papers to one of yours.",
        ) from error
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise FolderNotUsable(
            f"the edition's database cannot be used: {error}",
            place=str(folder / FOLDER),
            remedy="See that the disk has room; else delete this folder and build again: no ruling"
            " and no paper is in it.",
        ) from error
    finally:
        lock.release()


def _silent(_done: int, _total: int, _path: str) -> None:
    """No progress is shown."""
