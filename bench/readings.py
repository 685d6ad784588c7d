"""Damages clean papers by a seeded script and counts what the proposed readings bring back.

    python bench/readings.py [--seed 1] [--every 40] [FILE …]

Without files it takes the divided papers of the gold set (`REGESTA_GOLD`). For each kind of damage
it prints how much was found (recall), for each rule how many proposals were right (precision: the
proposal gives back exactly what the clean text had there), and the speed on clean and damaged text.
The proposals made on the clean text are left out of the count: they are judged by hand
(docs/readings.md).
"""

import argparse
import hashlib
import os
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from regesta.model import Reading, Source
from regesta.stages.mark.readings import propose_readings

ROOT = Path(__file__).resolve().parents[1]
TUNED = "frus1861 frus1864p3 frus1870 frus1897 frus1918Russiav03 frus1919Parisv11 frus1934v05"
WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?![\w-])|(?<=\s)1[89]\d\d(?=[\s.,;])|(?<=\w); (?=[a-z])")


class Damage(NamedTuple):
    """What was done to `[start, end)` of the damaged text, and what stood there."""

    start: int
    end: int
    clean: str
    kind: str


def swap(word: str, old: str, new: str) -> str | None:
    """The word with one `old` read as `new`."""
    return word.replace(old, new, 1) if old in word else None


def split(word: str, at: float, between: str) -> str | None:
    """The word cut in two, at least three letters on either side."""
    if len(word) < 7:
        return None
    cut = 3 + int(at * (len(word) - 5))
    return word[:cut] + between + word[cut:]


def kinds(word: str, following: str, at: float) -> dict[str, str | None]:
    """Each kind of damage, with what it makes of the word; None where it does not fit."""
    if word == "; ":
        return {"semicolon read as 5": " 5 "}
    if word.isdigit():
        return {
            "space in a year": f"{word[:2]} {word[2:]}",
            "letters in a year": word.replace("1", "l"),
        }
    if not word.islower():
        return {}
    # Words cut at random places; a compound's parts may both be words, as in real papers.
    made: dict[str, str | None] = {
        "cut by a line": split(word, at, "-\n"),
        "cut, hyphen and space": split(word, at, "- "),
        "space in a word": split(word, at, " "),
        "ligature": swap(word, "fi", "ﬁ") or swap(word, "fl", "ﬂ"),
    }
    if len(word) > 4:
        made |= {
            "o read as 0": swap(word, "o", "0"),
            "l read as 1": swap(word, "l", "1"),
            "rn read as m": swap(word, "rn", "m"),
            "m read as rn": swap(word, "m", "rn"),
            "e read as c": swap(word, "e", "c"),
            "c read as e": swap(word, "c", "e"),
            "n read as u": swap(word, "n", "u"),
        }
    if word in {"the", "which", "with", "that", "their", "they", "this"}:
        made["h read as b or li"] = swap(word, "h", "b" if at < 0.5 else "li")
    if word in {"the", "of", "and", "be", "for"}:
        made["word twice"] = f"{word} {word}"
    if word in {"of", "in", "to", "by", "on"} and following.startswith("the "):
        made["no space"] = word + "the"
    return made


def damage(text: str, chance: random.Random, every: int) -> tuple[str, list[Damage]]:
    """The text with about one word in `every` damaged, kinds taking turns."""
    parts: list[str] = []
    done: list[Damage] = []
    at = length = 0
    used: Counter[str] = Counter()
    for hit in WORD.finditer(text):
        draw, where = chance.random(), chance.random()
        # Rare occasions (years, semicolons) are taken more often than common words.
        if draw * every > (1 if hit.group().isalpha() else 8) or hit.start() < at:
            continue
        clean, following = hit.group(), text[hit.end() + 1 : hit.end() + 6]
        made = {k: v for k, v in kinds(clean, following, where).items() if v}
        if not made:
            continue
        kind = min(made, key=lambda k: (used[k], k))
        used[kind] += 1
        damaged = made[kind]
        end = hit.end()
        if kind == "no space":
            clean, end = clean + " the", hit.end() + 4
        parts += [text[at : hit.start()], damaged]
        length += hit.start() - at
        done.append(Damage(length, length + len(damaged), clean, kind))
        length += len(damaged)
        at = end
    return "".join([*parts, text[at:]]), done


