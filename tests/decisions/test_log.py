"""The log of rulings: appended to, synced, read whatever was done to it."""

import json
import os

import msgspec
import pytest

from regesta.decisions import log
from regesta.errors import FolderNotUsable
from regesta.model import Anchor, Decision
from regesta.settings import Settings

ANCHOR = Anchor(source="a.txt", text_sha256="0", start=0, end=4, exact="Sir:", prefix="", suffix="")


def decision(number, **more):
    given = {"when": f"2026-11-25T10:00:{number:02}Z", "who": "Ada", "action": "reject"}
    made = Decision(id="", anchor=ANCHOR, document="d-1", field="number", **(given | more))
    return log.identify(made)


def test_what_is_appended_is_read_in_the_file_s_order(tmp_path):
    late, early = decision(9), decision(1)
    log.append(tmp_path, late)
    log.append(tmp_path, early)
    assert log.read(tmp_path) == log.Log(decisions=(late, early))


def test_no_log_is_an_empty_log(tmp_path):
    assert log.read(tmp_path) == log.Log()


def test_nothing_appended_makes_no_file(tmp_path):
    log.append(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_file_and_folder_are_synced(tmp_path, monkeypatch):
    synced = []
    sync = os.fsync

    def remember(handle):
        synced.append(os.fstat(handle).st_ino)
        sync(handle)

    monkeypatch.setattr(os, "fsync", remember)
    log.append(tmp_path, decision(1))
    log.append(tmp_path, decision(2))
    file, folder = (tmp_path / log.FILE).stat().st_ino, tmp_path.stat().st_ino
    assert synced == [file, folder, file]


@pytest.mark.parametrize("cut", [1, 10, 80])
def test_a_half_written_last_line_is_reported_kept_and_passed(tmp_path, cut):
    path = tmp_path / log.FILE
    log.append(tmp_path, decision(1), decision(2))
    path.write_bytes(path.read_bytes()[: -cut - 1])
    half = path.read_bytes()
    before = log.read(tmp_path)
    assert before.decisions == (decision(1),)
    assert [problem.line for problem in before.problems] == [2]
    assert "half written" in before.problems[0].message
    log.append(tmp_path, decision(3))
    after = log.read(tmp_path)
    assert after.decisions == (decision(1), decision(3))
    assert path.read_bytes().startswith(half + b"\n")


def test_a_last_line_that_lacks_only_its_end_counts(tmp_path):
    path = tmp_path / log.FILE
    log.append(tmp_path, decision(1))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log.append(tmp_path, decision(2))
    assert log.read(tmp_path).decisions == (decision(1), decision(2))


def test_marks_of_a_merge_are_problems_and_both_sides_are_read(tmp_path):
    lines = [msgspec.json.encode(decision(number)).decode() for number in (3, 1, 2)]
    merged = f"<<<<<<< HEAD\n{lines[0]}\n=======\n{lines[1]}\n>>>>>>> theirs\n{lines[2]}\n"
    (tmp_path / log.FILE).write_text(merged)
    read = log.read(tmp_path)
    assert read.decisions == (decision(3), decision(1), decision(2))
    assert [problem.line for problem in read.problems] == [1, 3, 5]
    assert all("merge" in problem.message for problem in read.problems)


def test_a_line_that_both_branches_hold_is_taken_once(tmp_path):
    log.append(tmp_path, decision(1))
    log.append(tmp_path, decision(1))
    assert log.read(tmp_path).decisions == (decision(1),)


def test_unknown_keys_stay_in_the_file(tmp_path):
    path = tmp_path / log.FILE
    table = json.loads(msgspec.json.encode(decision(1))) | {"mood": "glad"}
    path.write_text(json.dumps(table) + "\n")
    log.append(tmp_path, decision(2))
    assert log.read(tmp_path) == log.Log(decisions=(decision(1), decision(2)))
    assert '"mood": "glad"' in path.read_text()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"not JSON", "No ruling"),
        (b'{"id": "r-1"}', "missing required"),
        (b"\xff\xfe{}", "No ruling"),
        (msgspec.json.encode(decision(1, action="bless")), "no action that this version knows"),
    ],
)
def test_a_line_that_cannot_be_read_hides_no_other(tmp_path, line, says):
    log.append(tmp_path, decision(1))
    path = tmp_path / log.FILE
    path.write_bytes(line + b"\n" + path.read_bytes())
    read = log.read(tmp_path)
    assert read.decisions == (decision(1),)
    assert says in read.problems[0].message
    assert read.problems[0].remedy


def test_windows_line_ends_and_a_mark_at_the_start_are_no_matter(tmp_path):
    line = msgspec.json.encode(decision(1))
    (tmp_path / log.FILE).write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n")
    assert log.read(tmp_path) == log.Log(decisions=(decision(1),))


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(FolderNotUsable) as caught:
        log.append(tmp_path / "nowhere", decision(1))
    assert "decisions.jsonl" in str(caught.value)
    (tmp_path / log.FILE).mkdir()
    with pytest.raises(FolderNotUsable, match="read"):
        log.read(tmp_path)


def test_ids_come_from_the_content_alone():
    assert decision(1).id == decision(1).id
    assert decision(1).id != decision(2).id
    assert log.identify(decision(1)) == decision(1)


def test_a_ruling_is_later_than_the_one_it_answers_even_if_the_clock_was_set_back():
    future = "2999-01-01T00:00:00Z"
    assert log.moment_of(log.now(after=future)) > log.moment_of(future)
    assert log.moment_of(log.now()) < log.moment_of(future)
    assert log.now().endswith("Z")


def test_times_without_zone_or_sense_still_have_an_order():
    times = ["never", "2026-01-01T00:00:00", "2026-01-01T00:00:00.5Z", "2026-01-01T03:00:01+02:00"]
    assert sorted(times, key=log.moment_of) == times[:3] + times[3:]


def test_the_editor_is_of_the_settings_else_of_the_login(monkeypatch):
    assert log.editor(Settings(editor="Ada Lind")) == "Ada Lind"
    monkeypatch.setenv("LOGNAME", "ada")
    assert log.editor(Settings()) == "ada"
