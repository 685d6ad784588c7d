"""Layout that is lost or imposed: blank lines, page marks, a fixed width."""

import random
import re
import textwrap

from bench.damages.run import Damage, Run, relined

_PAGE = re.compile(r"[ \t]*\[Page \[?[^\]]*\]+")


def without_blank_lines(share: float) -> Damage:
    """So many of the blank lines are lost."""

    def damage(run: Run, chance: random.Random) -> Run:
        starts = {record["line"] - 1 for record in run.records}
        return relined(
            run,
            [
                [] if i not in starts and not line.strip() and chance.random() < share else [line]
                for i, line in enumerate(run.lines)
            ],
        )

    return damage


def without_page_marks(run: Run, chance: random.Random) -> Run:
    """Every mark like `[Page 23]` is lost, with its line where it had one."""
    del chance
    starts = {record["line"] - 1 for record in run.records}
    new: list[list[str]] = []
    for i, line in enumerate(run.lines):
        bare = _PAGE.sub("", line).lstrip() if "[Page" in line else line
        new.append([] if line.strip() and not bare.strip() and i not in starts else [bare])
    return relined(run, new)


def wrapped(width: int) -> Damage:
    """Lines are broken between words so that none is wider."""

    def damage(run: Run, chance: random.Random) -> Run:
        del chance
        new = [
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [line]
            if len(line) > width
            else [line]
            for line in run.lines
        ]
        return relined(run, new)

    return damage
