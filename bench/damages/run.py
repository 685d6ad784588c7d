"""A text in lines with its gold records, and how their line numbers follow a change."""

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Record = dict[str, Any]


class Run(NamedTuple):
    """Lines of a text, without their ends, and the gold records of its papers, in order."""

    lines: list[str]
    records: list[Record]

    def lines_of(self, record: Record) -> range:
        """The numbers, from 0, of the lines of a paper."""
        first = record["line"] - 1
        last = record.get("end_line")
        if last is None:
            later = [one["line"] - 1 for one in self.records if one["line"] - 1 > first]
            last = min(later, default=len(self.lines))
        return range(first, last)


Damage = Callable[[Run, random.Random], Run]


def relined(run: Run, new: Sequence[Sequence[str]]) -> Run:
    """The run with each line put for some lines or none; `line` and `end_line` follow."""
    before = [0]
    for some in new:
        before.append(before[-1] + len(some))
    records: list[Record] = []
    for record in run.records:
        moved = {**record, "line": before[record["line"] - 1] + 1}
        if record.get("end_line"):
            moved["end_line"] = before[record["end_line"]]
        records.append(moved)
    return Run([line for some in new for line in some], records)


def in_turn(*damages: Damage) -> Damage:
    """Several kinds of damage, one after the other."""

    def damage(run: Run, chance: random.Random) -> Run:
        for one in damages:
            run = one(run, chance)
        return run

    return damage
