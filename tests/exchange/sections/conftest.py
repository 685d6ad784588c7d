"""Acts, papers and links from the few words that a case gives."""

import json
from types import SimpleNamespace

import msgspec
import pytest

from regesta.exchange import Paper
from regesta.model import Act, PartyLink

FILE = "paper.txt"


def acts_of(rows):
    """Acts of one paper, fifty code points apart; what a row leaves out is filled in."""
    made = []
    for number, row in enumerate(rows):
        start = row.get("start", 100 + 50 * number)
        words = row.get("quote", f"{row['type']} {row.get('object', '')}".strip())
        filled = {
            "file": FILE, "start": start, "end": row.get("end", start + len(words)),
            "quote": words, **row,
        }  # fmt: skip
        made.append(msgspec.convert(filled, Act))
    return made


def paper(**given):
    """A paper around all of them."""
    return Paper(**{"id": "d-1", "file": FILE, "start": 0, "end": 100_000, **given})


def links_of(rows):
    return [msgspec.convert(row, PartyLink) for row in rows]


def plain(shown):
    """As the brief's JSON has it."""
    return json.loads(msgspec.json.encode(shown))


def at(value, path):
    """All values at a dotted path; of a list, those of each member."""
    values = [value]
    for key in path.split("."):
        members = [one for each in values for one in (each if isinstance(each, list) else [each])]
        values = [one.get(key) for one in members if isinstance(one, dict)]
    return [one for each in values for one in (each if isinstance(each, list) else [each])]


def fits(line, wanted):
    """Whether a line has the wanted value at every path; "" stands for nothing there."""
    return all(
        value in at(line, path) or (value == "" and at(line, path) in ([], [None]))
        for path, value in wanted.items()
    )


@pytest.fixture(scope="session")
def made_up():
    """What makes acts, papers and links of a case, and reads the lines of a brief."""
    return SimpleNamespace(
        acts_of=acts_of, paper=paper, links_of=links_of, plain=plain, at=at, fits=fits
    )
