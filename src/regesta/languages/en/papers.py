"""The English words by which a paper shows its parts, typed; see `papers.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Honorifics(msgspec.Struct, frozen=True):
    """Titles before a name: `plain` ones are dropped from it, `titles` belong to it."""

    plain: tuple[str, ...]
    titles: tuple[str, ...]


class Openers(msgspec.Struct, frozen=True):
    """Beginnings of a formula."""

    openers: tuple[str, ...]


class Words(msgspec.Struct, frozen=True):
    """Words of one sort."""

    words: tuple[str, ...]


class Enclosures(msgspec.Struct, frozen=True):
    """Words that label an enclosure; `deeper` ones label an enclosure of an enclosure."""

    words: tuple[str, ...]
    deeper: tuple[str, ...]


class Kinds(msgspec.Struct, frozen=True):
    """Words that say what a paper is, with the export's kind ("" where they say another thing)."""

    words: dict[str, str]


class Papers(msgspec.Struct, frozen=True):
    """All tables of `papers.toml`."""

    honorifics: Honorifics
    offices: Words
    salutations: Openers
    closes: Openers
    labels: Kinds
    enclosures: Enclosures
    kinds: Kinds
    crowds: Words
    small: Words


@cache
def papers() -> Papers:
    """The tables, read once.

    >>> papers().labels.words["telegram"]
    'telegram'
    """
    text = files("regesta.languages.en").joinpath("papers.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Papers)
