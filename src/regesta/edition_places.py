"""Where words stand: the innermost paper around a passage of a source."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.edition import Edition


def paper_at(edition: "Edition", source: str, start: int, end: int) -> str | None:
    """The id of the innermost document that holds a passage, None where none does.

    Args:
        edition: what is asked.
        source: the source's path.
        start: the passage's first code point.
        end: the one behind its last.
    """
    found = edition.connection.execute(
        "SELECT id FROM document WHERE source = ? AND start <= ? AND stop >= ?"
        " ORDER BY stop - start LIMIT 1",
        (source, start, end),
    ).fetchone()
    return found[0] if found else None
