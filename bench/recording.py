"""How long it takes to record an act on the reading page, by a simulated practised user.

`python -m bench.recording` records the forty acts of `recording_acts.jsonl` through the real page
in a real browser, with real key strokes and mouse movements at a human rate: 200 ms a key, 1.2 s
to mark words by dragging, 0.6 s to move the hand between mouse and keys, 1 s to look at the filled
form, and 1.5 s more for each field that is found wrong. What the user wants stands in the file, so
that deciding what an act is costs him nothing: the figure is of the handling alone. No person was
timed. `--types` tells instead how near the top of the list the type of hand-marked acts stands.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench import gold

ACTS = Path(__file__).with_name("recording_acts.jsonl")
KEY, DRAG, HAND, LOOK, NOTICE = 0.2, 1.2, 0.6, 1.0, 1.5
CHROMIUM = "/usr/bin/chromium"
Json = dict[str, Any]


class User:
    """Presses keys and moves the mouse no faster than a person, and counts what he does."""

    def __init__(self, page: Any, rate: float) -> None:
        self.page, self.rate, self.keys = page, rate, 0

    def wait(self, seconds: float) -> None:
        """Let time pass as a person would."""
        time.sleep(seconds * self.rate)

    def press(self, key: str) -> None:
        """One key."""
        self.keys += 1
        self.wait(KEY)
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Several keys."""
        for letter in words:
            if letter.isascii():
                self.press(letter if letter != " " else "Space")
            else:  # as by a key of another layout
                self.keys += 1
                self.wait(KEY)
                self.page.keyboard.insert_text(letter)

    def drag(self, start: int, end: int) -> None:
        """Mark the words of an extent with the mouse."""
        left, top, right, bottom = self.page.evaluate(_ENDS, [start, end])
        self.wait(DRAG / 2)
        self.page.mouse.move(left + 1, top)
        self.page.mouse.down()
        self.wait(DRAG / 2)
        self.page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=3)
        self.page.mouse.move(right - 1, bottom, steps=3)
        self.page.mouse.up()
        self.wait(HAND)

    def walk(self, start: int, end: int) -> None:
        """Mark the words with the keys alone: m, /, first letters, Enter, Shift with arrows."""
        self.press("m")
        self.press("/")
        for letter in self.page.evaluate(_WORDS, [start, end])[:40]:
            self.type(letter if not letter.isspace() else " ")
            if self.page.evaluate("(regesta.marked() || {start: -1}).start") == start:
                break
        self.press("Enter")
        for _ in range(60):
            if self.page.evaluate("regesta.marked().end") >= end:
                break
            self.press("Shift+ArrowRight")


def record(user: User, act: Json) -> Json:
    """Record one act; gives the time, the keys, and what had to be put right."""
    page = user.page
    user.keys, wrong = 0, list[str]()
    page.evaluate(_SHOW, act["start"])
    begun = time.perf_counter()
    (user.walk if act["how"] == "keys" else user.drag)(act["start"], act["end"])
    user.press("a")
    page.wait_for_selector("#recording .af-head .pick-input:focus")
    _choose_type(user, act["type"])
    user.press("Enter")
    page.wait_for_selector(f'#recording [data-fields][data-type="{act["type"]}"]')
    page.wait_for_function("!document.activeElement.matches('.af-head .pick-input')")
    user.wait(LOOK)
    for role in ("actor", "target"):
        if _put_right(user, role, act[f"{role}s"]):
            wrong.append(role)
    if act.get("deadline") and page.input_value("#recording [name=deadline]") != act["deadline"]:
        wrong.append("deadline")
    saving = time.perf_counter()
    user.press("Control+Enter")
    page.wait_for_selector(".act.item.fresh, #recording .wrong", timeout=20_000)
    if page.locator("#recording .wrong").count():
        sys.exit(f"bench: not recorded: {page.inner_text('#recording .wrong')}")
    done = time.perf_counter()
    page.evaluate("document.querySelector('.act.item.fresh').classList.remove('fresh')")
    return {
        "seconds": done - begun, "keys": user.keys, "wrong": wrong, "how": act["how"],
        "saving": done - saving - KEY * user.rate, "type": act["type"],
    }  # fmt: skip


def _choose_type(user: User, wanted: str) -> None:
    """Type letters of the type until it is first in the list."""
    first = "document.querySelector('#recording .pick-list [aria-selected=true]').firstChild.data"
    plain = wanted.replace("_", " ")
    for letter in plain:
        if user.page.evaluate(first).strip() == plain:
            return
        user.press("Space" if letter == " " else letter)
    assert user.page.evaluate(first).strip() == plain, wanted


