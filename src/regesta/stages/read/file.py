"""Reads one file of a folder, whatever it is, or says in one sentence why not."""

import stat
from pathlib import Path
from typing import Final

from regesta.errors import UnreadableFile
from regesta.model import Source
from regesta.settings import Settings
from regesta.stages.read.formats import NotRead, choose_reader
from regesta.stages.read.reader import File

LARGEST: Final = 256 << 20
"""Bytes of the largest file that is read: text and its digest must fit into memory."""


def read_file(folder: Path, relative: str, settings: Settings) -> Source:
    """The file at `relative` (with forward slashes) as a source.

    Raises:
        UnreadableFile: with the place, what it is and the remedy.
        BadSettings: `settings.encoding` names no encoding.
    """
    return read_data(File(relative, _read_bytes(folder, relative)), settings)


def read_data(file: File, settings: Settings) -> Source:
    """A file whose bytes are at hand as a source.

    Raises:
        UnreadableFile: with the place, what it is and the remedy.
        BadSettings: `settings.encoding` names no encoding.
    """
    if not file.data:
        raise UnreadableFile(
            "the file is empty",
            place=file.path,
            remedy="Put the paper's text into it, or delete it.",
        )
    try:
        reader = choose_reader(file.path, file.data)
    except NotRead as error:
        raise UnreadableFile(
            f"this is {error.what}", place=file.path, remedy=error.remedy
        ) from error
    return reader.read(file, settings)


def _read_bytes(folder: Path, relative: str) -> bytes:
    path = folder / relative
    try:
        if path.is_symlink() or _leaves(folder, path):
            _check_link(folder, path, relative)
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFile(
                "the folder cannot be opened",
                place=relative,
                remedy="Change its permissions, or name it in `skip` in regesta.toml.",
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(
                "this is no regular file", place=relative, remedy="Remove it from the folder."
            )
        if status.st_size > LARGEST:
            raise UnreadableFile(
                f"the file is larger than {LARGEST >> 20} MB",
                place=relative,
                remedy="Divide it into several files.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(
            "there is no such file, or its name is not valid Unicode",
            place=relative,
            remedy="Rename it with plain letters.",
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(
            f"the file cannot be opened ({reason})",
            place=relative,
            remedy="Change its permissions, or move it out of the folder.",
        ) from error


def _leaves(folder: Path, path: Path) -> bool:
    return not path.resolve().is_relative_to(folder.resolve())


def _check_link(folder: Path, path: Path, relative: str) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise UnreadableFile(
            "this link leads nowhere", place=relative, remedy="Delete it, or mend where it leads."
        ) from error
    if not target.is_relative_to(folder.resolve()):
        raise UnreadableFile(
            "this link leads out of the folder",
            place=relative,
            remedy="Put the file itself into the folder: an edition reads only what lies in it.",
        )
