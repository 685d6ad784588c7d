"""Lines that are kept are of one state, whole, whoever writes, reads or is killed meanwhile."""

import subprocess
import sys
import time

import pytest

from regesta.store.kept_lines import FILE, About, keep_all, kept_lines

ABOUT = About(last_day=9, threads=(("t-1", ("the ferry",)),))
WRITER = """
import sys
from pathlib import Path
from regesta.store.kept_lines import About, keep_all
folder, mine = Path(sys.argv[1]), sys.argv[2]
print("begun", flush=True)
while True:
    for state in (mine + "1", mine + "2"):
        lines = [(f"k{at}", [(1, 99, state.encode())]) for at in range(300)]
        keep_all(folder, state, About(9, ()), {}, {"questions": lines})
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".regesta").mkdir()
    return tmp_path


def keep(folder, state, lines):
    keep_all(folder, state, ABOUT, {"a1": "t-1"}, lines)


def on(folder, state, day):
    with kept_lines(folder, state) as lines:
        return None if lines is None else lines.on(day)


def test_a_day_shows_the_stretches_around_it_in_the_order_of_their_lines(folder):
    keep(folder, "s", {"questions": [("b", [(2, 5, b"b2"), (5, 9, b"b5")]), ("a", [(4, 6, b"a")])]})
    assert [on(folder, "s", day)["questions"] for day in (1, 2, 4, 5, 6, 9)] == [
        {}, {"b": b"b2"}, {"b": b"b2", "a": b"a"}, {"b": b"b5", "a": b"a"}, {"b": b"b5"}, {},
    ]  # fmt: skip
    assert list(on(folder, "s", 4)["questions"]) == ["b", "a"]
    assert on(folder, "another", 4) is None
    with kept_lines(folder, "s") as lines:
        assert (lines.about, lines.thread_of()) == (ABOUT, {"a1": "t-1"})


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path):
    keep(tmp_path / "nowhere", "s", {})
    assert on(tmp_path / "nowhere", "s", 1) is None


def test_a_file_of_another_version_is_made_anew(folder):
    keep(folder, "s", {})
    import sqlite3

    with sqlite3.connect(folder / ".regesta" / FILE) as connection:
        connection.execute("PRAGMA user_version = 7")
    assert on(folder, "s", 1) is None
    keep(folder, "s", {"claims": [("a", [(1, 9, b"a")])]})
    assert on(folder, "s", 1) == {"claims": {"a": b"a"}}


def test_two_writers_who_are_killed_leave_one_state_whole(folder):
    for times in range(3):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(folder), mine],
                stdout=subprocess.PIPE, text=True,
            )
            for mine in "ab"
        ]  # fmt: skip
        for one in writers:
            assert one.stdout.readline() == "begun\n"
        until = time.monotonic() + 0.3 + 0.07 * times
        seen = 0
        while time.monotonic() < until:
            seen += _whole(folder)
        for one in writers:
            one.kill()
            one.wait()
            one.stdout.close()
        assert seen
        assert _whole(folder) == 1


def _whole(folder):
    """How many of the four states are kept; each that is has its own lines, all of them."""
    found = 0
    for state in ("a1", "a2", "b1", "b2"):
        lines = on(folder, state, 5)
        if lines is not None:
            assert lines == {"questions": {f"k{at}": state.encode() for at in range(300)}}
            found += 1
    return found
