"""What docs/tutorial.md gives its reader to type, to mark and to expect.

The test of the page follows it from here, and so do its pictures (tools/screenshots.py).
"""

import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tutorial.md"
_PAPER = re.compile(r"^`([\w-]+\.txt)`\n\n```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMANDS = re.compile(r"^```\n((?:regesta .*\n)+)```$", re.MULTILINE)
_LINES = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")


class ToRecord(NamedTuple):
    """An act as the table of the page tells to record it.

    `pressed` is the letter of the field that further words go into.
    """

    file: str
    words: str
    type: str
    further: str | None
    pressed: str | None
    answers: str | None


def papers(page: str) -> dict[str, str]:
    """The papers of the page, by their names."""
    return dict(_PAPER.findall(page))


def commands(page: str) -> list[str]:
    """The command lines of the page, in order."""
    return [line for some in _COMMANDS.findall(page) for line in some.splitlines()]


def lines(page: str) -> str:
    """The file of acts that the page gives."""
    return "".join(_LINES.findall(page))


def rows(page: str, head: str) -> list[list[str]]:
    """The rows of the table whose first row begins so, cell by cell."""
    table = page[page.index(f"\n| {head} |") + 1 :].split("\n\n", maxsplit=1)[0].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[2:]]


def acts(page: str) -> list[ToRecord]:
    """The acts of the table, in order."""
    made: list[ToRecord] = []
    for _, file, words, kind, more in rows(page, "act"):
        marked = re.search(r"mark `([^`]+)` and press `(\w)`", more)
        chosen = re.search(r"into \*answers\*, type `(\w+)`", more)
        made.append(
            ToRecord(
                *(_CODE.findall(cell)[0] for cell in (file, words, kind)),
                *(marked.groups() if marked else (None, None)),
                chosen.group(1) if chosen else None,
            )
        )
    return made


def where(text: str, words: str) -> tuple[int, int]:
    """The extent of words in a paper, wherever its lines end."""
    pattern = r"\s+".join(re.escape(one) for one in words.split())
    found = [one.span() for one in re.finditer(pattern, text)]
    if len(found) != 1:
        raise LookupError(f"“{words}” stands {len(found)} times")
    return found[0]
