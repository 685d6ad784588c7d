"""The papers with known answers: where they are, copies of them to build in, and their scorer."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("REGESTA_GOLD", ROOT.parent / "shared" / "gold"))
HAND, VOLUMES, SEEDS = GOLD / "papers" / "hand", GOLD / "papers" / "volumes", GOLD / "seeds"
SUFFIX = ".gold.jsonl"

Json = dict[str, Any]


def require(*needed: Path) -> None:
    """End with one message where the gold is not there."""
    missing = [path for path in (GOLD / "score.py", *needed) if not path.exists()]
    if missing:
        sys.exit(
            f"bench: there is no {missing[0]}\n"
            "  The papers with known answers are not part of the project. Set REGESTA_GOLD to the"
            " folder that holds score.py, papers/ and seeds/."
        )


def sets_of_volumes() -> dict[str, list[str]]:
    """The names of the volumes by what was known of them while rules were written."""
    table = tomllib.loads(Path(__file__).with_name("held_back.toml").read_text(encoding="utf-8"))
    known = {name: set(entry["volumes"]) for name, entry in table["set"].items()}
    found: dict[str, list[str]] = {"looked at": [], **{name: [] for name in known}}
    for text in sorted(VOLUMES.glob("*.txt")):
        volume = text.stem.rpartition("-")[0]
        at = next((name for name, some in known.items() if volume in some), "looked at")
        found[at].append(text.stem)
    return found


def copy(folder: Path, stems: Iterable[str], to: Path, *, gold: bool) -> Path:
    """Copy texts (or, with `gold`, texts and their gold records) into a new folder."""
    to.mkdir(parents=True)
    for stem in stems:
        shutil.copyfile(folder / f"{stem}.txt", to / f"{stem}.txt")
        if gold:
            shutil.copyfile(folder / f"{stem}{SUFFIX}", to / f"{stem}{SUFFIX}")
    return to


def stems_of(folder: Path) -> list[str]:
    """The names of the texts that have gold records, sorted."""
    return sorted(one.name.removesuffix(SUFFIX) for one in folder.glob(f"*{SUFFIX}"))


def records_of(folder: Path, stem: str) -> list[Json]:
    """The gold records of a text."""
    lines = (folder / f"{stem}{SUFFIX}").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def export_of(folder: Path, to: Path) -> Path:
    """Build a folder and write its export.

    Raises:
        SystemExit: a source could not be made.
    """
    from regesta.build import build
    from regesta.edition import open_edition
    from regesta.publish.jsonl import jsonl

    report = build(folder)
    for path, reason, _ in (*report.unreadable, *report.failed):
        sys.exit(f"bench: {path}: {reason}")
    with open_edition(folder) as edition, to.open("wb") as file:
        file.writelines(jsonl(edition))
    return to


def score(what: str, export: Path, against: Path) -> Json:
    """What the gold's own `score.py` says, run as a program of its own."""
    done = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), what, str(export), str(against), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"bench: score.py {what} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)
