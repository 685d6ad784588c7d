"""What the ledger says of papers that were marked before anybody had seen it at work.

`python -m bench.exchange_held` makes the texts of tests/cases/exchange/held from the TEI volumes of
the gold, prints one line for each file of expectations, and what was missed. `held.toml` beside
them keeps the figures of the first sight, which no later mending can better. Those in `after/` were
written once the briefs had been read, for faults seen there: they count apart.
"""

import hashlib
import sys
import tempfile
import tomllib
from pathlib import Path

from bench.exchange import CASES, given, judge, papers_of
from bench.gold import GOLD, Json, require
from regesta.exchange import moves
from regesta.settings import Settings
from regesta.stages.read.reader import File
from regesta.stages.read.tei import TeiReader

HELD = CASES / "held"


def dossiers() -> list[Json]:
    """The dossiers that were held back, as held.toml has them."""
    return tomllib.loads((HELD / "held.toml").read_text(encoding="utf-8"))["dossier"]


def text_of(dossier: Json) -> str:
    """The papers of a dossier, cut out of their volume."""
    path = GOLD / "tei" / dossier["tei"]
    require(path)
    volume = TeiReader().read(File(path=path.name, data=path.read_bytes()), Settings()).text
    pieces = dossier.get("pieces") or [[dossier["start"], dossier["end"]]]
    text = "".join(volume[start:end] for start, end in pieces) + "\n"
    if hashlib.sha256(text.encode()).hexdigest() != dossier["sha256"]:
        sys.exit(
            f"bench: {path.name} is read otherwise than when its acts were marked\n"
            f"  Set the offsets of {dossier['name']} in {HELD / 'held.toml'} anew."
        )
    return text


def measure() -> int:
    """Print one line for each file of expectations; the exit code says whether all were met."""
    met = asked = 0
    for dossier in dossiers():
        name = dossier["name"]
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / name
            folder.mkdir()
            (folder / dossier["text"]).write_text(text_of(dossier), encoding="utf-8")
            papers, texts = papers_of(folder)
        told, links = given(HELD / f"{name}-acts.jsonl", texts)
        found = moves(told, papers, links)
        now = 0
        for path in sorted(HELD.glob(f"{name}-[0-9]*.json")):
            one, of, missed = judge(found, path)
            now, met, asked = now + one, met + one, asked + of
            print(f"{name:16} {path.stem:22} {one:3}/{of:3}  {' '.join(map(str, missed))}")
        print(f"{name:39} {now:3}/{dossier['of']:3}  first {dossier['first']}")
        for path in sorted((HELD / "after").glob(f"{name}-[0-9]*.json")):
            one, of, missed = judge(found, path)
            print(f"{name:16} after/{path.stem:22} {one:3}/{of:3}  {' '.join(map(str, missed))}")
    print(f"{'all':39} {met:3}/{asked:3}")
    return int(met < asked)


if __name__ == "__main__":
    sys.exit(measure())
