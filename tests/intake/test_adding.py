"""A file gets into the folder whole, over nothing that is there, or it is said why not."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from regesta.errors import FolderNotUsable
from regesta.intake import add, check_usable
from regesta.intake.adding import PART
from regesta.settings import Settings

PLAIN = Settings()
WORDS = b"Tosk, 1 March 1871.\n\nThe ford is open.\n"


def files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_file_is_added_under_its_name(tmp_path):
    came = add(tmp_path, "ford.txt", WORDS, PLAIN)
    assert (came.fate, came.path, came.message) == ("added", "ford.txt", "")
    assert (tmp_path / "ford.txt").read_bytes() == WORDS
    assert files(tmp_path) == ["ford.txt"]


def test_the_same_words_are_not_kept_twice_and_other_words_get_a_number(tmp_path):
    add(tmp_path, "ford.txt", WORDS, PLAIN)
    assert add(tmp_path, "ford.txt", WORDS, PLAIN).fate == "there"
    other = add(tmp_path, "ford.txt", WORDS + b"And shut.\n", PLAIN)
    assert (other.fate, other.path) == ("renamed", "ford-2.txt")
    assert "ford-2.txt" in other.message
    assert add(tmp_path, "ford.txt", WORDS + b"And shut.\n", PLAIN).path == "ford-2.txt"
    assert files(tmp_path) == ["ford-2.txt", "ford.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.pdf", b"%PDF-1.4 \x00", "a PDF"),
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n ", ""),
        ("table.csv", b"a,b\n", "a table"),
        ("noise.txt", bytes(range(256)) * 8, ""),
        (".DS_Store", WORDS, "hidden"),
        ("x/.regesta/edition.txt", WORDS, "hidden"),
        ("regesta.toml", WORDS, "the edition keeps"),
        ("Decisions.JSONL", WORDS, "the edition keeps"),
        ("damaged.xml", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", ""),
    ],
)
def test_what_cannot_be_a_paper_is_refused_with_a_remedy(tmp_path, name, data, said):
    came = add(tmp_path, name, data, PLAIN)
    assert came.fate == "refused" and came.path is None
    assert said in came.message and came.message and came.remedy
    assert "skip" not in came.remedy, "it is not in the folder"
    assert files(tmp_path) == []


def test_what_the_settings_skip_or_forbid_is_refused(tmp_path):
    skipping = Settings(skip=("drafts/",), largest_added=1)
    assert "skip" in add(tmp_path, "drafts/a.txt", WORDS, skipping).message
    large = add(tmp_path, "a.txt", b"a" * ((1 << 20) + 1), skipping)
    assert "larger than 1 MB" in large.message and "largest_added" in large.remedy


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    folder, elsewhere = tmp_path / "papers", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "out").symlink_to(elsewhere)
    with pytest.raises(FolderNotUsable, match="leads out"):
        add(folder, "out/a.txt", WORDS, PLAIN)
    assert files(elsewhere) == []
    (folder / "dead.txt").symlink_to(elsewhere / "new.txt")
    assert add(folder, "dead.txt", WORDS, PLAIN).path == "dead-2.txt"
    assert files(elsewhere) == []


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
def test_many_at_once_under_one_name_lose_nothing(tmp_path, monkeypatch, links):
    if not links:

        def refuse(*_):
            raise PermissionError("no links here")

        monkeypatch.setattr(os, "link", refuse)
    texts = [f"Tosk, {n} March 1871.\n\nThe ford is open.\n".encode() for n in range(1, 25)]
    with ThreadPoolExecutor(8) as threads:
        came = list(threads.map(lambda data: add(tmp_path, "ford.txt", data, PLAIN), texts * 2))
    assert {one.fate for one in came} <= {"added", "renamed", "there"}
    kept = [(tmp_path / name).read_bytes() for name in files(tmp_path)]
    assert set(kept) == set(texts)
    assert all((tmp_path / one.path).is_file() for one in came)
    if links:
        assert len(kept) == len(texts)


def test_what_a_killed_program_left_is_swept_when_it_is_old(tmp_path):
    old, young = tmp_path / f"{PART}aa", tmp_path / f"{PART}bb"
    for one in (old, young):
        one.write_bytes(b"half")
    long_ago = time.time() - 100_000
    os.utime(old, (long_ago, long_ago))
    add(tmp_path, "ford.txt", WORDS, PLAIN)
    assert files(tmp_path) == [f"{PART}bb", "ford.txt"]


def test_a_folder_that_is_not_there_is_made_only_when_that_is_wanted(tmp_path):
    place = tmp_path / "new" / "papers"
    with pytest.raises(FolderNotUsable) as told:
        check_usable(place, create=False, command="open")
    assert "regesta open --create" in (told.value.remedy or "")
    check_usable(place, create=True, command="open")
    assert place.is_dir()
