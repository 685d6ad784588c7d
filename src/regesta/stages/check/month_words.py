"""Months and weekdays as the language's table has them, for patterns of the checks."""

import re
from functools import cache

from regesta.languages.en.time import time_words


@cache
def month_pattern() -> str:
    """A pattern for the name of a month or a short form of it, with or without its point."""
    names = [w for month in time_words().months for w in (month.name, *month.short)]
    longest_first = sorted({name.rstrip(".") for name in names}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(name) for name in longest_first) + r")\b\.?"


@cache
def month_numbers() -> dict[str, int]:
    """The number of each name and short form, in lower case and without its point.

    >>> month_numbers()["november"]
    11
    """
    return {
        word.rstrip(".").casefold(): number
        for number, month in enumerate(time_words().months, 1)
        for word in (month.name, *month.short)
    }


@cache
def weekday_names() -> tuple[str, ...]:
    """Full names, Monday first."""
    return tuple(day.name for day in time_words().weekdays)


@cache
def day_and_month() -> re.Pattern[str]:
    """A pattern for a day and its month in either order, without a year.

    >>> day_and_month().findall("On November 19, that is 2 December")
    ['November 19', '2 December']
    """
    month = month_pattern()
    return re.compile(rf"\b(?:{month}\s\d\d?\b|\d\d?\s{month})", re.IGNORECASE)