def _put_right(user: User, role: str, wanted: list[str]) -> bool:
    """Put right the parties of a field where they are others; whether anything was wrong."""
    page = user.page
    boxes = page.locator(f"#recording [name={role}_name]:visible")
    if not boxes.count():
        return False
    shown = [boxes.nth(i).input_value() for i in range(boxes.count())]
    shown = [one for one in shown if one]
    if len(shown) == len(wanted) and all(
        want in have for want, have in zip(wanted, shown, strict=True)
    ):
        return False
    user.wait(NOTICE)
    for i, name in enumerate(wanted or [""]):
        if i < boxes.count():
            user.wait(HAND)
            boxes.nth(i).click(click_count=3)
        else:
            user.wait(HAND)
            field = "actors" if role == "actor" else "targets"
            another = page.locator(f"#recording [data-field={field}] .af-another summary")
            if another.count():
                another.click()
            else:
                user.press("Tab")
        user.type(name) if name else user.press("Delete")
        user.press("Tab")
    for i in range(len(wanted) or 1, boxes.count()):
        user.wait(HAND)
        boxes.nth(i).click(click_count=3)
        user.press("Delete")
    return True


_SHOW = """start => {
    const runs = [...document.querySelectorAll('#text [data-s]')].filter((r) => r.id);
    const run = runs.filter((r) => Number(r.dataset.s) <= start).pop();
    const words = regesta.rangeOf(start, start + 1).getBoundingClientRect();
    scrollBy({top: words.top - 300, behavior: 'instant'});
}"""
_ENDS = """([start, end]) => {
    const boxes = [...regesta.rangeOf(start, end).getClientRects()].filter((b) => b.width > 1);
    const a = boxes[0], b = boxes[boxes.length - 1];
    return [a.left, a.top + a.height / 2, b.right, b.top + b.height / 2];
}"""
_WORDS = "([start, end]) => regesta.rangeOf(start, end).toString()"


def main() -> None:
    """Record all acts and print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rate", type=float, default=1.0, help="0 for as fast as the page goes")
    asked.add_argument("--types", action="store_true", help="only how types are ordered")
    given = asked.parse_args()
    gold.require(gold.HAND)
    if given.types:
        _print_types()
        return
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("bench: playwright is not installed; it drives the browser")
    acts = [json.loads(line) for line in ACTS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "hand"
        folder.mkdir()
        for name in {act["file"] for act in acts}:
            shutil.copy(gold.HAND / name, folder / name)
        subprocess.run([sys.executable, "-m", "regesta", "build", str(folder)], check=True,
                       capture_output=True)  # fmt: skip
        serving = subprocess.Popen(
            [sys.executable, "-m", "regesta", "serve", str(folder), "--port", "0"],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert serving.stdout is not None
        address = serving.stdout.readline().split()[0].rstrip("/")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                user = User(page, given.rate)
                made = [_one(user, address, folder, act) for act in acts]
        finally:
            serving.terminate()
            serving.wait()
        lines = (folder / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    print(f"{len(made)} acts recorded, {len(lines)} rulings in the log")
    _print(made)


def _one(user: User, address: str, folder: Path, act: Json) -> Json:
    from regesta.edition import open_edition

    with open_edition(folder) as edition:
        around = [
            row for row in edition.rows()
            if row["source"] == act["file"] and row["kind"] != "apparatus"
            and row["start"] <= act["start"] < row["end"]
        ]  # fmt: skip
    inner = min(around, key=lambda row: row["end"] - row["start"])
    there = f"{address}/papers/{inner['id']}"
    if not user.page.url.startswith(there):
        user.page.goto(there)
    done = record(user, act)
    print(
        f"{done['seconds']:5.1f} s  {done['keys']:3} keys  {done['how']:5} {act['type']:12}"
        f" {act['file']} {act['start']}  {' '.join(done['wrong'])}",
        flush=True,
    )
    return done


def _print_types() -> None:
    """How often the type that a person gave is the first of the list, and among the first five."""
    from regesta.web import suggesting
    from regesta.web.actform import types_listed

    places: list[int] = []
    for path in sorted((gold.GOLD / "acts").glob("*-acts.jsonl")):
        used: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            act = json.loads(line)
            before = used.setdefault(act["doc"], [])
            names = [one.name for one in suggesting.order(act["quote"], types_listed(), before)]
            places.append(names.index(act["type"]))
            before.append(act["type"])
    first, five = sum(p == 0 for p in places), sum(p < 5 for p in places)
    print(f"{len(places)} acts: first {first / len(places):.2f}, of five {five / len(places):.2f}")


def _print(made: list[Json]) -> None:
    for how in ("mouse", "keys", None):
        some = [one for one in made if how in (None, one["how"])]
        if not some:
            continue
        seconds = [one["seconds"] for one in some]
        print(
            f"{'all' if how is None else 'words marked by ' + how}: {len(some)} acts, median "
            f"{statistics.median(seconds):.1f} s (slowest {max(seconds):.1f}), "
            f"{statistics.median([one['keys'] for one in some])} keys, "
            f"{sum(one < 15 for one in seconds)} under 15 s"
        )
    right = [one["seconds"] for one in made if not one["wrong"]]
    print(f"filled rightly at once: {len(right)}, median {statistics.median(right):.1f} s")
    wrong = Counter(field for one in made for field in one["wrong"])
    print("put right by hand:", ", ".join(f"{field} {n}" for field, n in wrong.most_common()))
    saving = [one["saving"] for one in made]
    print(f"from Ctrl+Enter to the act in the text: median {statistics.median(saving):.2f} s")


if __name__ == "__main__":
    main()
