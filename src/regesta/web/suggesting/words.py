"""The words by which a form is filled in: the tables, and how a verb of them is found in a text."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

_TABLES = Path(__file__).parent
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")


@cache
def table(name: str) -> dict[str, Any]:
    """A section of `words.toml`."""
    read = msgspec.toml.decode((_TABLES / "words.toml").read_bytes())
    return cast("dict[str, Any]", read[name])


def listed(section: str, key: str) -> tuple[str, ...]:
    """A list of `words.toml`."""
    return tuple(table(section).get(key, ()))


@cache
def any_of(words: tuple[str, ...], *, fold: bool = True) -> re.Pattern[str]:
    """What finds any of some words or phrases, the longest first, whatever the white space.

    >>> any_of(("by", "not later than")).search("and not  later than noon").group()
    'not  later than'
    """
    ordered = sorted(words, key=len, reverse=True)
    each = (r"\s+".join(re.escape(part) for part in one.split()) for one in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each) or '(?!)'})(?!\w)", re.IGNORECASE * fold)


@cache
def verbs(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of some verbs in any of their forms, the longest phrase first.

    >>> verbs(("submit", "deny", "break off")).findall("submitted, denies and broke off")
    ['submitted', 'denies', 'broke off']
    """
    bare = [_PARENTHESIS.sub("", phrase).strip() for phrase in phrases]
    ordered = sorted({one for one in bare if one}, key=lambda one: (-len(one), one))
    forms = "|".join(_forms(one) for one in ordered)
    return re.compile(rf"(?<![\w-])(?:{forms or '(?!)'})(?!\w)", re.IGNORECASE)


def _forms(phrase: str) -> str:
    """A pattern for a phrase whose first word is a verb."""
    first, *rest = phrase.split()
    tail = "".join(r"\s+" + re.escape(one) for one in rest)
    if not first.isalpha() or first[0].isupper():
        return re.escape(first) + tail
    irregular: Iterable[str] = table("irregular").get(first.lower(), ())
    if first.endswith("e"):
        regular = re.escape(first[:-1]) + "(?:e|es|ed|ing)"
    elif re.search(r"[^aeiou]y$", first):
        regular = re.escape(first[:-1]) + "(?:y|ies|ied|ying)"
    else:
        last = re.escape(first[-1])
        regular = re.escape(first) + rf"(?:s|es|ed|ing|{last}ed|{last}ing)?"
    return f"(?:{'|'.join([regular, *map(re.escape, irregular)])}){tail}"
