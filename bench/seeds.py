"""The papers that the project began with, field by field against their description.

    python -m bench.seeds [--json | --markdown]

`score.py` has no command for the description (it has words of its own: `seed_fields.toml` maps
them), so it is judged here; findings and dates are judged by `score.py`.
"""

import argparse
import json
import re
import sys
import tempfile
import tomllib
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from bench import gold
from bench.gold import Json
from bench.tables import share, table

LISTS = ("from", "to", "signed")
SMALL = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SPELT_ALIKE = 0.85
_ENOUGH = 0.7


def texts() -> list[str]:
    """The names of the texts."""
    return sorted(one.stem for one in gold.SEEDS.glob("*.txt"))


def words(text: str | None) -> list[str]:
    """The words that count, without accents and case."""
    bare = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return [word for word in re.findall(r"\w+", plain) if word not in SMALL]


def says(wanted: str, party: Json) -> bool:
    """Whether a party has the words, or most of them, spelt so or nearly so."""
    have = words(f"{party.get('name') or ''} {party.get('role') or ''}")
    asked = words(ASIDE.sub(" ", wanted))
    hit = sum(
        any(SequenceMatcher(None, one, other).ratio() >= _SPELT_ALIKE for other in have)
        for one in asked
    )
    return bool(asked) and hit >= _ENOUGH * len(asked)


def judge(export: Path) -> Json:
    """Right and total of each field, what is wrong, what is asserted and should not be."""
    mapping = tomllib.loads(Path(__file__).with_name("seed_fields.toml").read_text("utf-8"))
    rows = [json.loads(line) for line in export.read_text("utf-8").splitlines()]
    rows = [one for one in rows if one["kind"] != "apparatus"]
    wanted = json.loads((gold.SEEDS / "documents.json").read_text("utf-8"))
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    wrong: list[str] = []
    extra: list[str] = []
    of: dict[str, Json] = {}
    for one in wanted:
        total["division"] += 1
        found = next((row for row in rows if _is(row, one, of)), None)
        if found is None:
            wrong.append(f"{one['doc']}: division: not found")
            found = {}
        else:
            right["division"] += 1
            of[one["doc"]] = found
        for name, key in mapping["fields"].items():
            ok, asked, missed, more = _field(one, found, (name, key), mapping)
            right[name] += ok
            total[name] += asked
            wrong += [f"{one['doc']}: {name}: {words}" for words in missed]
            extra += [f"{one['doc']}: {name}: {words}" for words in more]
    spare = len(rows) - len(of)
    return {
        "fields": {name: {"right": right[name], "total": total[name]} for name in total},
        "wrong": wrong,
        "asserted_too_much": extra + ["a paper that is none"] * spare,
        "problems": gold.score("problems", export, gold.SEEDS / "problems.json"),
        "dates": gold.score("seed-dates", export, gold.SEEDS / "dates.json"),
    }


def _is(row: Json, wanted: Json, known: dict[str, Json]) -> bool:
    """Whether a row is the paper asked for: its beginning, its end, and what it is nested in."""
    if row["source"] != f"{wanted['doc'].partition('#')[0]}.txt":
        return False
    text = (gold.SEEDS / row["source"]).read_text("utf-8")
    start, end = wanted["span"]
    outer = known.get(wanted["nested_in"] or "")
    return (
        row["nested_in"] == (outer["id"] if outer else None)
        and not text[min(start, row["start"]) : max(start, row["start"])].strip()
        and not text[min(end, row["end"]) : max(end, row["end"])].strip()
    )


def _field(
    wanted: Json, found: Json, names: tuple[str, str], mapping: Json
) -> tuple[int, int, list[str], list[str]]:
    """Right and asked for of a field, the entries missed, and what is asserted without ground."""
    name, key = names
    if name in LISTS:
        return _parties(wanted, found, name, mapping)
    value, have = wanted.get(name), found.get(key)
    if isinstance(have, dict):
        part = {"place": "name", "date_text": "text"}.get(name, "value")
        have = have.get(part)
    if name == "kind":
        value = mapping["kinds"].get(value, value)
    if value is None:
        return 0, 0, [], [str(have)] if have else []
    ok = value == have or (name == "source_ref" and words(value) == words(have))
    return int(ok), 1, [] if ok else [f"{have!r} for {value!r}"], []


def _parties(
    wanted: Json, found: Json, name: str, mapping: Json
) -> tuple[int, int, list[str], list[str]]:
    entries: list[str] = wanted.get(name) or []
    have: list[Json] = found.get(name) or []
    ok = asked = 0
    missed: list[str] = []
    used: set[int] = set()
    for at, entry in enumerate(entries):
        here = {"doc": wanted["doc"], "field": name, "at": at}
        if any(here.items() <= one.items() for one in mapping["not_stated"]):
            continue
        forms = [entry, *(one["words"] for one in mapping["also"] if here.items() <= one.items())]
        asked += 1
        hits = [i for i, party in enumerate(have) if any(says(form, party) for form in forms)]
        ok += bool(hits)
        used.update(hits)
        if not hits:
            missed.append(entry)
    spare = [have[i] for i in range(len(have)) if i not in used]
    return ok, asked, missed, [f"{one.get('name') or one.get('role')}" for one in spare]


def show(found: Json, *, as_markdown: bool) -> None:
    """Print the tables."""
    fields = found["fields"]
    counts = [f"{one['right']}/{one['total']}" for one in fields.values()]
    print(table(("seeds", *fields), [["right", *counts]], as_markdown=as_markdown))
    print()
    for title, key in (("falls short", "wrong"), ("asserted too much", "asserted_too_much")):
        print(f"{title}:" if found[key] else f"{title}: nothing")
        print("".join(f"- {one}\n" for one in found[key]))
    problems, dates = found["problems"], found["dates"]
    print(
        f"findings: {share(problems['recall'])} of {problems['n']} found, "
        f"{problems['flagged']} flagged; dates: {share(dates['right'])} of {dates['n']} right, "
        f"{share(dates['found'])} found"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.seeds", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--markdown", action="store_true", help="Markdown tables")
    asked = parser.parse_args()
    gold.require(gold.SEEDS)
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as folder:
        copied = gold.copy(gold.SEEDS, texts(), Path(folder) / "seeds", gold=False)
        found = judge(gold.export_of(copied, Path(folder) / "seeds.jsonl"))
    if asked.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        show(found, as_markdown=asked.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
