"""Drafts of questions of one's own, kept as files in the folder that no reader takes for papers."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from regesta.errors import BadDecision, FolderNotUsable, NothingFound

PLACE = "drafts"
ENDING = ".draft"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_HEAD = ("To", "Until", "Thread", "Title")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: to whom, until when, in which thread, what it is called, and its text.

    `digest` is that of the file as it was read, empty for one that was never saved.
    """

    name: str = ""
    to: str = ""
    until: str = ""
    thread: str = ""
    title: str = ""
    text: str = ""
    digest: str = ""


def listed(folder: Path) -> list[Draft]:
    """The drafts of a folder by name; a file that cannot be read is passed over."""
    found: list[Draft] = []
    for path in sorted((folder / PLACE).glob(f"*{ENDING}")):
        try:
            found.append(read(folder, path.stem))
        except (NothingFound, FolderNotUsable):
            continue
    return found


def read(folder: Path, name: str) -> Draft:
    """A draft by its name.

    Raises:
        NothingFound: there is no such draft.
        FolderNotUsable: it cannot be read.
    """
    path = _path(folder, name)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NothingFound(
            f"no draft is called {name!r}", remedy="The page of drafts lists them."
        ) from error
    except OSError as error:
        raise FolderNotUsable(
            f"the draft cannot be read: {error.strerror}", place=str(path)
        ) from error
    head, _, text = data.decode("utf-8", "replace").replace("\r\n", "\n").partition("\n\n")
    told: dict[str, str] = {}
    for line in head.split("\n"):
        key, _, said = line.partition(":")
        if key in _HEAD:
            told[key] = said.strip()
    return Draft(
        name=name, to=told.get("To", ""), until=told.get("Until", ""),
        thread=told.get("Thread", ""), title=told.get("Title", ""), text=text.rstrip("\n"),
        digest=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def write(folder: Path, draft: Draft) -> str:
    """Save a draft and give its name; what is on disk is never half of it.

    Raises:
        BadDecision: it has no text, or the file was changed since it was opened.
        FolderNotUsable: it cannot be written.
    """
    if not draft.text.strip():
        raise BadDecision("The draft has no text", remedy="Write the question, then save.")
    name = draft.name or _free(folder, draft.title or draft.text)
    path = _path(folder, name)
    if path.exists() and read(folder, name).digest != draft.digest:
        raise BadDecision(
            "This draft was changed elsewhere since it was opened here",
            place=f"{PLACE}/{path.name}",
            remedy="Open it again in another window and bring the two together.",
        )
    head = [
        f"{key}: {' '.join(said.split())}"
        for key, said in zip(_HEAD, (draft.to, draft.until, draft.thread, draft.title), strict=True)
        if said.strip()
    ]
    data = ("\n".join(head or ["To:"]) + "\n\n" + draft.text.strip() + "\n").encode()
    waiting = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        with waiting.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError as error:
        raise FolderNotUsable(
            f"the draft cannot be saved: {error.strerror}",
            place=str(path),
            remedy="Copy the text, and look whether the disk is full or write-protected.",
        ) from error
    return name


def _path(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise NothingFound(f"no draft is called {name!r}", remedy="The page of drafts lists them.")
    return folder / PLACE / (name + ENDING)


def _free(folder: Path, said: str) -> str:
    """A name from the first words that no draft has yet."""
    plain = re.sub(r"[^a-z0-9]+", "-", said.lower())[:40].strip("-") or "question"
    number, name = 1, plain
    while _path(folder, name).exists():
        number += 1
        name = f"{plain}-{number}"
    return name
