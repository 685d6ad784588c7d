"""Which calendar an issuer kept on a day, by the table of switches."""

import csv
import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from regesta.dates.calendars import julian_to_day


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """An authority that once kept another calendar: its last day by the old one, as printed in it.

    `last_old` is None where no day is known: then every day up to 1920 is doubtful.
    """

    name: str
    old_calendar: str
    last_old: str | None
    first_new: dt.date | None

    def kept(self, day: dt.date) -> str | None:
        """The calendar it kept on a Gregorian day; None where nobody can say.

        >>> find_issuer(["Council of People's Commissars"]).kept(dt.date(1917, 11, 28))
        'julian'
        """
        if self.first_new is None:
            return None if day < dt.date(1921, 1, 1) else "gregorian"
        return "gregorian" if day >= self.first_new else self.old_calendar


class _Issuer(msgspec.Struct, frozen=True, rename={"barred": "not"}):
    authority: str
    words: tuple[str, ...]
    barred: tuple[str, ...] = ()


_DIPLOMAT = re.compile(
    r"(?i)\b(?:ambassador|chargé|charge d|consul|legation|embassy|envoy)"
    r"|\bminister (?:in|at|to|pleni)"
    r"|minister\)?$"
)
_FOREIGN_MINISTER = re.compile(r"(?i)minister (?:for|of) (?!the united)")


@cache
def authorities() -> dict[str, Authority]:
    """The table of switches by authority; calendars other than the Julian are left out."""
    table = files("regesta.dates.tables").joinpath("switch_dates.csv").read_text(encoding="utf-8")
    return {
        row["authority"]: Authority(
            name=row["authority"],
            old_calendar="julian",
            last_old=row["last_old"] or None,
            first_new=dt.date.fromisoformat(row["first_new"]) if row["first_new"] else None,
        )
        for row in csv.DictReader(table.splitlines())
        if row["old_calendar"] == "julian"
    }


@cache
def _issuers() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Authority], ...]:
    table = files("regesta.dates.tables").joinpath("issuers.toml").read_text(encoding="utf-8")
    rows = msgspec.convert(tomllib.loads(table)["issuers"], tuple[_Issuer, ...])
    return tuple(
        (
            _words(row.words),
            _words(row.barred) if row.barred else None,
            authorities()[row.authority],
        )
        for row in rows
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in ordered) + r")\b")


@cache
def _issuer_of(words: str) -> Authority | None:
    if _DIPLOMAT.search(words) and not _FOREIGN_MINISTER.search(words):
        return None
    for pattern, barred, authority in _issuers():
        if pattern.search(words) and not (barred and barred.search(words)):
            return authority
    return None


def find_issuer(parties: Iterable[str]) -> Authority | None:
    """The authority that the words for the senders name, where its calendar could be in doubt.

    >>> find_issuer(["The Ambassador in Russia (Francis)"]) is None
    True
    """
    for words in parties:
        found = _issuer_of(words.replace("’", "'"))
        if found:
            return found
    return None


def last_day_by_old(authority: Authority) -> dt.date | None:
    """The Gregorian day of the last day the authority counted by the old calendar."""
    if authority.last_old is None:
        return None
    year, month, day = map(int, authority.last_old.split("-"))
    return julian_to_day(year, month, day)
