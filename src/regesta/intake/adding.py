"""Puts a paper into the folder: whole or not at all, and over nothing that is there.

The bytes are written to a hidden file beside the place, forced to disk, and given their name in
one step that fails where the name is taken; so two who add at once lose nothing, and who ends the
program in the middle leaves no half paper.
"""

import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from regesta.errors import FolderNotUsable, UnreadableFile
from regesta.intake.names import clean_path, is_hidden, numbered
from regesta.model import Record
from regesta.settings import Settings
from regesta.stages.read.file import read_data
from regesta.stages.read.folder import OURS, is_left_out
from regesta.stages.read.reader import File

PART: Final = ".regesta-adding-"
"""What the name of a file that is being written begins with: hidden, so no build sees it."""
_STALE: Final = 86_400.0
"""Seconds after which such a file was left by a program that was killed."""
_TRIES: Final = 10_000
_IN_THE_FOLDER: Final = re.compile(r"[;,] (?:else|or) [^.;,]*`skip`.*(?=\.)")
"""What helps only where the file lies in the folder already."""

Fate = Literal["added", "renamed", "there", "refused"]


class Added(Record, frozen=True, kw_only=True):
    """What became of a file: `added`, `renamed` (added under a numbered name), `there`, `refused`.

    `name` is the name it came with, `path` where it lies now in the folder, None where it was
    refused. `message` and `remedy` say why, and what to do; both are empty where it was added.
    """

    name: str
    path: str | None
    fate: Fate
    message: str = ""
    remedy: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the folder holds a file more."""
        return self.fate in ("added", "renamed")


def add(folder: Path, name: str, data: bytes, settings: Settings) -> Added:
    """Put a file into the folder, if a reader can read it.

    Args:
        folder: the edition's folder.
        name: the file's name or relative path, as a browser or a person gives it.
        data: its bytes.
        settings: of the edition.

    Returns:
        What became of it; what cannot be added is told so, with a remedy.

    Raises:
        FolderNotUsable: the folder cannot be written to.
    """
    if is_hidden(name):
        return _refused(
            name, "hidden files are no papers", "Give it a name without a dot at first."
        )
    path = clean_path(name)
    try:
        check_size(len(data), path, settings)
        _check_name(path, settings)
        read_data(File(path, data), settings)
    except UnreadableFile as error:
        return _refused(name, error.message, error.remedy or "")
    return _put(folder, name, path, data)


def check_size(size: int, path: str, settings: Settings) -> None:
    """See that a file is not larger than the settings allow.

    Raises:
        UnreadableFile: it is.
    """
    if size > settings.largest_added << 20:
        raise UnreadableFile(
            f"the file is larger than {settings.largest_added} MB",
            place=path,
            remedy="Divide it into several files, put it into the folder by hand, or raise"
            " `largest_added` in regesta.toml.",
        )


def check_usable(folder: Path, *, create: bool, command: str) -> None:
    """See that there is a folder to add to, and make it if that is wanted.

    Raises:
        FolderNotUsable: it is absent and not to be made, or cannot be made.
    """
    if folder.exists():
        return
    if not create:
        raise FolderNotUsable(
            "there is no such folder",
            place=str(folder),
            remedy=f"Name a folder that holds the papers, or make it: regesta {command} --create"
            f" {folder}",
        )
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise FolderNotUsable(
            f"the folder cannot be made: {error.strerror or error}",
            place=str(folder),
            remedy="Name a place where you may write.",
        ) from error


def _refused(name: str, message: str, remedy: str) -> Added:
    remedy = _IN_THE_FOLDER.sub("", remedy)
    return Added(name=name, path=None, fate="refused", message=message, remedy=remedy)


def _check_name(path: str, settings: Settings) -> None:
    if path.casefold() in {one.casefold() for one in OURS}:
        raise UnreadableFile(
            "the edition keeps a file of its own under this name", remedy="Give it another name."
        )
    parts = path.split("/")
    for depth, part in enumerate(parts):
        if is_left_out(part, "/".join(parts[: depth + 1]), settings.skip):
            raise UnreadableFile(
                "regesta.toml says to skip files of this name",
                remedy="Give it another name, or change `skip` in regesta.toml.",
            )


def _put(folder: Path, name: str, path: str, data: bytes) -> Added:
    try:
        home = _home(folder, path)
        _sweep(home)
        part = home / f"{PART}{secrets.token_hex(8)}"
        try:
            _write(part, data)
            return _name(folder, name, path, part, data)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise FolderNotUsable(
            f"the paper cannot be written: {error.strerror or error}",
            place=str(folder / path),
            remedy="See that you may write to the folder and that the disk has room; nothing of"
            " it was kept.",
        ) from error


def _home(folder: Path, path: str) -> Path:
    """The folder that the file goes into, made where it is missing; a link out of it is refused."""
    home = (folder / path).parent
    home.mkdir(parents=True, exist_ok=True)
    if not home.resolve().is_relative_to(folder.resolve()):
        raise OSError("a link in its path leads out of the folder")
    return home


def _write(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(folder: Path, name: str, path: str, part: Path, data: bytes) -> Added:
    """Give the written file the first name that is free; the same bytes are not kept twice."""
    for number in range(1, _TRIES):
        wanted = path if number == 1 else numbered(path, number)
        if _take(part, folder / wanted):
            _keep_entry((folder / wanted).parent)
            if number == 1:
                return Added(name=name, path=wanted, fate="added")
            return Added(
                name=name, path=wanted, fate="renamed",
                message=f"another paper is called {path}: this one is {wanted}",
            )  # fmt: skip
        if _holds(folder / wanted, data):
            return Added(
                name=name, path=wanted, fate="there",
                message=f"the same words are there already, as {wanted}",
            )  # fmt: skip
    raise OSError("too many files of this name")


def _take(part: Path, place: Path) -> bool:
    """Name the written file; False where something has that name."""
    try:
        os.link(part, place)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: an empty file holds the name meanwhile
        try:
            place.touch(exist_ok=False)
        except FileExistsError:
            return False
        part.replace(place)
    return True


def _holds(place: Path, data: bytes) -> bool:
    with suppress(OSError):
        return place.stat().st_size == len(data) and place.read_bytes() == data
    return False


def _keep_entry(home: Path) -> None:
    """Force the folder's list of names to disk, where the system can."""
    with suppress(OSError, AttributeError):
        entry = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def _sweep(home: Path) -> None:
    """Take away what a killed program had half written a day ago or earlier."""
    for old in home.glob(f"{PART}*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _STALE:
                old.unlink()
