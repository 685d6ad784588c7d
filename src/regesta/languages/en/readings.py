"""What proposed readings must know of English and of misread print; see `readings.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Words of one sort."""

    words: tuple[str, ...]


class Solid(msgspec.Struct, frozen=True):
    """Words never hyphened: whole ones, and a beginning with an ending."""

    beginnings: frozenset[str]
    endings: frozenset[str]
    words: frozenset[str]


class Fragments(msgspec.Struct, frozen=True):
    """Parts of words that are no words."""

    endings: tuple[str, ...]
    beginnings: tuple[str, ...]


class Glued(msgspec.Struct, frozen=True):
    """Small words that are printed together by mistake."""

    first: tuple[str, ...]
    second: tuple[str, ...]


class Confusions(msgspec.Struct, frozen=True):
    """Letters taken for others: as read, as printed."""

    pairs: tuple[tuple[str, str], ...]


class Slips(msgspec.Struct, frozen=True):
    """Patterns of letters that only misread words have."""

    shapes: tuple[str, ...]


class ReadingTables(msgspec.Struct, frozen=True):
    """All tables of `readings.toml`."""

    doubled: Words
    numbered: Words
    prefixes: Words
    solid: Solid
    after_dash: Words
    suspended: Words
    fragments: Fragments
    glued: Glued
    shapes: dict[str, tuple[str, ...]]
    confusions: Confusions
    scanned: dict[str, str]
    slips: Slips
    months: Words
    before_year: Words


@cache
def reading_tables() -> ReadingTables:
    """The tables, read once.

    >>> reading_tables().shapes["14"]
    ('b',)
    """
    text = files("regesta.languages.en").joinpath("readings.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ReadingTables)


def is_solid(first: str, second: str) -> bool:
    """Whether English writes the two as one word in every age.

    >>> is_solid("country", "men"), is_solid("vice", "consul")
    (True, False)
    """
    solid = reading_tables().solid
    first, second = first.lower(), second.lower()
    return first + second in solid.words or (first in solid.beginnings and second in solid.endings)
