"""Lists the papers of a folder: what lies in it, in one order, links never followed twice."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from regesta.settings import FILE, Settings

OURS: Final = frozenset({FILE, "decisions.jsonl", "answers.jsonl"})
"""Files at the top of a folder that the edition itself keeps there."""
DRAFTS: Final = "drafts/"
DRAFT: Final = ".draft"
"""A draft of an editor's own, kept under `drafts/`: it is no paper until it has been sent."""


def list_files(folder: Path, settings: Settings) -> Iterator[str]:
    """Paths of a folder's files relative to it, with forward slashes, in code point order.

    Hidden files and folders, the edition's own files and what `settings.skip` names are left out
    (a pattern is tried on a file's or folder's name and on its path). A link to something that is
    in the folder anyway is left out; one that leads elsewhere, or nowhere, is listed, and reading
    it says so. So is a folder that cannot be opened. A name that is no Unicode is listed with its
    bytes escaped.
    """
    root = folder.resolve()
    found: list[str] = []
    waiting = [""]
    while waiting:
        under = waiting.pop()
        try:
            with os.scandir(root / under) as entries:
                listed = list(entries)
        except OSError:
            found.append(under or ".")
            continue
        for entry in listed:
            path = f"{under}/{entry.name}" if under else entry.name
            if is_left_out(entry.name, path, settings.skip):
                continue
            if entry.is_symlink():
                if not _is_listed_anyway(root, Path(entry.path), settings):
                    found.append(path)
            elif entry.is_dir():
                waiting.append(path)
            else:
                found.append(path)
    return iter(sorted(_as_unicode(path) for path in found))


def is_left_out(name: str, path: str, skip: tuple[str, ...]) -> bool:
    """Whether a file or folder is no part of an edition's papers, by its name and its path."""
    if name.startswith(".") or path in OURS:
        return True
    if path.startswith(DRAFTS) and name.endswith(DRAFT):
        return True
    return any(
        fnmatchcase(name, pattern.rstrip("/")) or fnmatchcase(path, pattern.rstrip("/"))
        for pattern in skip
    )


def _is_listed_anyway(root: Path, link: Path, settings: Settings) -> bool:
    """Whether a link leads to a file or folder of this edition, which has its own entry."""
    try:
        parts = link.resolve(strict=True).relative_to(root).parts
    except (OSError, RuntimeError, ValueError):
        return False
    return not any(
        is_left_out(name, "/".join(parts[: depth + 1]), settings.skip)
        for depth, name in enumerate(parts)
    )


def _as_unicode(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
