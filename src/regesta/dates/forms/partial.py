"""Months, years, seasons and parts of them: "in May 1918", "since 1911", "beginning of March"."""

import re

from regesta.dates.calendars import add_months, days_in_month
from regesta.dates.numerals import figures, month_number, ordinal_number
from regesta.dates.parts import Century, Day, Found, Portion, Season
from regesta.dates.patterns import (
    ORDINAL_WORDS,
    WORD_END,
    full_month,
    one_of,
    sure_month,
    sure_year,
    year_after,
)
from regesta.languages.en.time import time_words

_WORDS = time_words()
_SIDE = r"(?:,?\s(?P<side>last|next)(?![A-Za-z-]))?"
_DOUBT = r"(?P<doubt>\s?\?(?=[\])])|\s?[\[(]\?[\])])?"
_MONTH_YEAR = re.compile(rf"{full_month('m')}{year_after('y')}{_DOUBT}")
_MONTH = re.compile(rf"{full_month('m')}{_SIDE}")
_SURE_MONTH = re.compile(rf"{sure_month('m')}{_SIDE}")
_MONTH_CUE = re.compile(
    r"(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]y|[Tt]hrough"
    r"|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext|[Tt]his|[Dd]ated)[\s-]$"
)
_YEAR = re.compile(sure_year("y"))
_SPACED_YEAR = re.compile(r"(?P<y>1[6-9] [0-9]{2})(?![0-9A-Za-z]|[.,/:-][0-9])")
_CUES = one_of(w for word in _WORDS.before_a_year.words for w in (word, word.capitalize()))
_YEAR_CUE = re.compile(rf"(?<![A-Za-z])(?:{_CUES})(?:\sthe\syear)?\s$")
_YEAR_IN_A_LINE = re.compile(r"[A-Za-z][.”’)]?,\s$|\($|\[$")
_LINE_GOES_ON = re.compile(r"[.;,)\]]|\s*$|\s[\[(]")
_GOES = one_of(_WORDS.after_a_year.words)
_COUNTED = re.compile(
    rf"\s(?:(?!(?:{_GOES})\b)[a-z]+s\b|(?:{one_of(_WORDS.after_a_year.counted)})\b|[A-Z][a-z]+s\b)"
    r"|\s?[%°£$]"
)
_PORTION = re.compile(rf"(?:the\s)?(?P<part>{one_of(_WORDS.portions)})(?:\s|(?<=-))(?:the\s)?",
                      re.IGNORECASE)  # fmt: skip
