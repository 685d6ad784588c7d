"""The ledger of 10,000 acts, end to end: a folder of papers, its log, its commands, its pages.

    python -m bench.ledger_speed [--acts 10000] [--runs 5] [--keep FOLDER]

Makes a folder of invented notes over ten years, builds it, takes the acts in by `decide --from`,
then times what a user waits for: `regesta brief` as a process of its own, a day of the slider
through HTTP, an act recorded on a page until the matrix shows it. Beside it, in the same run, the
way of a desk without a ledger: the same acts as a spreadsheet, opened and filtered with openpyxl.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench.exchange_scale import made_up
from bench.tables import plain

PROGRAM = (sys.executable, "-m", "regesta")
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As a user has it: modules are compiled once."""
IN_A_FILE = 50
"""Papers that stand in one file, one after the other."""
ASKED = "We ask that the harbour of {} be opened, point {}."


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_speed", description=__doc__)
    parser.add_argument("--acts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5, help="of each")
    parser.add_argument("--keep", type=Path, help="leave the folder here; use it if it is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="regesta-bench-") as made:
        folder = asked.keep or Path(made) / "folder"
        found = measure(folder, asked.acts, asked.runs)
    print(plain(["what", "least / middle / greatest"], [[k, v] for k, v in found.items()]))
    return 0


def measure(folder: Path, acts: int, runs: int) -> dict[str, str]:
    """Every figure by its name."""
    found: dict[str, str] = {}
    days = _days(folder, acts, found)
    middle, last = days[len(days) // 2], days[-1]
    for name, more in (("brief, text", ()), ("brief, JSON", ("--json",))):
        command = (*PROGRAM, "brief", str(folder), "--on", middle, *more)
        found[name] = _spread([_process(command) for _ in range(runs)])
        found[f"{name}, of the processor"] = _spread([_processor(command) for _ in range(runs)])
    found["a ruling by the command, lines prepared"] = f"{_ruled(folder):.2f} s"
    command = (*PROGRAM, "brief", str(folder), "--on", days[len(days) // 3])
    found["the first brief after it, another day"] = _spread([_process(command)])
    found["start of the program alone"] = _spread(
        [_process((*PROGRAM, "--version")) for _ in range(runs)]
    )
    with Served(folder) as client:
        _clocked(lambda: client.get(f"/ledger/questions?on={last}"))  # the first loads
        found["the matrix, another day each time"] = _spread(
            [_clocked(lambda day=day: client.get(f"/ledger/questions?on={day}")) for day in
             days[len(days) // 3 :: len(days) // 40][: runs * 4]]
        )  # fmt: skip
        found["an act recorded, then seen in the matrix"] = _spread(
            [_record(client, folder, number) for number in range(runs)]
        )
    found["peer: the acts as a spreadsheet, opened and filtered"] = _spread(_peer(folder, runs))
    return found


def _ruled(folder: Path) -> float:
    """Seconds of a ruling on an act by the command; what it says is new each time."""
    start = (folder / "notes-001.txt").read_text(encoding="utf-8").index("We ask")
    said = json.dumps({"type": "ask", "object": f"a question of the clock, {time.time_ns()}"})
    return _process((
        *PROGRAM, "decide", str(folder), "--action", "add_act", "--source", "notes-001.txt",
        "--extent", f"{start}-{start + 20}", "--value", said,
    ))  # fmt: skip


class Served:
    """`regesta serve` as a process, and a client that asks it as its own pages would."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> httpx.Client:
        command = (*PROGRAM, "serve", str(self._folder), "--port", "0")
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=INSTALLED)
        assert self._process.stdout is not None
        base = self._process.stdout.readline().split()[0].rstrip("/")
        self._client = httpx.Client(base_url=base, headers={"origin": base}, timeout=60)
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._process.terminate()
        self._process.wait()


def _days(folder: Path, number: int, found: dict[str, str]) -> list[str]:
    """Make, build and fill the folder where that is not done; the days of its papers."""
    acts, papers = made_up(number)
    if not (folder / ".regesta").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, acts, papers)
        found["build"] = f"{_process((*PROGRAM, 'build', str(folder))):.2f} s"
        command = (*PROGRAM, "decide", str(folder), "--from", str(folder / "acts.jsonl"))
        taken = _process(command)
        found["acts taken in from a file"] = f"{taken:.1f} s, {number / taken:.0f} acts/s"
        size = (folder / "decisions.jsonl").stat().st_size
        found["the log of rulings"] = f"{size / 1e6:.1f} MB"
    _process((*PROGRAM, "build", str(folder)))  # whatever changed since: the code, the last run
    return sorted({paper.date or "" for paper in papers})


def _write(folder: Path, acts: list[Any], papers: list[Any]) -> None:
    """The papers as text, fifty to a file, and the acts as lines that point at their words."""
    by_paper: dict[str, list[Any]] = {}
    for act in acts:
        by_paper.setdefault(act.document, []).append(act)
    lines: list[str] = []
    for first in range(0, len(papers), IN_A_FILE):
        name = f"notes-{first // IN_A_FILE:03}.txt"
        text = ""
        for number, paper in enumerate(papers[first : first + IN_A_FILE], first + 1):
            text += f"No. {number}.\nThe {paper.writers[0]} to the {paper.addressees[0]}.\n\n"
            text += f"Vessery, {_written(paper.date)}.\n\nSir:\n\n"
            for act in by_paper.get(paper.id, ()):
                quote = ASKED.format(act.id, len(lines))
                start = len(text)
                text += quote + " "
                lines.append(_line(act, name, start, quote))
            text += "\n\nI have the honor to be, etc.,\n\nThe Secretary.\n\n\n"
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "acts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "regesta.toml").write_text('skip = ["acts.jsonl"]\n', encoding="utf-8")


def _line(act: Any, name: str, start: int, quote: str) -> str:
    row: dict[str, Any] = {
        "file": name, "id": act.id, "start": start, "end": start + len(quote), "quote": quote,
        "type": act.type, "modality": act.modality, "actor": act.actor, "object": act.object,
        "targets": [{"name": one.name, "tier": "government"} for one in act.targets],
        "date": act.date, "deadline": list(act.deadline),
        "terms": [{"kind": one.kind, "text": one.text} for one in act.terms],
        "items": [{"item": one.item, "value": one.value} for one in act.items],
        "answers": [{"act": one.act} for one in act.answers],
    }  # fmt: skip
    return json.dumps({key: value for key, value in row.items() if value})


def _written(day: str) -> str:
    months = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )  # fmt: skip
    year, month, number = (int(part) for part in day.split("-"))
    return f"{months[month - 1]} {number}, {year}"


def _record(client: httpx.Client, folder: Path, number: int) -> float:
    """Seconds from sending an act to a matrix that shows it."""
    text = (folder / "notes-000.txt").read_text(encoding="utf-8")
    start = text.index("We ask", 400 * (number + 1))
    page = client.get(f"/words?source=notes-000.txt&start={start}&end={start + 6}")
    paper = page.headers["location"].split("?")[0]
    what = f"a question of the clock, number {number} of {time.time_ns()}"
    begun = time.perf_counter()
    sent = client.post(
        f"{paper}/acts",
        data={
            "words": f"{start}-{start + 30}", "type": "ask", "actor": "Government of 1",
            "target_name": "Government of 2", "object": what, "date": "1900-01-02",
        },
    )  # fmt: skip
    assert sent.status_code in (200, 303), sent.text[:500]
    shown = client.get("/ledger/questions?on=1900-01-05")
    seconds = time.perf_counter() - begun
    assert re.search(re.escape(what), shown.text), "the act is not in the matrix"
    return seconds


def _peer(folder: Path, runs: int) -> list[float]:
    from openpyxl import Workbook, load_workbook

    sheet = folder.parent / f"{folder.name}-acts.xlsx"
    if not sheet.exists():
        book = Workbook(write_only=True)
        page = book.create_sheet("acts")
        for line in (folder / "acts.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            page.append(
                [row.get(key) for key in ("id", "file", "type", "actor", "object", "date")]
                + [row["targets"][0]["name"]]
            )
        book.save(sheet)

    def filtered() -> None:
        rows = load_workbook(sheet, read_only=True)["acts"].iter_rows(values_only=True)
        assert [row for row in rows if row[2] == "ask" and str(row[5] or "") < "1905"]

    found = [_clocked(filtered) for _ in range(min(runs, 3))]
    sheet.unlink()
    return found


def _process(command: tuple[str, ...]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=INSTALLED)
    return time.perf_counter() - begun


def _processor(command: tuple[str, ...]) -> float:
    """Seconds of the processor that a process takes: a loaded machine does not change them much."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=INSTALLED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _clocked(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _spread(seconds: list[float]) -> str:
    least, most = min(seconds), max(seconds)
    return f"{least * 1000:.0f} / {median(seconds) * 1000:.0f} / {most * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
