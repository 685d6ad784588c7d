"""The sign and the words of a state, so that colour is never the only sign."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Sign(msgspec.Struct, frozen=True):
    """How a state is shown: `tone` is the name of a class of the style sheet."""

    sign: str
    words: str
    tone: str


def sign_of(what: str, state: str) -> Sign:
    """The sign of a state of a `question`, `cell`, `obligation` …; a plain one if it has none.

    >>> sign_of("cell", "nothing_on_file").words
    'nothing on file'
    >>> sign_of("cell", "said_in_song").words
    'said in song'
    """
    return _table().get(what, {}).get(state) or Sign("·", state.replace("_", " "), "none")


def verb_of(kind: str) -> str:
    """What a question's author did, in a word.

    >>> verb_of("propose"), verb_of("ask")
    ('proposes', 'asks')
    """
    return kind.replace("_", " ") + "s"


@cache
def _table() -> dict[str, dict[str, Sign]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, dict[str, Sign]])
