"""Other reckonings: French Republican days, Chinese moons, years of a reign."""

import re
import unicodedata

from regesta.dates.calendars import republican_to_day
from regesta.dates.forms.absolute import day_first, month_first
from regesta.dates.numerals import month_number, ordinal_number, plain, roman_number
from regesta.dates.parts import Day, Found, Moon, Regnal, Republican
from regesta.dates.patterns import ORDINAL, ORDINAL_WORDS, SPACE, month, one_of
from regesta.languages.en.time import time_words

_WORDS = time_words()
_REPUBLICAN = re.compile(
    r"(?P<d>30|[12]\d|[1-9])(?:er|e|st|nd|rd|th)?\s(?:of\s)?"
    r"(?P<m>[VvBFNPGMT][a-zé]+[a-zôéè]{2,})(?:,?\s(?:de\s)?(?:l[’']an|an|[Yy]ear)\s(?P<y>[IVX]+|\d{1,2}))?"
)
_REPUBLICAN_MONTHS = {name.casefold(): n for n, name in enumerate(_WORDS.republic.months, 1)}
_NTH = rf"(?:3[01]|[12]?\d){ORDINAL}|{ORDINAL_WORDS}"
_MOON = re.compile(
    rf"(?P<d>{_NTH})(?:\sday)?\sof\s(?:the\s)?(?P<m>{_NTH})\s(?:moon|month)(?![A-Za-z])"
    r"(?P<open>,?\s?[\[(])?",
    re.IGNORECASE,
)
_REIGN = re.compile(
    rf"(?:(?P<d>3[01]|[12]\d|[1-9]){ORDINAL}{SPACE}{month('m')}|{month('m2')}{SPACE}(?P<d2>3[01]|[12]\d|[1-9]){ORDINAL})"
    rf",?{SPACE}(?P<n>\d{{1,2}}){ORDINAL}{SPACE}(?P<who>{one_of(_WORDS.reigns)})"
)
_CLOSE = re.compile(r"\s?[\])]")


def _bare(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def republican(text: str, at: int, end: int) -> Found | None:
    """Read "18 Brumaire an VIII"."""
    match = _REPUBLICAN.match(text, at, end)
    month_read = _REPUBLICAN_MONTHS.get(_bare(match["m"])) if match else None
    if match is None or month_read is None:
        return None
    token = match["y"]
    year_read = (int(token) if token.isdigit() else roman_number(token)) if token else None
    if year_read and republican_to_day(year_read, month_read, int(match["d"])) is None:
        return None
    return at, match.end(), Republican(day=int(match["d"]), month=month_read, year=year_read)


def moon(text: str, at: int, end: int) -> Found | None:
    """Read "1st day of the fourth moon (May 18)"; the printed equivalent belongs to it."""
    match = _MOON.match(text, at, end)
    if match is None:
        return None
    numbers = [ordinal_number(re.sub(r"(?<=\d)[a-z]+$", "", plain(match[key]))) for key in "dm"]
    if numbers[0] is None or numbers[1] is None or numbers[1] > 13:
        return None
    stop, same = match.end("m") + len(" moon"), None
    stop = re.compile(r"\s(?:moon|month)", re.IGNORECASE).match(text, match.end("m")).end()  # type: ignore[union-attr]
    if match["open"]:
        inner = month_first(text, match.end(), end) or day_first(text, match.end(), end)
        close = _CLOSE.match(text, inner[1], end) if inner else None
        if inner and close and isinstance(inner[2], Day):
            stop, same = close.end(), inner[2]
    is_moon = text[match.end("m") : match.end("m") + 5].strip().casefold() == "moon"
    if not is_moon and same is None:
        return None
    return at, stop, Moon(day=numbers[0], moon=numbers[1], same_as=same)


def regnal(text: str, at: int, end: int) -> Found | None:
    """Read "20 March, 9 Geo. V"."""
    match = _REIGN.match(text, at, end)
    if match is None:
        return None
    accession = {plain(k): v for k, v in _WORDS.reigns.items()}[plain(match["who"])]
    date = Day(month=month_number(match["m"] or match["m2"]), day=int(match["d"] or match["d2"]))
    return at, match.end(), Regnal(date=date, year=int(match["n"]), accession=accession)


FORMS = {"digit": (regnal, moon, republican), "month": (regnal,), "word": (moon,)}
