"""How much of what a brief must say the ledger says: expectations met, and how long it takes.

`python -m bench.exchange` prints one line for each file of expectations, those of the gold and
those of tests/cases/exchange, and what was missed. `--scale` measures on made-up acts.
"""

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from bench.exchange_scale import report
from bench.gold import GOLD, ROOT, Json, require
from regesta.build import build
from regesta.edition import open_edition
from regesta.exchange import Moves, Paper, moves, state
from regesta.model import Act, PartyLink, ThreadLink

Link = PartyLink | ThreadLink
CASES = ROOT / "tests" / "cases" / "exchange"
EXAMPLES = ROOT / "examples"


@cache
def scorer():
    """The gold's own scorer."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def papers_of(folder: Path) -> tuple[list[Paper], dict[str, str]]:
    """A folder built in a copy: its papers as the ledger needs them, and its texts as read."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".regesta", "*.jsonl"))
        build(copy)
        with open_edition(copy) as edition:
            texts = {one.path: edition.text(one.path) for one in edition.sources()}
            return edition.ledger_papers(), texts


def given(path: Path, texts: dict[str, str]) -> tuple[list[Act], list[Link]]:
    """Acts and links of a file in the form of the way in."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    links: list[Link] = []
    for row in rows:
        if "party" in row or "thread" in row:
            for key in {"same_as", "member_of", "apart", "acts"} & row.keys():
                row[key] = [row[key]] if isinstance(row[key], str) else row[key]
            links.append(msgspec.convert(row, PartyLink if "party" in row else ThreadLink))
    return [act_of(row, texts) for row in rows if "file" in row], links


def act_of(row: Json, texts: dict[str, str]) -> Act:
    """One act; words that only spans give are read there, unknown keys are kept apart."""
    text = texts[row["file"]]
    row = {key: value for key, value in row.items() if value is not None}
    row.setdefault("quote", text[row["start"] : row["end"]])
    for key in ("actor_text", "condition", "consequence", "date_text"):
        span = row.get(f"{key.removesuffix('_text')}_span")
        if span and key not in row:
            row[key] = text[span[0] : span[1]]
    for key in ("terms", "targets", "places", "actors", "answers"):
        for one in row.get(key, []):
            if one.get("text") is None and one.get("start") is not None:
                one["text"] = text[one["start"] : one["end"]]
    known = {field.encode_name for field in msgspec.structs.fields(Act)}
    more = {key: row.pop(key) for key in list(row) if key not in known}
    return msgspec.convert({**row, "more": more}, Act)


def folders() -> Iterator[tuple[str, Path, Path, list[Path]]]:
    """Name, papers, acts and expectations of each set, the gold's first."""
    gold = GOLD / "exchange"
    for acts in sorted(gold.glob("*-acts.jsonl")):
        name = acts.name.removesuffix("-acts.jsonl")
        yield name, gold / name, acts, sorted(gold.glob(f"{name}-[0-9]*.json"))
    yield "seeds", GOLD / "seeds", CASES / "seeds-acts.jsonl", sorted(gold.glob("seeds-*.json"))
    for name in ("seeds", *(one.name for one in sorted(EXAMPLES.iterdir()) if one.is_dir())):
        wanted = sorted(CASES.glob(f"{name}-*.json"))
        acts = CASES / "seeds-acts.jsonl" if name == "seeds" else EXAMPLES / name / "acts.jsonl"
        papers = GOLD / "seeds" if name == "seeds" else EXAMPLES / name
        if wanted and acts.exists():
            yield f"cases/{name}", papers, acts, wanted


def judge(found: Moves, path: Path) -> tuple[int, int, list[str]]:
    """Met, asked, and the ids of what was missed, of one file of expectations."""
    day = path.stem.split("-", 1)[1]
    brief = json.loads(msgspec.json.encode(state(found, day)))
    wanted = json.loads(path.read_text(encoding="utf-8"))
    result = scorer().score_brief(brief, wanted)
    return len(wanted) - len(result["missed"]), len(wanted), result["missed"]


def measure() -> int:
    """Print one line for each file of expectations; the exit code says whether all were met."""
    require(GOLD / "exchange")
    met = asked = 0
    built: dict[Path, tuple[list[Paper], dict[str, str]]] = {}
    for name, folder, acts, wanted in folders():
        if folder not in built:
            built[folder] = papers_of(folder)
        papers, texts = built[folder]
        told, links = given(acts, texts)
        found = moves(told, papers, links)
        for path in wanted:
            one, of, missed = judge(found, path)
            met, asked = met + one, asked + of
            print(f"{name:16} {path.stem:22} {one:3}/{of:3}  {' '.join(map(str, missed))}")
    print(f"{'all':39} {met:3}/{asked:3}")
    return int(met < asked)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--scale", type=int, nargs="?", const=10_000, default=0, help="made-up acts"
    )
    chosen = parser.parse_args()
    if chosen.scale:
        report(chosen.scale)
    else:
        sys.exit(measure())