_SEASON = re.compile(
    rf"(?P<season>{one_of(_WORDS.seasons)})(?:\sof|,)?\s(?P<y>1[4-9]\d\d|20\d\d)"
    r"(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?![\w])",
    re.IGNORECASE,
)
_NEAR_SEASON = re.compile(
    r"(?:the\s)?(?:(?P<side>this|last|next|coming|new|present|past)\s)?"
    rf"(?P<season>{one_of(_WORDS.seasons)})(?:\s(?:campaign|season))?{WORD_END}(?!\s(?:of|in)\s)"
)
_BEFORE_SEASON = re.compile(r"(?:the|this|last|next|coming|new|in)\s$", re.IGNORECASE)
_CENTURY = re.compile(
    rf"(?:the\s)?(?:(?P<figure>1?[0-9]|2[01])(?:th|st|nd|rd)|(?P<words>{ORDINAL_WORDS}))[\s-]"
    rf"century{WORD_END}",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?P<decade>1[4-9]\d0|20\d0)[’']?s(?![A-Za-z])")


def month_of_year(text: str, at: int, end: int) -> Found | None:
    """Read "May 1918", "November, 1917", "[November 1917?]"."""
    match = _MONTH_YEAR.match(text, at, end)
    if match is None:
        return None
    year_read, repaired = figures(match["yb"] or match["y"])
    says = Day(year=year_read, month=month_number(match["m"]), repaired=repaired,
               doubt=bool(match["doubt"] or match["yb"]))  # fmt: skip
    return at, match.end(), says


def month_alone(text: str, at: int, end: int) -> Found | None:
    """A month without a year; one that is a common word only after a preposition."""
    match = _SURE_MONTH.match(text, at, end)
    if match is None:
        match = _MONTH.match(text, at, end)
        cued = _MONTH_CUE.search(text, max(0, at - 8), at)
        if match is None or not (cued or match["side"]):
            return None
    if re.compile(r"\s\d").match(text, match.end()) or match["m"].isupper():
        return None
    says = Day(month=month_number(match["m"]), side=_side(match))
    return at, match.end(), says


def _side(match: re.Match[str]) -> int:
    return {"last": -1, "next": 1}.get(match["side"] or "", 0)


def year_alone(text: str, at: int, end: int) -> Found | None:
    """A year that a preposition introduces, or that closes a bibliographic phrase.

    Serial numbers, sums and pages look the same, so a figure without such a cue is no year.
    """
    cued = _YEAR_CUE.search(text, max(0, at - 18), at)
    match = _YEAR.match(text, at, end)
    repaired = False
    if match is None and cued:
        match = _SPACED_YEAR.match(text, at, end)
        repaired = True
    if match is None or _COUNTED.match(text, match.end()):
        return None
    if not cued and not _closes_a_phrase(text, at, match.end()):
        return None
    return at, match.end(), Day(year=figures(match["y"])[0], repaired=repaired)


def _closes_a_phrase(text: str, at: int, stop: int) -> bool:
    return (
        _YEAR_IN_A_LINE.search(text, max(0, at - 4), at) is not None
        and _LINE_GOES_ON.match(text, stop) is not None
        and int(text[at : at + 4]) < 2030
    )


def portion(text: str, at: int, end: int) -> Found | None:
    """A part of a month or a year."""
    match = _PORTION.match(text, at, end)
    if match is None:
        return None
    inner = match.end()
    found = month_of_year(text, inner, end)
    if found is None:
        month_read = _MONTH.match(text, inner, end)
        year_read = _YEAR.match(text, inner, end)
        if month_read:
            of = Day(month=month_number(month_read["m"]), side=_side(month_read))
            found = (inner, month_read.end(), of)
        elif year_read and not _COUNTED.match(text, year_read.end()):
            found = (inner, year_read.end(), Day(year=int(year_read["y"])))
    if found is None or not isinstance(found[2], Day):
        return None
    key = re.sub(r"\s+", " ", match["part"].casefold())
    return at, found[1], Portion(part=_WORDS.portions[key], of=found[2])


def season(text: str, at: int, end: int) -> Found | None:
    """A season of a year."""
    match = _SEASON.match(text, at, end)
    if match is None:
        return _near_season(text, at, end)
    number, letters = _WORDS.seasons[match["season"].casefold()]
    says = Season(season=number, letters=letters, year=int(match["y"]), crosses=bool(match["y2"]))
    return at, match.end(), says


def _near_season(text: str, at: int, end: int) -> Found | None:
    """A season with no year: "this winter", "the summer campaign"; not "spring" or "fall" alone."""
    match = _NEAR_SEASON.match(text, at, end)
    bare = match is not None and match.start("season") == at
    if match is None or (bare and not _BEFORE_SEASON.search(text, max(0, at - 7), at)):
        return None
    if match["season"] in ("spring", "fall") and not re.search("campaign|season", match[0]):
        return None
    number, letters = _WORDS.seasons[match["season"].casefold()]
    side = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(match["side"] or "", 0)
    return at, match.end(), Season(season=number, letters=letters, side=side)


def century(text: str, at: int, end: int) -> Found | None:
    """Read "the eighteenth century", "the 1920s"."""
    match = _DECADE.match(text, at, end)
    if match:
        return at, match.end(), Century(first_year=int(match["decade"]), years=10)
    match = _CENTURY.match(text, at, end)
    number = ordinal_number(match["figure"] or match["words"]) if match else None
    if match is None or number is None:
        return None
    return at, match.end(), Century(first_year=(number - 1) * 100 + 1, years=100)


def part_bounds(part: str, year: int, month: int | None) -> tuple[str, str]:
    """First and last day, as ISO, of a part of a month or a year (thirds: our own rule).

    >>> part_bounds("first_third", 1919, 3), part_bounds("second_half", 1861, None)
    (('1919-03-01', '1919-03-10'), ('1861-07-01', '1861-12-31'))
    """
    if month is None:
        first, length = {"first_third": (1, 4), "middle_third": (5, 4), "last_third": (9, 4),
                         "first_half": (1, 6), "second_half": (7, 6)}[part]  # fmt: skip
        last_year, last = add_months(year, first, length - 1)
        return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{days_in_month(last_year, last)}"
    end = days_in_month(year, month)
    bounds: dict[str, tuple[int, int]] = {
        "first_third": (1, 10), "middle_third": (11, 20), "last_third": (21, end),
        "first_half": (1, 15), "second_half": (16, end),
    }  # fmt: skip
    first, last = bounds[part]
    return f"{year:04}-{month:02}-{first:02}", f"{year:04}-{month:02}-{last:02}"


FORMS = {
    "month": (month_of_year, month_alone),
    "digit": (century, year_alone),
    "word": (portion, season, century),
}
