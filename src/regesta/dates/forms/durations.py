"""Lengths of time and what is counted by them: "5 days", "a fortnight", "two months ago"."""

import re

from regesta.dates.numerals import count_number
from regesta.dates.parts import Duration, Found, Unit
from regesta.dates.patterns import NUMBER_WORDS, WORD_END, one_of
from regesta.languages.en.time import time_words

_UNITS = one_of(time_words().units)
_COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})?|(?:{NUMBER_WORDS})(?:[\s-](?:{NUMBER_WORDS}))?|several|few|an?"
    r"|half\san?)"
)
_DURATION = re.compile(
    rf"(?:(?:these|those|the\s(?:last|past|next|first)|the|about|some)\s)?(?P<count>{_COUNT})"
    rf"[\s-](?P<unit>{_UNITS}|centurie)(?P<many>s?)(?:[’'])?{WORD_END}"
    r"(?:\s(?P<side>ago|since|hence))?",
    re.IGNORECASE,
)


def duration(text: str, at: int, end: int) -> Found | None:
    """A number and a unit; "a" counts only before "fortnight", "week", "ago" and their like."""
    match = _DURATION.match(text, at, end)
    if match is None:
        return None
    word, side = match["count"], match["side"]
    count = count_number(word.split()[0] if word.casefold().startswith("half") else word)
    if word.casefold() in ("a", "an") and not side and match["unit"].casefold() != "fortnight":
        return None
    if (count or 2) > 1 and not match["many"] and "-" not in match[0]:
        return None
    unit: Unit = "century" if match["unit"] == "centurie" else match["unit"].casefold()  # type: ignore[assignment]
    direction = {"ago": -1, "since": -1, "hence": 1}.get((side or "").casefold(), 0)
    return at, match.end(), Duration(count=count, unit=unit, side=direction)


FORMS = {"digit": (duration,), "word": (duration,)}
