"""Calendar arithmetic: Julian, Gregorian and French Republican days, and what lies between them.

The Julian and Gregorian rules are those of any almanac, counted in Julian day numbers; the tests
compare them with convertdate over five centuries.
"""

import datetime as dt

SWITCH = dt.date(1582, 10, 15)
"""First day of the Gregorian calendar anywhere."""


def julian_to_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Julian date, or None where the Julian calendar has no such day.

    >>> julian_to_day(1917, 11, 15)
    datetime.date(1917, 11, 28)
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month, "julian") and year > 1):
        return None
    a = (14 - month) // 12
    y = year + 4800 - a
    number = day + (153 * (month + 12 * a - 3) + 2) // 5 + 365 * y + y // 4 - 32083
    return dt.date.fromordinal(number - 1721425)


def day_to_julian(day: dt.date) -> tuple[int, int, int]:
    """Year, month and day by the Julian calendar.

    >>> day_to_julian(dt.date(1918, 2, 14))
    (1918, 2, 1)
    """
    c = day.toordinal() + 1721425 + 32082
    d = (4 * c + 3) // 1461
    e = c - (1461 * d) // 4
    m = (5 * e + 2) // 153
    return d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def offset(day: dt.date) -> int:
    """How many days the Julian calendar is behind on a Gregorian day: 12 in 1855, 13 in 1917."""
    year, month, number = day_to_julian(day)
    if month == 2 and number == 29 and not _leap(year, "gregorian"):
        return offset(day - dt.timedelta(days=1))
    return (day - dt.date(year, month, number)).days


def days_in_month(year: int | None, month: int, calendar: str = "gregorian") -> int:
    """Length of a month; of February where the year is unknown, 29."""
    if month == 2:
        return 29 if year is None or _leap(year, calendar) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def to_day(year: int, month: int, day: int, calendar: str | None = None) -> dt.date | None:
    """The Gregorian day of a date in either calendar, or None where there is no such day."""
    if calendar == "julian":
        return julian_to_day(year, month, day)
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month) or year < 1:
        return None
    return dt.date(year, month, day)


def republican_to_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a French Republican date, month 13 being the complementary days.

    Years began on 22 September 1792 and were leap years in 3, 7 and 11 while the calendar was
    used (table `switch_dates.csv`); later years are refused.

    >>> republican_to_day(8, 2, 19)
    datetime.date(1799, 11, 10)
    """
    if not (1 <= year <= 14 and 1 <= month <= 13 and 1 <= day <= 30):
        return None
    leaps = sum(leap < year for leap in (3, 7, 11))
    before = (year - 1) * 365 + leaps + (month - 1) * 30 + day - 1
    return dt.date(1792, 9, 22) + dt.timedelta(days=before)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months on.

    >>> add_months(1861, 1, -1)
    (1860, 12)
    """
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def _leap(year: int, calendar: str) -> bool:
    if calendar == "julian":
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
