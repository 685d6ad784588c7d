"""How well a ruling's words are found again after their source was edited.

`python bench/anchors.py` prints, for clauses, for bare names, for the first words of papers and
for the last ones: what share is found rightly and falsely after random edits of one to ten in a
hundred code points, what is found falsely after the passage was cut out, and how long a search
takes in a text of 4 MB. Everything is drawn by a fixed seed: two runs print the same shares.
The limits in `regesta.decisions.quotes` were chosen on the usual texts; `--held-back` takes
others, on which nothing was chosen.
"""

import hashlib
import os
import random
import re
import sys
import time
from pathlib import Path

from regesta.decisions.anchors import locate, make, of_closing, of_opening
from regesta.model import Anchor, Source

REPOSITORY = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("REGESTA_GOLD", REPOSITORY.parent / "shared" / "gold"))
RATES = (0.0, 0.002, 0.01, 0.03, 0.05, 0.1)
PER_TEXT = 16
MOST = 300_000
_CLAUSE = re.compile(r"[^.;:!?\n]{40,240}[.;:!?]")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{3,}")
_LETTERS = "etaoinshrdlu ,.\n1lI"


def main() -> int:
    """Print the tables."""
    texts = sample_texts(held_back="--held-back" in sys.argv)
    if not texts:
        print(f"No texts under {GOLD / 'papers'} or {REPOSITORY / 'examples'}.", file=sys.stderr)
        return 1
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} code points")
    print("\nafter random edits: found rightly / found falsely, % (n)")
    print(f"{'':>10}" + "".join(f"{rate:>16.1%}" for rate in RATES))
    for kind in ("clause", "name", "opening", "closing"):
        print(f"{kind:>10}" + "".join(f"{_edited(texts, kind, rate):>16}" for rate in RATES))
    print("\npassage cut out, rest edited: found falsely, % (n)")
    for kind in ("clause", "name", "opening", "closing"):
        print(f"{kind:>10}" + "".join(f"{_cut_out(texts, kind, rate):>16}" for rate in RATES))
    _time(texts)
    return 0


def sample_texts(*, held_back: bool = False) -> list[str]:
    """The first 24 texts of the gold papers, of each at most the first 300,000 code points.

    Held back: what follows in those texts, and the texts that follow them.
    """
    files = sorted(GOLD.glob("papers/**/*.txt")) + sorted(GOLD.glob("seeds/*.txt"))
    files += sorted((REPOSITORY / "examples").glob("**/*.txt"))
    texts = [one.read_text(encoding="utf-8-sig", errors="replace") for one in files]
    if not held_back:
        return [text[:MOST] for text in texts[:24]]
    rest = [text[MOST : 2 * MOST] for text in texts[:24] if len(text) > MOST + 20_000]
    return rest + [text[:MOST] for text in texts[24:]]


def source_of(text: str) -> Source:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(path="a.txt", format="text", text=text, sha256=digest, file_sha256=digest)


def passages(text: str, kind: str, draw: random.Random) -> list[tuple[int, int]]:
    """Extents to anchor: clauses, names in running text, or extents as long as a paper."""
    if kind in ("clause", "name"):
        found = [m.span() for m in (_CLAUSE if kind == "clause" else _NAME).finditer(text)]
    else:
        starts = [m.end() for m in re.finditer(r"\n\n(?=\S)", text)]
        found = [(start, min(len(text), start + 3000)) for start in starts]
    return sorted(draw.sample(found, min(PER_TEXT, len(found))))


def anchor_of(source: Source, extent: tuple[int, int], kind: str) -> Anchor:
    build = {"opening": of_opening, "closing": of_closing}.get(kind, make)
    return build(source, *extent)


def edit(text: str, rate: float, draw: random.Random) -> tuple[str, list[int]]:
    """The text with random insertions, deletions, substitutions; where each offset went."""
    out: list[str] = []
    moved: list[int] = []
    length = 0
    for char in text:
        moved.append(length)
        piece = char
        if draw.random() < rate:
            how = draw.randrange(3)
            other = draw.choice(_LETTERS)
            piece = (char + other, "", other)[how]
        out.append(piece)
        length += len(piece)
    moved.append(length)
    return "".join(out), moved


def _edited(texts: list[str], kind: str, rate: float) -> str:
    right = false = total = 0
    for number, text in enumerate(texts):
        draw = random.Random(f"{kind}{number}")
        source = source_of(text)
        changed, moved = edit(text, rate, random.Random(f"{rate}{number}"))
        target = source_of(changed + " ")  # never the same digest: the quote must be searched
        for extent in passages(text, kind, draw):
            anchor = anchor_of(source, extent, kind)
            low, high = moved[anchor.start], moved[anchor.end]
            found = locate(anchor, target)
            total += 1
            if found is None:
                continue
            shared = min(high, found.end) - max(low, found.start)
            if shared * 2 >= max(high - low, found.end - found.start):
                right += 1
            else:
                false += 1
    return f"{100 * right / total:.1f}/{100 * false / total:.1f} ({total})"


def _cut_out(texts: list[str], kind: str, rate: float) -> str:
    false = total = 0
    for number, text in enumerate(texts):
        draw = random.Random(f"{kind}{number}")
        source = source_of(text)
        for extent in passages(text, kind, draw)[:: 1 if rate in (0.0, 0.03) else 4]:
            anchor = anchor_of(source, extent, kind)
            near = max(0, anchor.start - 20_000)
            rest = text[near : anchor.start] + text[anchor.end : anchor.end + 20_000]
            changed, _ = edit(rest, rate, random.Random(f"{rate}{number}"))
            total += 1
            false += locate(anchor, source_of(changed)) is not None
    return f"{100 * false / total:.1f} ({total})"


def _time(texts: list[str]) -> None:
    joined = "\n\n".join(texts)
    big = (joined * (4_000_000 // len(joined) + 1))[:4_000_000]
    where = random.Random("clock").sample([m.span() for m in _CLAUSE.finditer(joined)], 20)
    changed, _ = edit(joined, 0.05, random.Random("clock"))
    target = source_of((big + changed)[-4_000_000:])
    spent: list[float] = []
    for extent in where:
        anchor = make(source_of(joined), *extent)
        begin = time.perf_counter()
        locate(anchor, target)
        spent.append(time.perf_counter() - begin)
    spent.sort()
    print(f"\none search in 4 MB: median {spent[10]:.3f} s, slowest {spent[-1]:.3f} s")


if __name__ == "__main__":
    sys.exit(main())
