"""The English words that the checks look for, typed; see `checks.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Words(msgspec.Struct, frozen=True):
    """A bare list of words."""

    words: tuple[str, ...]


class Above(msgspec.Struct, frozen=True):
    """Words by which a paper points to what it said before."""

    participles: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]


class Speech(msgspec.Struct, frozen=True):
    """Verbs of saying."""

    verbs: tuple[str, ...]


class CheckWords(msgspec.Struct, frozen=True):
    """All tables of `checks.toml`."""

    never_last: Words
    above: Above
    speech: Speech


@cache
def check_words() -> CheckWords:
    """The tables, read once.

    >>> "the" in check_words().never_last.words
    True
    """
    text = files("regesta.languages.en").joinpath("checks.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), CheckWords)
