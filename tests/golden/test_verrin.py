"""The example collection, paper by paper, against what was written down by hand.

`verrin.jsonl` has a line for each paper: `opening` are its first words (white space collapsed;
a page mark or a number of the edition may stand before them), a party is given by words that one
of the program's parties must hold, `kind` may name several that are right, null for `to` means
that it is not compared. `known` names the fields that are known to fail, each with the reason.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

import regesta.build
import regesta.edition

EXAMPLE = Path(__file__).parents[2] / "examples" / "verrin"
GOLD = [
    json.loads(line)
    for line in Path(__file__).with_name("verrin.jsonl").read_text(encoding="utf-8").splitlines()
]
LEAD = 24
"""Code points that may stand before the first words: a page mark, a number of the edition."""
FIELDS = ("kind", "from", "to", "signed", "date", "published", "place", "received", "number")
COMPARED = ("opening", "nested_in", *FIELDS)


def cases():
    for gold in GOLD:
        for field in COMPARED:
            reason = gold["known"].get(field)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            label = f"{gold['source'][:2]}-{gold['opening'][:28]}-{field}"
            yield pytest.param(gold, field, id=label, marks=marks)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples") / "verrin"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".regesta", "decisions.jsonl"))
    regesta.build.build(folder)
    return regesta.edition.open_edition(folder)


@pytest.fixture(scope="module")
def papers(edition):
    return rows_with_text(edition)


def rows_with_text(edition):
    """Rows that are papers, each with its text, white space collapsed."""
    rows = [row for row in edition.rows() if row["kind"] != "apparatus"]
    texts = {source: edition.text(source) for source in {row["source"] for row in rows}}
    return [(row, collapse(texts[row["source"]][row["start"] : row["end"]])) for row in rows]


def collapse(text):
    return re.sub(r"\s+", " ", text).strip()


def tokens(text):
    return set(re.findall(r"\w+", text.casefold()))


def find(papers, source, opening):
    """The row that begins with these words; where two do (a frame around a paper), the shorter."""
    hits = [
        row
        for row, text in papers
        if row["source"] == source and -1 < text[: LEAD + len(opening)].find(opening) <= LEAD
    ]
    return min(hits, key=lambda row: row["end"] - row["start"], default=None)


def names_all(wanted, parties):
    """Whether each of the wanted is one of the parties, and there are no others."""
    have = [tokens(f"{party['name'] or ''} {party['role'] or ''}") for party in parties]
    return len(have) == len(wanted) and all(
        any(tokens(want) <= words for words in have) for want in wanted
    )


def agrees(field, want, got):
    if field == "kind":
        return got in want.split("|")
    if field in ("from", "to", "signed"):
        return want is None or names_all(want, got)
    if field in ("date", "received", "published"):
        return (got or {}).get("value") == want
    if field == "place":
        return (got or {}).get("name") == want
    return got == want


def disagreement(papers, gold, field):
    """What is wrong with a field, or None where it is as it was written down."""
    row = find(papers, gold["source"], gold["opening"])
    if row is None:
        return f"no paper begins with {gold['opening']!r}"
    if field == "opening":
        return None
    want, got = gold[field], row[field]
    if field == "nested_in":
        container = want and find(papers, gold["source"], want)
        want = container["id"] if container else None
    return None if agrees(field, want, got) else f"{want!r} expected, told {got!r}"


@pytest.mark.parametrize(("gold", "field"), list(cases()))
def test_the_example_is_told_as_it_was_written_down(papers, gold, field):
    assert disagreement(papers, gold, field) is None


def test_nothing_else_is_taken_for_a_paper(papers):
    known = [find(papers, gold["source"], gold["opening"]) for gold in GOLD]
    ids = {row["id"] for row in known if row}
    others = [(row["source"], text[:60]) for row, text in papers if row["id"] not in ids]
    assert others == []


def test_every_file_says_that_it_is_invented():
    for path in sorted(EXAMPLE.iterdir()):
        if path.is_file() and path.suffix in {".txt", ".md", ".xml"}:
            assert b"Invented for Regesta" in path.read_bytes(), path.name
