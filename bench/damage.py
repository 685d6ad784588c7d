"""The same figures on damaged and altered copies of the papers.

    python -m bench.damage [--seed 1] [--held-back] [--json | --markdown] [--keep FOLDER]

Takes the gold papers that were looked at while rules were written, damages each text by a seeded
script, its gold alike (dates and names as they were changed, line numbers as they moved), and
scores each variant beside the undamaged one. What holds on a paper one knows, and falls when its
names or days are others, was learnt by heart.
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from bench import gold
from bench.damages import dates, layout, names, ocr
from bench.damages.run import Damage, Run, in_turn
from bench.gold import Json
from bench.papers import HEAD, numbers, row
from bench.tables import table

VARIANTS: dict[str, Damage] = {
    "as they are": lambda run, _: run,
    "OCR, 0.5 % of characters": ocr.noise(0.005),
    "OCR, 1 %": ocr.noise(0.01),
    "OCR, 2 %": ocr.noise(0.02),
    "dates 37 days later": dates.shifted(37),
    "dates 11 years later": dates.shifted(4018),
    "parties renamed": names.renamed,
    "one blank line in three lost": layout.without_blank_lines(1 / 3),
    "no blank lines": layout.without_blank_lines(1.0),
    "lines of 72 columns": layout.wrapped(72),
    "72 columns and no blank lines": in_turn(layout.without_blank_lines(1.0), layout.wrapped(72)),
    "no page marks": layout.without_page_marks,
    "days, names, 72 columns, OCR 0.5 %": in_turn(
        dates.shifted(37), names.renamed, layout.wrapped(72), ocr.noise(0.005)
    ),
}


def main() -> int:
    """Measure and print; the exit code is 1 where a law is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the chance that damages")
    parser.add_argument("--held-back", action="store_true", help="the volumes held back instead")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", action="store_true", help="a table for the docs")
    parser.add_argument("--keep", type=Path, help="leave the damaged papers in this new folder")
    asked = parser.parse_args()
    gold.require(gold.HAND, gold.VOLUMES)
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as folder:
        found = measure(asked.keep or Path(folder), asked.seed, held_back=asked.held_back)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        show(found, as_markdown=asked.markdown)
    return int(any(one["laws"] for one in found.values()))


def measure(folder: Path, seed: int, *, held_back: bool = False) -> Json:
    """The figures of each variant, with `laws`: how many of the export's are broken."""
    volumes = gold.sets_of_volumes()
    wanted = [
        one for name, some in volumes.items() if (name == "held back") == held_back for one in some
    ]
    hand = [] if held_back else gold.stems_of(gold.HAND)
    found: Json = {}
    for number, (name, damage) in enumerate(VARIANTS.items()):
        place = folder / f"{number:02}"
        papers, against = place / "papers", place / "gold"
        for one in (papers, against):
            one.mkdir(parents=True)
        for source, stems in ((gold.HAND, hand), (gold.VOLUMES, wanted)):
            for stem in stems:
                _write(source, stem, damage, random.Random(f"{seed} {stem}"), papers, against)
        export = gold.export_of(papers, place / "export.jsonl")
        scored = gold.score("papers", export, against)
        found[name] = {**scored, "laws": gold.score("laws", export, papers)["broken"]}
    return found


def _write(
    source: Path, stem: str, damage: Damage, chance: random.Random, papers: Path, against: Path
) -> None:
    text = (source / f"{stem}.txt").read_text(encoding="utf-8")
    after = damage(Run(text.split("\n"), gold.records_of(source, stem)), chance)
    for folder in (papers, against):  # the scorer reads the texts beside the gold
        (folder / f"{stem}.txt").write_text("\n".join(after.lines), encoding="utf-8")
    records = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in after.records)
    (against / f"{stem}{gold.SUFFIX}").write_text(records, encoding="utf-8")


def show(found: Json, *, as_markdown: bool) -> None:
    """Print the table."""
    rows = [row(name, one) for name, one in found.items()]
    rows.insert(1, numbers("– how many judged", next(iter(found.values()))))
    print(table(HEAD, rows, as_markdown=as_markdown))
    print()
    print(f"laws of the export broken: {sum(one['laws'] for one in found.values())}")


if __name__ == "__main__":
    sys.exit(main())
