"""Any name becomes one that every system can hold, and that leads nowhere else."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.intake.names import DEEPEST, LONGEST, clean_path, is_hidden, numbered

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "names_of_files.toml").read_text(encoding="utf-8")
)["case"]
NAMES = st.text(
    st.one_of(st.characters(), st.sampled_from("/\\.: \t\n\0\u202ecCoOnN1")), max_size=300
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_name_becomes(case):
    assert clean_path(case["given"]) == case["path"]


@given(NAMES)
def test_a_cleaned_name_lies_within_and_can_be_written(name):
    path = clean_path(name)
    parts = path.split("/")
    assert 0 < len(parts) <= DEEPEST
    for part in parts:
        assert part and part.strip(" .") and not part.startswith(".")
        assert part[-1] not in " ."
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in part)
        assert len(part.encode()) <= LONGEST
        assert not set(part) & set('\\/:*?"<>|\0\n\r\t')


@given(NAMES)
def test_cleaning_twice_is_cleaning_once(name):
    assert clean_path(clean_path(name)) == clean_path(name)


@given(NAMES, st.integers(2, 9999))
def test_a_number_keeps_folder_and_ending(name, number):
    path = clean_path(name)
    other = numbered(path, number)
    assert other != path
    assert other.rpartition("/")[0] == path.rpartition("/")[0]
    assert f"-{number}" in other


def test_a_long_name_keeps_its_ending():
    path = clean_path("д" * 200 + ".txt")
    assert path.endswith("д.txt") and len(path.encode()) <= LONGEST


@pytest.mark.parametrize(
    ("name", "hidden"),
    [(".DS_Store", True), ("a/.git/config", True), ("a.txt", False), ("../a.txt", False)],
)
def test_hidden_names_are_told(name, hidden):
    assert is_hidden(name) is hidden
