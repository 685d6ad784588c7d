"""What an expression of time says, before anybody asks which year or calendar it means."""

from typing import Literal

import msgspec

Unit = Literal["second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year",
               "decade", "century"]  # fmt: skip


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """Base of all parts; `msgspec.json` writes and reads them with their type's name."""


class Day(Part, frozen=True, kw_only=True):
    """A calendar date as far as it is printed: "4 May 1861", "Sept. 5", "June —, 1861", "1856".

    `calendar` is set where words beside the date say it ("O.S."); `second_year` is the 1732 of
    "1731/32"; `blank` tells that a dash stands for the day; `about` and `doubt` that the words
    say "about" or "?"; `side` that they say "last" (-1) or "next" (1); `repaired` that a figure
    or a letter had to be read for another; `also_month_first` that day and month could change
    places ("3/4/1917").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    calendar: str | None = None
    second_year: int | None = None
    blank: bool = False
    about: bool = False
    doubt: bool = False
    side: int = 0
    repaired: bool = False
    also_month_first: bool = False
    time: str | None = None


class Pair(Part, frozen=True, kw_only=True):
    """One day written in two calendars, in the order printed: "15/28 November 1917"."""

    first: Day
    second: Day
    time: str | None = None


class Range(Part, frozen=True, kw_only=True):
    """From one date to another: "Feb. 1-15, 1919", "1914–18"."""

    first: Day
    last: Day


class Portion(Part, frozen=True, kw_only=True):
    """A part of a month or year: "beginning of March 1919"; `part` as in `time.toml`."""

    part: str
    of: Day


class Season(Part, frozen=True, kw_only=True):
    """A season: "the winter of 1917-18"; `side` -1 for "last winter", 1 for "next winter"."""

    season: int
    letters: str
    year: int | None = None
    crosses: bool = False
    side: int = 0


class DayOfMonth(Part, frozen=True, kw_only=True):
    """A day in the paper's month or one beside it: "the 14th instant", "the 24th"."""

    day: int
    months: int | None = None


class DayFrom(Part, frozen=True, kw_only=True):
    """A day counted from the day of writing: "yesterday", "to-night"."""

    days: int
    part_of_day: str = ""


class WeekdayFrom(Part, frozen=True, kw_only=True):
    """A weekday near the day of writing: "Tuesday last" (-1), "on Tuesday" (0), "next Tuesday"."""

    weekday: int
    side: int = 0


class UnitFrom(Part, frozen=True, kw_only=True):
    """A week, month or year counted from that of writing: "last month"."""

    unit: Unit
    count: int


class Both(Part, frozen=True, kw_only=True):
    """Two cues for one day that must agree: "yesterday, February 3rd"."""

    near: DayFrom | WeekdayFrom
    date: Day


class Reference(Part, frozen=True, kw_only=True):
    """A word that points before, at or after the day of writing: "hitherto", "now"."""

    ref: str
    reach: str


class Duration(Part, frozen=True, kw_only=True):
    """A length of time; `side` -1 for "ago", 1 for "hence", 0 for a length alone."""

    count: float | None
    unit: Unit
    side: int = 0


class Frequency(Part, frozen=True, kw_only=True):
    """Something that comes again: "every day"."""

    unit: Unit


class Clock(Part, frozen=True, kw_only=True):
    """A time of day alone, as hh:mm."""

    time: str


class Moon(Part, frozen=True, kw_only=True):
    """A day of a Chinese moon, with the printed equivalent where there is one."""

    day: int | None
    moon: int
    same_as: Day | None = None


class Republican(Part, frozen=True, kw_only=True):
    """A day of the French Republican calendar: "18 Brumaire an VIII"."""

    day: int
    month: int
    year: int | None


class Regnal(Part, frozen=True, kw_only=True):
    """A day in a year of a reign: "20 March, 9 Geo. V"; `accession` is ISO."""

    date: Day
    year: int
    accession: str


class Century(Part, frozen=True, kw_only=True):
    """A century or a decade by its first year: "the eighteenth century", "the 1920s"."""

    first_year: int
    years: int


class Undated(Part, frozen=True, kw_only=True):
    """The words say that there is no date: "undated"."""


AnyPart = (
    Day | Pair | Range | Portion | Season | DayOfMonth | DayFrom | WeekdayFrom | UnitFrom | Both
    | Reference | Duration | Frequency | Clock | Moon | Republican | Regnal | Century | Undated
)  # fmt: skip


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time: where it stands, which form found it, what it says.

    `start` and `end` are code points of the text that was searched; `form` is the name of the
    file under `dates/forms` that knows such expressions.
    """

    start: int
    end: int
    form: str
    says: AnyPart

    @property
    def type(self) -> Literal["date", "time", "duration", "set"]:
        """The TIMEX3 type."""
        if isinstance(self.says, Clock):
            return "time"
        if isinstance(self.says, Duration):
            return "date" if self.says.side else "duration"
        if isinstance(self.says, Frequency):
            return "set"
        return "date"


Found = tuple[int, int, AnyPart]
"""What a form gives back: start, end, and what the words between say."""
