"""The value of an expression of time, and what one must know of the paper to find it."""

import datetime as dt

import msgspec

from regesta.dates.edtf import bounds
from regesta.dates.issuers import Authority
from regesta.model import Alternative, Certainty

UNKNOWN = "the day of writing is not known"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression means: EDTF and TIMEX3 values, the calendar as written, and why.

    `edtf` is None where the words name no day that could be known; `old_style` is the Julian
    date where the writer kept that calendar; `alternatives` are other readings, each with why;
    `how` says in words how the value was come by.
    """

    edtf: str | None = None
    timex: str | None = None
    type: str = "date"
    calendar: str | None = None
    old_style: str | None = None
    time: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    certainty: Certainty = "high"
    how: str | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """When the paper was written, as far as known: first and last day it may be (Gregorian).

    `style` is the calendar that its own date is written in, which its other dates then follow.
    """

    first: dt.date
    last: dt.date
    style: str = "gregorian"

    @property
    def day(self) -> dt.date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is known besides the words themselves.

    `noted` is the calendar that an editor's note gives; `agreed` the one that makes the date
    agree with the paper's other dates; `issuer` the authority whose calendar counts; `years` are
    years printed elsewhere in the paper, for a date without one where the paper has no date.
    """

    written: Written | None = None
    issuer: Authority | None = None
    noted: str | None = None
    agreed: str | None = None
    years: tuple[int, ...] = ()


def written_on(edtf: str | None, style: str | None = None) -> Written | None:
    """When a paper with this value was written; None where its bounds are open.

    >>> written_on("1861-06").first
    datetime.date(1861, 6, 1)
    """
    found = bounds(edtf)
    if found is None:
        return None
    return Written(first=found[0], last=found[1], style=style or "gregorian")
