"""English words of time, read from `time.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Named(msgspec.Struct, frozen=True):
    """A month or a weekday: its name, its short forms, whether the name is a common word too."""

    name: str
    short: tuple[str, ...] = ()
    doubtful: bool = False


class Words(msgspec.Struct, frozen=True):
    """A bare list of words."""

    words: tuple[str, ...]
    counted: tuple[str, ...] = ()


class Republic(msgspec.Struct, frozen=True):
    """The months of the French Republican calendar in order."""

    months: tuple[str, ...]


class TimeWords(msgspec.Struct, frozen=True):
    """The tables of `time.toml`; what each means is told there."""

    months: tuple[Named, ...]
    weekdays: tuple[Named, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    months_named_from_the_papers_own: dict[str, int]
    days: dict[str, tuple[int, str]]
    references: dict[str, tuple[str, str]]
    portions: dict[str, str]
    seasons: dict[str, tuple[int, str]]
    about: Words
    before_a_year: Words
    after_a_year: Words
    reigns: dict[str, str]
    republic: Republic


@cache
def time_words() -> TimeWords:
    """The tables, read once.

    >>> time_words().months[4].name
    'May'
    """
    text = files("regesta.languages.en").joinpath("time.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), TimeWords)
