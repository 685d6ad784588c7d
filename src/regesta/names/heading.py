"""Headings read: who writes to whom in 'Mr. Adams to Mr. Seward.', what kind of paper it says."""

import re

from regesta.model.record import Record
from regesta.names.kind_word import TOLD_FROM, kind_word
from regesta.names.note_digits import AT_END
from regesta.names.sides import Sides, Sureness, find_sides
from regesta.names.titled import find_author, find_kind_word

Extent = tuple[int, int]

_NUMBERED = re.compile(
    r"(?:\[?(?P<n>\d{1,4}[a-c]?)[.\]]{1,2}"  # '129. ', '[129] '
    r"|№\s?\d+\.?"
    r"|[IVXLC]+\.)\s+"
)
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_NOT_BEGUN_WITH = "“\"‘'—–•-([*"


class Heading(Record, frozen=True, kw_only=True):
    """A heading: extents in the line of sender and addressee, the word that names the kind.

    `number` is the edition's number before it; `sure` is how much both sides look like parties.
    """

    sender: Extent | None = None
    recipient: Extent | None = None
    kind: str | None = None
    number: str | None = None
    sure: Sureness = "medium"


def read_heading(line: str) -> Heading | None:
    """What a line says as a heading, or None where it is none.

    >>> line = "12. Mr. Adams to Mr. Seward."
    >>> h = read_heading(line)
    >>> line[slice(*h.sender)], line[slice(*h.recipient)], h.number, h.sure
    ('Mr. Adams', 'Mr. Seward.', '12', 'high')
    >>> read_heading("The Commissioners are to meet the President.") is None
    True
    """
    words = AT_END.sub("", line)
    if words.isupper():
        words = _CAPITALS.sub(lambda m: m[0].capitalize(), words)
    numbered = _NUMBERED.match(words)
    shift = numbered.end() if numbered else 0
    number = numbered["n"] if numbered else None
    bare = words[shift:]
    if not _may_head(bare):
        return None
    sides = find_sides(bare)
    if sides and not (bare.rstrip().endswith(",") and sides.sure != "high"):
        return _of_sides(sides, shift, number, _told_kind(bare))
    kind = find_kind_word(bare, numbered=number is not None)
    if kind is None:
        return None
    sender, recipient = find_author(bare, kind)
    return Heading(
        sender=_shifted(sender, shift),
        recipient=_shifted(recipient, shift),
        kind=kind,
        number=number,
    )


def _may_head(words: str) -> bool:
    """Whether a line is long enough for a heading and neither begins nor ends like other lines."""
    if len(words) < 5 or words[:1].islower() or words[:1] in _NOT_BEGUN_WITH:
        return False
    return not words.rstrip().endswith((":", ";"))


def _of_sides(sides: Sides, shift: int, number: str | None, kind: str | None) -> Heading:
    return Heading(
        sender=_shifted(sides.sender, shift),
        recipient=_shifted(sides.recipient, shift),
        kind=kind,
        number=number,
        sure=sides.sure,
    )


def _told_kind(words: str) -> str | None:
    """The kind in 'Telegram From A to B'."""
    found, told = kind_word().match(words), TOLD_FROM.match(words)
    return found[1].casefold() if found and told and found.end(1) <= told.end() else None


def _shifted(extent: Extent | None, shift: int) -> Extent | None:
    return extent and (extent[0] + shift, extent[1] + shift)
