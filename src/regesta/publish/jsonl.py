"""The interchange: one JSON object a line, one for each document, as EXPORT.md lays down."""

from collections.abc import Iterator

from regesta.edition import Edition


def jsonl(edition: Edition) -> Iterator[bytes]:
    """Lines, each with its end, ordered by source path, start, longest first.

    The same edition always gives the same bytes.
    """
    for line in edition.lines():
        yield line + b"\n"
