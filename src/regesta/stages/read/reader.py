"""What a reader is: one format in, one `Source` out, with pages and layout where it has them.

A reader gives text as it stands; where the format knows pages, `Source.pages` says where each
begins and ends and, for scans, `Page.boxes` where its words stand on the picture. A new format
is a file with a `Reader` and a line in `formats.py`.
"""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from regesta.model import Mark, Page, Source
from regesta.model.vocabulary import Certainty
from regesta.settings import Settings

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file's path relative to the folder, with forward slashes, and its bytes."""

    path: str
    data: bytes


class Reader(Protocol):
    """Reads one format."""

    @property
    def format(self) -> str:
        """What `Source.format` says."""
        ...

    def read(self, file: File, settings: Settings) -> Source:
        """The file as a source.

        Raises:
            UnreadableFile: the file is damaged, empty or not what it seems.
        """
        ...


def make_source(  # noqa: PLR0913 (the fields of a Source)
    file: File,
    *,
    format: str,  # noqa: A002
    text: str,
    encoding: str | None = None,
    certainty: Certainty = "high",
    pages: tuple[Page, ...] = (),
    given: tuple[Mark, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Source:
    """A source with the digests of its text and of its file."""
    return Source(
        path=file.path,
        format=format,
        text=text,
        sha256=text_digest(text),
        file_sha256=hashlib.sha256(file.data).hexdigest(),
        encoding=encoding,
        encoding_certainty=certainty,
        pages=pages,
        given=given,
        warnings=warnings,
    )


def text_digest(text: str) -> str:
    """Digest of a text in UTF-8, made piece by piece: a long text is not held twice.

    >>> text_digest("Sir:")[:12]
    '01d647248663'
    """
    digest = hashlib.sha256()
    for start in range(0, len(text), _PIECE):
        digest.update(text[start : start + _PIECE].encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
