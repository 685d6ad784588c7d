"""Takes the pictures of docs/images from the example, in headless Chromium.

    python tools/screenshots.py [NAME ...]

Each picture is a page of the edition of a copy of examples/verrin, in which one signature has
been ruled on, so that both the program's word and an editor's are seen.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from regesta.build import build
from regesta.edition import open_edition

REPOSITORY = Path(__file__).resolve().parents[1]
IMAGES = REPOSITORY / "docs" / "images"
EXAMPLE = REPOSITORY / "examples" / "verrin"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIMIT = 300_000
"""Bytes that a picture may have."""

OLD_STYLE = "03-counter-proposal.txt"
LEAFLET = "05-leaflet.txt"
PICTURES: dict[str, tuple[str, dict[str, object]]] = {
    "paper": ("/papers/{old_style}", {"height": 780}),
    "register": ("/papers", {"height": 720}),
    "nested": ("/papers/{leaflet}", {"height": 780, "scheme": "dark"}),
}


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


def prepare(folder: Path) -> dict[str, str]:
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


def main(wanted: list[str]) -> int:
    """Take the pictures; the exit code."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        print("no Chromium: nothing is taken")
        return 1
    IMAGES.mkdir(exist_ok=True)
    too_big = 0
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "verrin"
        ids = prepare(folder)
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"] if os.getuid() == 0 else []
        )
        with served(folder) as address:
            for name in wanted or list(PICTURES):
                path, options = PICTURES[name]
                context = browser.new_context(
                    viewport={"width": 1180, "height": options["height"]},
                    color_scheme=options.get("scheme", "light"),
                    device_scale_factor=1.25,
                )
                page = context.new_page()
                page.goto(address + path.format(**ids))
                picture = IMAGES / f"{name}.png"
                page.screenshot(path=picture)
                size = picture.stat().st_size
                too_big += size > LIMIT
                print(f"{picture.relative_to(REPOSITORY)}  {size:,} bytes")
                context.close()
        browser.close()
    return 1 if too_big else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
