"""Briefs that were computed before, beside the database: a new process need not compute them again.

A brief is kept under all that it was made from: the state of the database's files, the code, and
what was asked. Nothing here is ever needed: whatever cannot be read or written is computed anew.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from regesta.store.connect import database_path

_FOLDER = "briefs"
_SUFFIX = ".msgpack"
_MOST = 16
_CODE = ("exchange", "model")
_ENDINGS = (".py", ".toml")


def state_of(folder: Path) -> str:
    """What stands for the state of an edition: it changes with every write."""
    database = database_path(folder)
    return _digest([*_stamps(database.with_name(database.name + end) for end in ("", "-wal"))])


def code_state() -> str:
    """What stands for the code that computes briefs, and its tables."""
    package = Path(__file__).parent.parent
    files = [
        Path(where, name)
        for part in _CODE
        for where, _, names in os.walk(package / part)
        for name in names
        if name.endswith(_ENDINGS)
    ]
    return _digest(_stamps(sorted(files)))


def load(folder: Path, state: str, asked: str) -> bytes | None:
    """A kept brief; None where it was not kept."""
    with suppress(OSError):
        return _place(folder, state, asked).read_bytes()
    return None


def keep(folder: Path, state: str, asked: str, content: bytes) -> None:
    """Keep a brief, and let go of those of other states and of the oldest."""
    place = _place(folder, state, asked)
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        new = place.with_name(f"{place.name}.{os.getpid()}")
        new.write_bytes(content)
        new.replace(place)
        known = sorted(place.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime_ns)
        same = [one for one in known if one.name.startswith(state)]
        for one in {*known} - {*same[-_MOST:]}:
            one.unlink(missing_ok=True)


def _place(folder: Path, state: str, asked: str) -> Path:
    return database_path(folder).parent / _FOLDER / f"{state}-{_digest([asked])}{_SUFFIX}"


def _stamps(files: Iterable[Path]) -> Iterable[str]:
    for one in files:
        try:
            stat = one.stat()
        except OSError:
            yield f"{one.name} absent"
        else:
            yield f"{one} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
