"""What else is told of the papers read by hand: kind, number, salutation, references, notes.

    python -m bench.fields [--wrong] [--json | --markdown]

Builds copies of the 81 papers and compares the fields that the gold's `score.py` does not judge.
A paper is found by its first line. `references` are those to earlier papers: how many of the
gold's are touched by one of ours, and how many of ours touch one of the gold's. `notes` is the
share of papers with as many notes as the gold says. `--wrong` prints each difference.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import gold
from bench.gold import Json
from bench.tables import share, table

FIELDS = ("kind", "number", "salutation", "notes", "references found", "references right")
NEAR = 4
"""A paper begins within so many code points of its first line."""


class Compared(NamedTuple):
    """One comparison: the field, whether it is right, and what was wanted and told."""

    field: str
    right: bool
    wanted: object
    told: object


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.fields", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="each difference")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", action="store_true", help="a table for a page")
    asked = parser.parse_args()
    gold.require(gold.HAND)
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as folder:
        found = list(measure(Path(folder)))
    if asked.wrong:
        for paper, one in found:
            if not one.right:
                print(f"{paper}: {one.field}: wanted {one.wanted!r}, told {one.told!r}")
    figures = summed(found)
    if asked.json:
        print(json.dumps(figures))
    else:
        rows = [[name, share(f["share"]), f"{f['right']}/{f['n']}"] for name, f in figures.items()]
        print(table(("", "right", "of"), rows, as_markdown=asked.markdown))
    return 0


def measure(folder: Path) -> Iterator[tuple[str, Compared]]:
    """Each comparison, with the paper's name in the gold."""
    stems = gold.stems_of(gold.HAND)
    copied = gold.copy(gold.HAND, stems, folder / "hand", gold=False)
    export = gold.export_of(copied, folder / "hand.jsonl")
    rows: dict[str, list[Json]] = defaultdict(list)
    for line in export.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["source"]].append(row)
    for stem in stems:
        text = (gold.HAND / f"{stem}.txt").read_text("utf-8")
        for record in gold.records_of(gold.HAND, stem):
            row = paper_at(line_start(text, record["line"]), rows[f"{stem}.txt"])
            yield from ((record["id"], one) for one in compare(record, row, text))


def line_start(text: str, line: int) -> int:
    """The offset of a line, counted from 1."""
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1])


def paper_at(start: int, rows: list[Json]) -> Json | None:
    """The outermost document that begins there."""
    near = [row for row in rows if abs(row["start"] - start) <= NEAR and row["kind"] != "apparatus"]
    return max(near, key=lambda row: row["end"] - row["start"], default=None)


def compare(record: Json, row: Json | None, text: str) -> Iterator[Compared]:
    """Each field of a paper of the gold against the export's row; nothing is right without one."""
    told = row or {"kind": None, "number": None, "salutation": None, "notes": [], "replies_to": []}
    kinds = [record["kind"], *(record.get("kind_alt") or [])]
    yield Compared("kind", told["kind"] in kinds, kinds, told["kind"])
    for name in ("number", "salutation"):
        wanted, said = bare(record[name]), bare(told[name])
        yield Compared(name, wanted == said, record[name], told[name])
    count = len(told["notes"])
    yield Compared("notes", count == record["footnotes"], record["footnotes"], count)
    if row is not None:
        yield from references(record["reply_to"], row, text)


def references(wanted: list[str], row: Json, text: str) -> Iterator[Compared]:
    """The gold's references that ours touch, and ours that touch one of the gold's."""
    extents = [extent for words in wanted if (extent := words_at(words, row, text))]
    ours = [(one["start"], one["end"]) for one in row["replies_to"]]
    for start, end in extents:
        hit = any(a < end and start < b for a, b in ours)
        yield Compared("references found", hit, text[start:end], None)
    for start, end in ours:
        hit = any(a < end and start < b for a, b in extents)
        yield Compared("references right", hit, None, text[start:end])


def words_at(words: str, row: Json, text: str) -> tuple[int, int] | None:
    """Where words stand in a paper, whatever the white space."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.compile(pattern).search(text, row["start"], row["end"])
    return found.span() if found else None


def bare(words: str | None) -> str:
    """Words without outer stops, quotation marks and case."""
    return " ".join((words or "").split()).strip(" .,:;—–“”\"'[]").casefold()


def summed(found: list[tuple[str, Compared]]) -> dict[str, Json]:
    """Right and total of each field."""
    figures: dict[str, Json] = {}
    for field in FIELDS:
        some = [one.right for _, one in found if one.field == field]
        right = sum(some)
        figures[field] = {
            "right": right,
            "n": len(some),
            "share": right / len(some) if some else None,
        }
    return figures


if __name__ == "__main__":
    sys.exit(main())
