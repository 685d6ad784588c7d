"""A text as it probably reads, of the same length: every offset holds for the text as it stands."""

from collections.abc import Iterable

from regesta.model import Reading


def legible(text: str, readings: Iterable[Reading]) -> str:
    """The text with proposed readings put in, each padded with spaces to the length it replaces.

    Where words are recognised in damaged print the repaired text is read; what is found there
    points at the same characters of the source. Readings that are longer than what they replace,
    and those that an editor rejected, are left out.

    >>> damaged = Reading(start=4, end=10, text="Adarns", proposed="Adams", reason="", rule="")
    >>> legible("Mr. Adarns to Mr. Seward", [damaged])
    'Mr. Adams  to Mr. Seward'
    """
    pieces: list[str] = []
    at = 0
    for reading in sorted(readings, key=lambda r: r.start):
        room = reading.end - reading.start
        if reading.start < at or len(reading.proposed) > room or reading.verdict == "rejected":
            continue
        pieces.append(text[at : reading.start])
        pieces.append(reading.proposed.ljust(room))
        at = reading.end
    if not pieces:
        return text
    pieces.append(text[at:])
    return "".join(pieces)
