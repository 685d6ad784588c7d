"""Watches a folder: says when its papers have changed, once they are written to their end."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from regesta.errors import BadSettings
from regesta.settings import FILE, Settings, read_settings
from regesta.stages.read.folder import OURS, is_left_out

QUIET: Final = 0.7
"""Seconds for which size and time of what changed must stand still."""
QUIET_LOG: Final = 5.0
"""The same where only the log of rulings changed: the pages bring in their own rulings at once."""
LONGEST: Final = 60.0
"""Seconds after which what is still growing is built as it is; its end makes another change."""
_LOG: Final = "decisions.jsonl"
_GATHER: Final = 400
"""Milliseconds for which changes are gathered."""


def watch(
    folder: Path,
    changed: Callable[[frozenset[str]], None],
    stop: threading.Event,
    *,
    polling: bool | None = None,
    quiet: float = QUIET,
) -> None:
    """Call `changed` with the paths (relative, forward slashes) of what changed, until `stop`.

    Hidden files, the edition's cache and what the settings skip are no changes; the settings and
    the log of rulings are. Where the system tells of no changes (it has no inotify, or no more
    of it), the folder is looked at again and again instead.

    Args:
        folder: what is watched, with the folders in it.
        changed: called in this thread.
        stop: ends the watching.
        polling: look again and again; None leaves that to the system.
        quiet: seconds of stillness to wait for.
    """
    root = folder.resolve()
    try:
        _follow(root, _events(root, stop, polling), changed, stop, quiet)
    except OSError:
        if polling or not root.is_dir():
            return
        _follow(root, _events(root, stop, polling=True), changed, stop, quiet)


def _events(root: Path, stop: threading.Event, polling: bool | None) -> Iterator[set[str]]:
    """Paths that changed, as the system tells of them."""
    from watchfiles import watch as told  # noqa: PLC0415 - only a server that watches needs it

    def is_ours(_change: object, path: str) -> bool:
        return _relative(root, path) is not None

    for batch in told(
        root,
        watch_filter=is_ours,
        debounce=_GATHER,
        stop_event=stop,
        force_polling=polling,
        raise_interrupt=False,
    ):
        yield {path for _, path in batch}


def _follow(
    root: Path,
    events: Iterable[set[str]],
    changed: Callable[[frozenset[str]], None],
    stop: threading.Event,
    quiet: float,
) -> None:
    for batch in events:
        paths = {path: relative for path in batch if (relative := _relative(root, path))}
        only_log = set(paths.values()) == {_LOG}
        wait_until_still(
            [Path(path) for path in paths], QUIET_LOG if only_log else quiet, stop, LONGEST
        )
        if stop.is_set():
            return
        if paths:
            changed(frozenset(paths.values()))


def wait_until_still(
    paths: Iterable[Path], quiet: float, stop: threading.Event, longest: float
) -> None:
    """Return when no file among `paths` has changed for `quiet` seconds, `longest` at most."""
    listed = list(paths)
    before, waited = [_state(path) for path in listed], 0.0
    while waited < longest and not stop.wait(quiet):
        waited += quiet
        now = [_state(path) for path in listed]
        if now == before:
            return
        before = now


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _relative(root: Path, path: str) -> str | None:
    """The path within the folder, None for what is no part of the edition."""
    try:
        parts = Path(path).relative_to(root).parts
    except ValueError:
        return None
    whole = "/".join(parts)
    if whole in OURS:
        return whole
    skip = _settings(root).skip
    left_out = any(
        is_left_out(part, "/".join(parts[: depth + 1]), skip) for depth, part in enumerate(parts)
    )
    return None if left_out or not parts else whole


def _settings(root: Path) -> Settings:
    """The settings as they are now; the defaults while the file is being mended."""
    if not (root / FILE).is_file():
        return Settings()
    try:
        return read_settings(root)
    except BadSettings:
        return Settings()
