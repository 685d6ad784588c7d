"""Values of days of other reckonings: the French Republic, Chinese moons, years of a reign."""

import datetime as dt

from regesta.dates.calendars import republican_to_day, to_day
from regesta.dates.parts import Moon, Regnal, Republican
from regesta.dates.value import Given, Value
from regesta.dates.values.calendar_day import day_value, timex_day


def republican_value(says: Republican, given: Given) -> Value:
    """The Gregorian day; a year left out is that in which the paper was written."""
    year = says.year
    told = ""
    if year is None and given.written:
        base = given.written.first
        years = [y for y in range(1, 15) if republican_to_day(y, says.month, says.day)]
        near = {y: abs(((republican_to_day(y, says.month, says.day) or base) - base).days)
                for y in years}  # fmt: skip
        year = min(near, key=lambda y: (near[y], y))
        told = "; year from the paper's own date"
        if near[year] > 366:
            year = None
    day = republican_to_day(year, says.month, says.day) if year else None
    if day is None:
        return Value(
            calendar="french-republican", certainty="unknown", how="nothing tells the year"
        )
    return Value(edtf=day.isoformat(), timex=timex_day(day), calendar="french-republican",
                 how="by the calendar of the French Republic" + told)  # fmt: skip


def moon_value(says: Moon, given: Given) -> Value:
    """The equivalent printed beside it; without one, no value: moons are not computed here."""
    if says.same_as is None:
        return Value(calendar="chinese", certainty="unknown",
                     how="a day of a moon, with no equivalent printed")  # fmt: skip
    value = day_value(says.same_as, given)
    told = "by the equivalent printed beside it"
    return Value(edtf=value.edtf, timex=value.timex, calendar="chinese", certainty=value.certainty,
                 how=f"{told}; {value.how}" if value.how else told)  # fmt: skip


def regnal_value(says: Regnal, given: Given) -> Value:  # noqa: ARG001
    """The day within that year of the reign, which began on the day of accession."""
    accession = dt.date.fromisoformat(says.accession)
    first = accession.replace(year=accession.year + says.year - 1)
    month, number = says.date.month or 1, says.date.day or 1
    day = to_day(first.year, month, number)
    if day and day < first:
        day = to_day(first.year + 1, month, number)
    if day is None:
        return Value(certainty="unknown", how="that year of the reign has no such day")
    return Value(edtf=day.isoformat(), timex=timex_day(day), calendar="gregorian",
                 how=f"year {says.year} of the reign, which began on {says.accession}")  # fmt: skip
