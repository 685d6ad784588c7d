"""Times of day: "7 p.m.", "8.15 p.m.", "noon", "three o’clock"."""

import re

from regesta.dates.numerals import count_number
from regesta.dates.parts import Clock, Found
from regesta.dates.patterns import CLOCK, NUMBER_WORDS

_ALONE = re.compile(CLOCK)
_PAST = re.compile(
    rf"(?P<how>half[-\s]past|(?:a\s)?quarter[-\s](?:past|to|of|before))\s"
    rf"(?P<hour>{CLOCK}|(?:1[0-2]|[1-9]|{NUMBER_WORDS})(?![A-Za-z0-9]))"
)
_MISREAD = re.compile(r"(?<=[ap.\s])rn\b")
"""A scan's "rn" for the m of "p.m."."""
_FIGURES = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?")


def read_clock(words: str) -> str | None:
    """A time as hh:mm.

    >>> read_clock("8.15 p.m."), read_clock("midnight"), read_clock("12 m."), read_clock("12 p.m.")
    ('20:15', '24:00', '12:00', '24:00')
    """
    low = _MISREAD.sub("m", words.casefold())
    if low.startswith(("noon", "midday")):
        return "12:00"
    if low.startswith("midnight"):
        return "24:00"
    figures = _FIGURES.match(low)
    if figures:
        hour, minute = int(figures[1]), int(figures[2] or 0)
    else:
        hour, minute = int(count_number(re.split(r"\s?o[’']", low)[0]) or 0), 0
    late = re.search(r"p\.?\s?m|afternoon|evening|night", low) is not None
    if late and hour < 12:
        hour += 12
    elif late and hour == 12 and minute == 0:
        # editors of telegrams print midnight, the day's end, as "12 p.m."
        hour = 24
    elif hour == 12 and re.search(r"a\.?\s?m|morning", low):
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def clock_alone(text: str, at: int, end: int) -> Found | None:
    """A time of day with no date before it."""
    past = _PAST.match(text, at, end)
    if past:
        shown = _shifted(past["hour"], past["how"])
        return (at, past.end(), Clock(time=shown)) if shown else None
    match = _ALONE.match(text, at, end)
    time = read_clock(match[0]) if match else None
    return (at, match.end(), Clock(time=time)) if match and time else None


def _shifted(hour: str, how: str) -> str | None:
    """The time so many minutes past or to an hour.

    >>> _shifted("five o’clock", "half-past"), _shifted("3", "quarter to")
    ('05:30', '02:45')
    """
    whole = read_clock(hour if re.search(r"clock|m\.?$|noon|night", hour) else f"{hour} o'clock")
    if whole is None or not whole.endswith(":00"):
        return None
    before = not how.endswith("past")
    minutes = int(whole[:2]) * 60 + (30 if how.startswith("half") else -15 if before else 15)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


FORMS = {"digit": (clock_alone,), "word": (clock_alone,)}