def source(text: str) -> Source:
    """A source of nothing but text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(path="x.txt", format="text", text=text, sha256=digest, file_sha256=digest)


def clean_text(text: str) -> str:
    """The text with what the rules propose on it put in, so that only new damage counts."""
    for reading in reversed(list(propose_readings(source(text)))):
        text = text[: reading.start] + reading.proposed + text[reading.end :]
    return text


def is_right(reading: Reading, damages: list[Damage], text: str) -> list[Damage]:
    """The damages that the reading mends, if it gives back what the clean text had; else none."""
    inside = [d for d in damages if d.start < reading.end and reading.start < d.end]
    start = min([reading.start, *(d.start for d in inside)])
    end = max([reading.end, *(d.end for d in inside)])
    was, at = "", start
    for d in inside:
        was += text[at : d.start] + d.clean
        at = d.end
    was += text[at:end]
    now = text[start : reading.start] + reading.proposed + text[reading.end : end]
    return inside if now == was else []


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=40)
    parser.add_argument("--show", help="print the wrong proposals of this rule")
    arguments = parser.parse_args()
    gold = Path(os.environ.get("REGESTA_GOLD", ROOT.parent / "shared" / "gold"))
    files = arguments.files or [gold / "papers/volumes" / f"{n}-d61.txt" for n in TUNED.split()]
    if not all(file.is_file() for file in files):
        parser.exit(0, f"no papers at {gold}: name files, or set REGESTA_GOLD\n")
    texts = [clean_text(file.read_text(encoding="utf-8")) for file in files]
    chance = random.Random(arguments.seed)
    all_of: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    slow = 0.0
    for text in texts:
        damaged, damages = damage(text, chance, arguments.every)
        all_of.update(d.kind for d in damages)
        before = time.perf_counter()
        readings = list(propose_readings(source(damaged)))
        slow += time.perf_counter() - before
        for reading in readings:
            mended = is_right(reading, damages, damaged)
            found.update(d.kind for d in mended)
            (right if mended else wrong)[reading.rule] += 1
            if not mended and reading.rule == arguments.show:
                around = damaged[max(0, reading.start - 30) : reading.end + 30]
                print(repr(around), "→", repr(reading.proposed))
    before = time.perf_counter()
    for text in texts:
        list(propose_readings(source(text)))
    quick = time.perf_counter() - before
    show(all_of, found, right, wrong)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"\n{size:.1f} MB: {size / quick:.1f} MB/s clean, {size / slow:.1f} MB/s damaged")


def show(
    all_of: Counter[str], found: Counter[str], right: Counter[str], wrong: Counter[str]
) -> None:
    """Prints recall by kind of damage and precision by rule."""
    print(f"{'damage':28}{'done':>8}{'found':>8}{'recall':>8}")
    for kind, n in sorted(all_of.items()):
        print(f"{kind:28}{n:8}{found[kind]:8}{found[kind] / n:8.2f}")
    print(f"{'all':28}{all_of.total():8}{found.total():8}{found.total() / all_of.total():8.2f}\n")
    print(f"{'rule':28}{'right':>8}{'wrong':>8}{'precision':>11}")
    right["all"], wrong["all"] = right.total(), wrong.total()
    for rule in sorted({*right, *wrong}, key=lambda r: (r == "all", r)):
        share = right[rule] / (right[rule] + wrong[rule] or 1)
        print(f"{rule:28}{right[rule]:8}{wrong[rule]:8}{share:11.3f}")


if __name__ == "__main__":
    main()
