"""Division and description against papers whose description is known.

    python -m bench.papers [--json | --markdown]

Builds copies of the gold papers and scores their exports with the gold's own `score.py`: runs of
papers read by hand, eleven volumes (together, by what was known of them while rules were written,
and each), and the three papers that the project began with (`bench.seeds`). `all` is the share of
papers that have every field right. `received`, `signed` and the like are judged where the gold
states them. Ends with 1 where a law of the export is broken.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench import gold, seeds
from bench.gold import Json
from bench.tables import markdown, share, table

FIELDS = ("date", "received", "place", "from", "to", "signed", "source_ref", "all")
HEAD = ("", "papers", "div. P", "R", "F1", *FIELDS, "encl. P", "R", "F1")
AIMS = {
    "division": 0.97, "date": 0.97, "received": 0.95, "place": 0.95, "from": 0.95, "to": 0.95,
    "signed": 0.95, "source_ref": 0.92, "all": 0.85,
}  # fmt: skip


def main() -> int:
    """Measure and print; the exit code is 1 where a law is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.papers", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", action="store_true", help="tables for the README")
    asked = parser.parse_args()
    gold.require(gold.HAND, gold.VOLUMES, gold.SEEDS)
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as folder:
        found = measure(Path(folder))
    if asked.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        show(found, as_markdown=asked.markdown)
    return int(any(found["laws"].values()))


def measure(folder: Path) -> Json:
    """All figures: `sets`, `volumes`, `seeds`, and the number of broken laws of each."""
    hand = gold.copy(gold.HAND, gold.stems_of(gold.HAND), folder / "hand", gold=False)
    hand_export = gold.export_of(hand, folder / "hand.jsonl")
    stems = gold.stems_of(gold.VOLUMES)
    volumes = gold.copy(gold.VOLUMES, stems, folder / "volumes", gold=False)
    export = gold.export_of(volumes, folder / "volumes.jsonl")
    sets = {
        "papers/hand": gold.score("papers", hand_export, gold.HAND),
        "papers/volumes": gold.score("papers", export, gold.VOLUMES),
    }
    for name, some in gold.sets_of_volumes().items():
        if some:
            against = gold.copy(gold.VOLUMES, some, folder / "sets" / name, gold=True)
            sets[name] = gold.score("papers", export, against)
    each: Json = {}
    for stem in stems:
        against = gold.copy(gold.VOLUMES, [stem], folder / "each" / stem, gold=True)
        each[stem] = gold.score("papers", export, against)
    first = gold.copy(gold.SEEDS, seeds.texts(), folder / "seeds", gold=False)
    seeds_export = gold.export_of(first, folder / "seeds.jsonl")
    laws = {
        "papers/hand": gold.score("laws", hand_export, hand)["broken"],
        "papers/volumes": gold.score("laws", export, volumes)["broken"],
        "seeds": gold.score("laws", seeds_export, first)["broken"],
    }
    return {"sets": sets, "volumes": each, "seeds": seeds.judge(seeds_export), "laws": laws}


def row(name: str, found: Json) -> list[str]:
    """A line of the table."""
    division, enclosures = found["division"], found["enclosures"]
    cells = [share(found[field]["accuracy"]) for field in FIELDS]
    within = [share(enclosures[key] if enclosures["n"] else None) for key in ("p", "r", "f1")]
    judged = [share(division[key]) for key in ("p", "r", "f1")]
    return [name, str(division["n"]), *judged, *cells, *within]


def numbers(name: str, found: Json) -> list[str]:
    """How many were judged of each."""
    cells = [str(found[field]["n"]) for field in FIELDS]
    return [name, "", "", "", "", *cells, "", "", str(found["enclosures"]["n"])]


def short_of(found: Json) -> list[str]:
    """The figures that fall short of what was aimed at."""
    shown: list[str] = []
    for key, aim in AIMS.items():
        value = found[key]["f1"] if key == "division" else found[key]["accuracy"]
        if value is not None and value < aim:
            shown.append(f"{key} {share(value)} (aim {share(aim)})")
    return shown


def in_short(found: Json) -> str:
    """A narrow Markdown table of the sets beside what was aimed at, for the README."""
    sets = {name: some for name, some in found["sets"].items() if name != "papers/volumes"}
    rows = [["papers", "", *(str(one["division"]["n"]) for one in sets.values())]]
    for key, aim in AIMS.items():
        measure = "f1" if key == "division" else "accuracy"
        name = "division, F1" if key == "division" else key
        values = (share(one[key][measure]) for one in sets.values())
        rows.append([name, f"≥ {share(aim)}", *values])
    return markdown(("", "aim", *sets), rows)


def show(found: Json, *, as_markdown: bool) -> None:
    """Print the tables; in Markdown the one for the README first."""
    if as_markdown:
        print(in_short(found))
        print()
    rows = [row(name, some) for name, some in found["sets"].items()]
    whole = found["sets"]["papers/volumes"]
    rows.insert(2, numbers("– how many judged", whole))
    rows.insert(1, numbers("– how many judged", found["sets"]["papers/hand"]))
    print(table(HEAD, rows, as_markdown=as_markdown))
    print()
    print(table(HEAD, [row(*one) for one in found["volumes"].items()], as_markdown=as_markdown))
    print()
    for name, some in found["sets"].items():
        missed = short_of(some)
        print(f"{name}: {'falls short: ' + ', '.join(missed) if missed else 'every aim reached'}")
        print() if as_markdown else None
    print(f"laws of the export broken: {sum(found['laws'].values())}")
    print()
    seeds.show(found["seeds"], as_markdown=as_markdown)


if __name__ == "__main__":
    sys.exit(main())
