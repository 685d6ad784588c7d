"""Takes the pictures of docs/images from the example, in headless Chromium.

    python tools/screenshots.py [NAME ...]

Each picture is a page of an edition that is made for it: a copy of examples/verrin, in which one
signature has been ruled on, so that both the program's word and an editor's are seen; a copy of
examples/ardesh with its acts; or the folder of docs/tutorial.md as it is in one of its parts.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tutorial_page
from playwright.sync_api import Browser, Page, sync_playwright

from regesta.build import build
from regesta.cli.main import run
from regesta.edition import open_edition

REPOSITORY = Path(__file__).resolve().parents[1]
IMAGES = REPOSITORY / "docs" / "images"
EXAMPLE = REPOSITORY / "examples" / "verrin"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIMIT = 300_000
"""Bytes that a picture may have."""

OLD_STYLE = "03-counter-proposal.txt"
LEAFLET = "05-leaflet.txt"
SENDER = "Press Office of the Government of Marn"
PICTURES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "paper": ("verrin", "/papers/{old_style}", {"height": 780}),
    "register": ("verrin", "/papers", {"height": 720}),
    "nested": ("verrin", "/papers/{leaflet}", {"height": 780, "scheme": "dark"}),
    "ledger": ("ardesh", "/ledger?on=2026-03-13", {"height": 820}),
    "matrix": ("ardesh", "/ledger/questions?on=2026-03-13", {"height": 700}),
    "tutorial-sender": (
        "papers",
        "/papers/{denial}",
        {"height": 660, "mark": ("04-denial.txt", SENDER)},
    ),
    "tutorial-form": (
        "papers",
        "/papers/{proposal}",
        {"width": 1280, "height": 660, "mark": 0, "keys": ("a", "prop", "Enter")},
    ),
    "tutorial-matrix": ("acts", "/ledger/questions?on=2026-06-09", {"height": 540}),
    "tutorial-brief": ("talks", "/ledger/brief?on=2026-06-11", {"height": 820}),
}
"""Of each: the edition, the page, and what is done on it before the picture is taken."""
MARK = """([start, end]) => {
    const range = regesta.rangeOf(start, end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.getElementById("text").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which an edition is served while one needs it."""
    command = [sys.executable, "-m", "regesta", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[0].rstrip("/")
        finally:
            process.terminate()


def verrin(folder: Path) -> dict[str, str]:
    """Build the copy, rule once; the ids of the papers that are shown."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".regesta", "decisions.jsonl"))
    build(folder)
    with open_edition(folder) as edition:
        rows = list(edition.rows())
        papers = [row for row in rows if row["kind"] != "apparatus" and not row["nested_in"]]
        ids = {
            name: next(row["id"] for row in papers if row["source"] == source)
            for name, source in (("old_style", OLD_STYLE), ("leaflet", LEAFLET))
        }
        edition.decide(
            "correct",
            document=ids["old_style"],
            field="signed",
            value=[{"name": "Konstantin Veliaš", "role": "Foreign Delegate"}],
            who="Ada Vesk",
            reason="the office stands in the heading",
        )
    return ids


def ardesh(folder: Path) -> dict[str, str]:
    """Build the copy of the standstill, with its acts."""
    shutil.copytree(
        EXAMPLE.with_name("ardesh"),
        folder,
        ignore=shutil.ignore_patterns(".regesta", "decisions.jsonl"),
    )
    build(folder)
    run(["decide", str(folder), "--from", str(folder / "acts.jsonl")])
    return {}


def tutorial(folder: Path) -> dict[str, str]:
    """The papers of the tutorial, its acts (but in `papers`), its ruling (in `talks`)."""
    page = tutorial_page.PAGE.read_text(encoding="utf-8")
    folder.mkdir()
    for name, words in tutorial_page.papers(page).items():
        (folder / name).write_text(words, encoding="utf-8")
    (folder / "regesta.toml").write_text('title = "talks"\neditor = "Ada Vesk"\n', encoding="utf-8")
    build(folder)
    every = tutorial_page.lines(page).splitlines(keepends=True)
    lines = {"papers": [], "acts": [one for one in every if "party" not in json.loads(one)]}
    if told := lines.get(folder.name, every):
        file = folder.with_suffix(".jsonl")
        file.write_text("".join(told), encoding="utf-8")
        run(["decide", str(folder), "--from", str(file)])
    with open_edition(folder) as edition:
        ids = {Path(row["source"]).stem.split("-")[1]: row["id"] for row in edition.rows()}
        if told:
            edition.decide(
                "correct", document=ids["denial"], field="from",
                value=[{"name": SENDER, "role": None}],
            )  # fmt: skip
    return ids


def act(page: Page, options: dict[str, Any]) -> None:
    """Mark words as the tutorial tells, and press keys."""
    told = tutorial_page.PAGE.read_text(encoding="utf-8")
    mark = options["mark"]
    file, words = tutorial_page.acts(told)[mark][:2] if isinstance(mark, int) else mark
    page.evaluate(MARK, list(tutorial_page.where(tutorial_page.papers(told)[file], words)))
    for key in options.get("keys", ()):
        page.wait_for_timeout(400)
        (page.keyboard.press if len(key) == 1 or key == "Enter" else page.keyboard.type)(key)
    page.wait_for_timeout(400)


def main(wanted: list[str]) -> int:
    """Take the pictures; the exit code."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        print("no Chromium: nothing is taken")
        return 1
    IMAGES.mkdir(exist_ok=True)
    names = wanted or list(PICTURES)
    too_big = 0
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"] if os.getuid() == 0 else []
        )
        for edition in dict.fromkeys(PICTURES[name][0] for name in names):
            folder = Path(place) / edition
            ids = {"verrin": verrin, "ardesh": ardesh}.get(edition, tutorial)(folder)
            with served(folder) as address:
                for name in (one for one in names if PICTURES[one][0] == edition):
                    too_big += picture(browser, name, address, ids) > LIMIT
        browser.close()
    return 1 if too_big else 0


def picture(browser: Browser, name: str, address: str, ids: dict[str, str]) -> int:
    """Take one; its bytes."""
    _, path, options = PICTURES[name]
    context = browser.new_context(
        viewport={"width": options.get("width", 1180), "height": options["height"]},
        color_scheme=options.get("scheme", "light"),
        device_scale_factor=1.25,
    )
    page = context.new_page()
    page.goto(address + path.format(**ids))
    if "mark" in options:
        act(page, options)
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    print(f"{file.relative_to(REPOSITORY)}  {file.stat().st_size:,} bytes")
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
