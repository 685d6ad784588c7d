"""A source: one file of the folder, as read, with its pages and what its markup says."""

from regesta.model.mark import Mark
from regesta.model.record import Record
from regesta.model.vocabulary import Certainty


class Box(Record, frozen=True, kw_only=True):
    """Where words stand on a page's picture: pixels from its upper left corner."""

    start: int
    end: int
    x: float
    y: float
    width: float
    height: float


class Page(Record, frozen=True, kw_only=True):
    """A page of the source: where its text begins and ends, what it is called, how it looks.

    `image` names the picture relative to the folder; `boxes` tell where words stand on it.
    """

    start: int
    end: int
    label: str
    image: str | None = None
    width: float | None = None
    height: float | None = None
    boxes: tuple[Box, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """One file as read. `text` is what all offsets count in; nothing in it is repaired.

    `path` is relative to the folder, with forward slashes. `sha256` is the digest of `text` in
    UTF-8, `file_sha256` that of the file's bytes. `encoding` is None where the format states its
    own. `given` are marks that the file's own markup makes (TEI), each with `given=True`.
    `warnings` tell what was lost or doubtful in reading, in words for a user.
    """

    path: str
    format: str
    text: str
    sha256: str
    file_sha256: str
    encoding: str | None = None
    encoding_certainty: Certainty = "high"
    pages: tuple[Page, ...] = ()
    given: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()
