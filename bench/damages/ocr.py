"""What a scan does to characters: like ones are taken for each other, spaces lost and put in."""

import random
import re

from bench.damages.run import Damage, Record, Run

_LIKE = {"1": "lI", "l": "1I", "I": "l1", "0": "oO", "o": "0", "O": "0", "e": "c", "c": "e"}
_CONFUSIONS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("rn", re.compile("rn"), 1.0),
    ("m", re.compile("m"), 1.0),
    ("one", re.compile("[1lI]"), 1.5),
    ("nought", re.compile("[0oO]"), 1.5),
    ("e", re.compile("[ec]"), 2.0),
    ("space lost", re.compile(r"(?<=\w) (?=\w)"), 1.5),
    ("word split", re.compile(r"(?<=\w\w)\w(?=\w\w)"), 1.5),
)
"""Where each confusion can happen, and how often it does beside the others."""


def noise(rate: float) -> Damage:
    """So many of the characters are damaged, chosen by chance.

    A reference in the gold is "as printed", so it is damaged with the text; names, places and days
    are not: what counts is what the paper says.
    """

    def damage(run: Run, chance: random.Random) -> Run:
        pieces = [list(line) for line in run.lines]
        text = "\n".join(run.lines)
        where = _line_starts(run.lines)
        wanted = rate * len(text)
        weight = sum(share for *_, share in _CONFUSIONS)
        for kind, pattern, share in _CONFUSIONS:
            sites = [found.start() for found in pattern.finditer(text)]
            some = chance.sample(sites, min(len(sites), round(wanted * share / weight)))
            line = 0
            for site in sorted(some):
                while line + 1 < len(where) and where[line + 1] <= site:
                    line += 1
                _spoil(pieces[line], site - where[line], kind, chance)
        records = [_as_printed(record, run, pieces) for record in run.records]
        return Run(["".join(line) for line in pieces], records)

    return damage


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


def _spoil(line: list[str], at: int, kind: str, chance: random.Random) -> None:
    """Damage one character; where another kind has been at it before, it is left."""
    if len(line[at]) != 1:
        return
    if kind == "rn":
        if line[at + 1] == "n":
            line[at], line[at + 1] = "m", ""
    elif kind == "m":
        line[at] = "rn"
    elif kind == "space lost":
        line[at] = ""
    elif kind == "word split":
        line[at] += " "
    else:
        like = _LIKE[line[at]] if line[at] in _LIKE else line[at]
        line[at] = chance.choice(like)


def _as_printed(record: Record, run: Run, pieces: list[list[str]]) -> Record:
    reference = record.get("source_ref")
    if not reference:
        return record
    for i in run.lines_of(record):
        at = run.lines[i].find(reference)
        if at >= 0:
            return {**record, "source_ref": "".join(pieces[i][at : at + len(reference)])}
    return record
