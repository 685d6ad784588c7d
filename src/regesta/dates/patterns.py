"""Named parts that the forms' patterns are built from.

Every function takes the name of the group that keeps the part, so that one pattern can hold two
months or two years. White space may be one line end, and a page mark may stand in it, but never
an empty line.
"""

import re
from collections.abc import Iterable

from regesta.languages.en.time import time_words

SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
MAYBE = r"[^\S\n]*\n?[^\S\n]*"
GAP = rf"{SPACE}(?:\[Page [^\]\n]{{1,8}}\]{SPACE})?"
"""White space in which a page mark may stand: "the 18th of [Page 116] May"."""

WORD_END = r"(?![A-Za-z0-9])"
ORDINAL = r"(?:(?:st|nd|rd|th|d|ST|ND|RD|TH|D)(?![A-Za-z]))?"
DASHES = r"(?:[—–_-]{1,4})"


def one_of(words: Iterable[str]) -> str:
    """Alternatives, longest first, with either apostrophe and any white space between words."""
    ordered = sorted(
        {word.replace("’", "'") for word in words}, key=lambda word: (-len(word), word)
    )
    return "|".join(re.escape(word).replace("'", "[’']").replace(r"\ ", r"\s+") for word in ordered)


def _capitals(word: str) -> tuple[str, str]:
    return word, word.upper()


_MONTHS = time_words().months
_FULL = one_of(form for month in _MONTHS for form in _capitals(month.name))
_SHORT = one_of(form for month in _MONTHS for short in month.short for form in _capitals(short))
_SURE = one_of(form for m in _MONTHS if not m.doubtful for form in _capitals(m.name))
_DAYS = time_words().weekdays
_WEEKDAYS = one_of(form for day in _DAYS for form in _capitals(day.name))
_WEEKDAYS_SHORT = one_of(short for day in _DAYS for short in day.short)
NUMBER_WORDS = one_of(time_words().numbers)
ORDINAL_WORDS = one_of(time_words().ordinals).replace(r"\-", r"[\s-]")


def month(name: str) -> str:
    """A month's name, or a short form with or without its full stop."""
    return rf"(?P<{name}>(?:{_FULL})(?![A-Za-z])|(?:{_SHORT})(?:\.|(?![A-Za-z’'])))"


def full_month(name: str) -> str:
    """A month's full name, or a short form with its full stop."""
    return rf"(?P<{name}>(?:{_FULL})(?![A-Za-z])|(?:{_SHORT})\.)"


def sure_month(name: str) -> str:
    """A month's full name that is no common word as well (not March, May, August)."""
    return rf"(?P<{name}>(?:{_SURE})(?![A-Za-z]))"


def weekday(name: str) -> str:
    """A weekday, in full or short."""
    return rf"(?P<{name}>(?:{_WEEKDAYS})(?![A-Za-z])|(?:{_WEEKDAYS_SHORT})(?:\.|(?=,)))"


def day(name: str) -> str:
    """A day of the month in figures, with or without its ordinal letters; not "15,000"."""
    return (
        rf"(?P<{name}>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[lIO][0-9lIO]|,[0-9]{{3}}(?![0-9])){ORDINAL}"
    )


def loose_day(name: str) -> str:
    """As `day`, also where a scan took a figure for a letter: only where month and year stand."""
    return (
        rf"(?P<{name}>3[01lI]|[12lI][0-9lIO]|0?[1-9lI])"
        rf"(?![0-9A-Za-z](?<![sndrthSNDRTH])|,[0-9]{{3}}(?![0-9])){ORDINAL}"
    )


def year(name: str) -> str:
    """A year in figures, sound or damaged; only for use beside a month.

    Some figures may be letters ("19l8"), a space may stand inside ("19 11"), and a note mark may
    be glued to it ("191912").
    """
    glued = r"1[6-9][0-9]{2}(?=[0-9]{1,2}(?![0-9]))"
    plain = r"1[0-9]{3}|20[0-9]{2}|[1lI][0-9][0-9lIO]{2}|[1lI][0-9lIO][0-9][0-9lIO]|1[6-9] [0-9]{2}"
    return rf"(?P<{name}>(?:{plain})(?![0-9]|,[0-9]{{3}}(?![0-9]))|{glued})"


def sure_year(name: str) -> str:
    """A year from 1400 to 2099, in clean figures, with nothing glued to it."""
    return rf"(?P<{name}>1[4-9][0-9]{{2}}|20[0-9]{{2}})(?![0-9A-Za-z]|[,/:-][0-9]|\.[0-9]+[^\s0-9])"


def year_after(name: str) -> str:
    """What stands between a day or month and its year, and the year; brackets may hold it."""
    join = (
        rf"(?:{MAYBE}[,.;]{MAYBE}|{GAP})(?:(?:of|in the year(?: of our Lord)?|A\. ?D\.),?{SPACE})?"
    )
    counted = rf"(?!{SPACE}(?:{one_of(time_words().after_a_year.counted)})(?![A-Za-z]))"
    return rf"(?:{join}(?:\[{year(name + 'b')}\]|{year(name)}){counted})"


def style(name: str) -> str:
    """A mark of Old or New Style, in brackets or not: ", O.S.", " [old style]", "(New Style)"."""
    words = r"[ON]\. ?S\.|[ON]S(?![A-Za-z])|(?:[Oo]ld|OLD|[Nn]ew|NEW) (?:[Ss]tyle|STYLE)"
    return (
        rf"(?:,?{MAYBE}(?:(?P<{name}>{words})|\[(?P<{name}b>{words})\]|\((?P<{name}p>{words})\)))?"
    )


def style_in(parts: dict[str, str | None], name: str) -> str | None:
    """The mark that `style(name)` kept, whichever brackets it stood in."""
    return parts.get(name) or parts.get(name + "b") or parts.get(name + "p")


CLOCK = (
    r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?\s?[apAP]\.?\s?(?:[mM]|rn)(?:\.|(?![A-Za-z]))"
    r"|12\s?[mM]\."
    r"|(?:[Nn]oon|[Mm]idnight|[Mm]idday)(?![A-Za-z])"
    r"|(?:[01]?[0-9]|2[0-3])[:.]?[0-5][0-9]\s(?:hours|hrs\.?)(?![A-Za-z])"
    rf"|(?:1[0-2]|[1-9]|{NUMBER_WORDS})\s?o[’']\s?clock"
    r"(?:\s(?:a\.\s?m\.|p\.\s?m\.|in\sthe\s(?:morning|forenoon|afternoon|evening)|at\snight))?"
)


def time_after(name: str) -> str:
    """A time of day that follows a date: ", 7 p.m.", "—8 p.m.", ", noon", " at 3.30 p.m."."""
    join = rf"(?:{MAYBE}[,—–-]{MAYBE}(?:at{SPACE})?|{SPACE}(?:at{SPACE})?)"
    return rf"(?:{join}(?P<{name}>{CLOCK}))?"


NO_TIME = r"(?!\s?[:.][0-5][0-9]|\s?[ap]\.?\s?m\.|\s?o[’']\s?clock|\s?[—–-]\s?[0-9])"
"""After the second day of a range: "June 5—8 p.m." is no range."""
