"""Eleven volumes of FRUS in TEI against the same papers as plain text."""

import difflib
import json
import os
import time
from pathlib import Path

import pytest

from regesta.model import Mark, Source
from regesta.settings import Settings
from regesta.stages.read import list_files, read_file

GOLD = Path(os.environ.get("REGESTA_GOLD", Path(__file__).parents[4] / "shared" / "gold"))

needs_gold = pytest.mark.skipif(
    not (GOLD / "tei").is_dir(), reason=f"the gold volumes are not at {GOLD}"
)


def documents(source: Source) -> dict[str, Mark]:
    found = ((dict(m.attrs).get("id"), m) for m in source.given if m.kind == "document")
    return {name: mark for name, mark in found if name is not None}


def agreement(source: Source, plain: Path, last: str) -> tuple[int, int]:
    """Lines of the plain text that the TEI gives too, in order, and how many there are."""
    wanted = plain.read_text(encoding="utf-8").rstrip("\n").split("\n")
    marks = documents(source)
    got = source.text[marks["d61"].start : marks[last].end].split("\n")
    blocks = difflib.SequenceMatcher(None, got, wanted, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks), len(wanted)


@needs_gold
@pytest.mark.slow
def test_eleven_volumes_load_and_agree_with_their_plain_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    same = lines = size = papers = 0
    seconds = 0.0
    for name in list_files(GOLD / "tei", Settings()):
        began = time.perf_counter()
        source = read_file(GOLD / "tei", name, Settings())
        seconds += time.perf_counter() - began
        size += (GOLD / "tei" / name).stat().st_size
        papers += sum(
            mark.kind == "document" and ("type", "document") in mark.attrs for mark in source.given
        )
        for mark in source.given:
            held = source.text[mark.start : mark.end]
            assert held == held.strip() != "", mark
        plain = GOLD / "papers" / "volumes" / f"{Path(name).stem}-d61.txt"
        gold = plain.with_name(f"{Path(name).stem}-d61.gold.jsonl").read_text(encoding="utf-8")
        last = json.loads(gold.splitlines()[-1])["id"].rpartition("/")[2]
        part, whole = agreement(source, plain, last)
        assert part / whole >= 0.98, name
        same, lines = same + part, lines + whole
    with capsys.disabled():
        print(
            f"\n{papers} papers; {same} of {lines} lines as in the plain text "
            f"({same / lines:.1%}); {size / seconds / 1e6:.1f} MB/s"
        )
    assert same / lines >= 0.995
    assert papers == 5812
