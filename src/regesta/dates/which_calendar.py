"""Which calendar a date is written in, and how sure that is.

In order: a printed mark or an editor's note; the English legal year ("1731/32"); agreement with
the paper's other dates; the style of the paper's own date; the issuer's calendar on that day.
Where only the issuer's calendar speaks for Old Style, or a date before 1752 has no cue at all,
the other reading is offered too.
"""

import datetime as dt

import msgspec

from regesta.dates.calendars import SWITCH, to_day
from regesta.dates.parts import Day
from regesta.dates.value import Given
from regesta.model import Certainty

_BRITISH_SWITCH = dt.date(1752, 9, 14)
"""Source: the table of switches, Great Britain; the papers we read are mostly English."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The calendar chosen, why, and the other one where it is possible, with why."""

    calendar: str
    why: str
    certainty: Certainty = "high"
    other: str | None = None
    other_why: str = ""


def which_calendar(says: Day, year: int, given: Given) -> Choice:
    """The calendar of a date whose year is known.

    >>> which_calendar(Day(month=11, day=19, calendar="julian"), 1917, Given()).why
    'marked Old Style'
    """
    marked = says.calendar or given.noted
    if marked:
        style = "Old Style" if marked == "julian" else "New Style"
        source = "marked" if says.calendar else "by its note"
        return Choice(calendar=marked, why=f"{source} {style}")
    if says.second_year:
        return Choice(calendar="julian", why="the year counted from Lady Day, so Old Style")
    if given.agreed:
        style = "Old Style" if given.agreed == "julian" else "New Style"
        return Choice(
            calendar=given.agreed, why=f"{style}, as the paper's other dates require",
            certainty="medium",
        )  # fmt: skip
    return _by_company(says, year, given)


def _by_company(says: Day, year: int, given: Given) -> Choice:
    """By the paper's own date, else by the issuer, else by the century."""
    if given.written and given.written.style == "julian":
        return Choice(
            calendar="julian", why="Old Style, as the paper's own date", certainty="medium"
        )
    day = to_day(year, says.month or 1, min(says.day or 1, 28))
    if day is None or day < SWITCH:
        return Choice(calendar="julian" if day and day < SWITCH else "gregorian",
                      why="before the Gregorian calendar" if day else "")  # fmt: skip
    if given.issuer:
        return _by_issuer(day, given)
    if day < _BRITISH_SWITCH:
        return Choice(
            calendar="gregorian", why="no calendar is told, and both were in use",
            certainty="low", other="julian", other_why="if the writer kept Old Style",
        )  # fmt: skip
    return Choice(calendar="gregorian", why="")


def _by_issuer(day: dt.date, given: Given) -> Choice:
    issuer = given.issuer
    kept = issuer.kept(day) if issuer else "gregorian"
    if issuer is None or kept == "gregorian":
        since = issuer.first_new if issuer and issuer.first_new else None
        told = f" from {since.day} {since:%B} {since.year}" if since else ""
        return Choice(calendar="gregorian", why=f"the issuer kept the Gregorian calendar{told}")
    if given.written:
        # the paper's own date is settled as New Style, its other dates follow unless told apart
        return Choice(
            calendar="gregorian", why="New Style, as the paper's own date", certainty="medium",
            other="julian", other_why="if written by the calendar that the issuer kept then",
        )  # fmt: skip
    if kept is None:
        return Choice(
            calendar="gregorian", why="the issuer may have kept either calendar",
            certainty="low", other="julian", other_why="if the issuer kept Old Style",
        )  # fmt: skip
    return Choice(
        calendar="julian", why="the issuer kept Old Style on that day", certainty="medium",
        other="gregorian", other_why="if the edition gives dates in New Style",
    )  # fmt: skip
