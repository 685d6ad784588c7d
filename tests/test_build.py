"""A build: what it does again and what it leaves, and what it does with a bad folder."""

import hashlib
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from regesta import build as build_module
from regesta.build import build
from regesta.errors import FolderBusy, FolderNotUsable, StageBroken
from regesta.runner.pipeline import Pipeline
from regesta.store.connect import FOLDER, LOCK, database_path

ALL = {"read", "mark", "divide", "describe", "settle", "check", "numbers"}


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


def test_a_first_build_runs_every_stage(spine):
    report = spine.build()
    assert (report.papers, report.sources, report.read, report.made) == (5, 3, 3, 3)
    assert spine.ran() == ALL


def test_an_unchanged_folder_is_left_as_it_is(spine):
    spine.build()
    report = spine.build()
    assert spine.calls == []
    assert (report.made, report.unchanged, report.papers) == (0, 3, 5)


def test_only_a_changed_source_is_read(spine):
    spine.build()
    spine.write("b.txt", "Orlo to Vesk\n1921-01-01\nanother word\n")
    report = spine.build()
    assert [name for stage, name in spine.calls if stage == "read"] == ["b.txt"]
    assert (report.read, report.made) == (1, 1)


def test_a_touched_source_with_the_same_bytes_is_not_read(spine):
    spine.build()
    os.utime(spine.folder / "a.txt", (1, 1))
    report = spine.build()
    assert spine.ran() <= {"numbers"}
    assert (report.read, report.made) == (0, 1)


def test_a_source_that_is_gone_takes_its_papers_along(spine):
    spine.build()
    (spine.folder / "a.txt").unlink()
    report = spine.build()
    assert (report.papers, report.removed) == (2, 1)
    assert {json.loads(line)["source"] for line in spine.export().splitlines()} == {
        "b.txt",
        "deep/c.txt",
    }


def test_papers_with_the_same_words_are_told_apart_by_their_sources(spine):
    spine.build()
    with spine.edition() as edition:
        alike = [row["id"] for row in edition.rows() if row["head"] == "Orlo to Vesk"]
    assert alike[1] == f"{alike[0]}-2"
    (spine.folder / "a.txt").unlink()
    spine.build()
    with spine.edition() as edition:
        assert [r["id"] for r in edition.rows() if r["head"] == "Orlo to Vesk"] == alike[:1]


def test_a_nested_paper_follows_the_id_of_its_container(spine):
    spine.write("0.txt", (spine.folder / "a.txt").read_text())
    spine.build()
    with spine.edition() as edition:
        rows = {row["id"]: row for row in edition.rows()}
    nested = [row for row in rows.values() if row["nested_in"]]
    assert len(nested) == 2
    assert all(rows[row["nested_in"]]["source"] == row["source"] for row in nested)
    assert len({row["nested_in"] for row in nested}) == 2


def test_changed_code_of_a_stage_runs_what_depends_on_it_alone(spine, monkeypatch):
    spine.build()
    reader, stages, keeping = spine.pipeline.digests
    changed = list(stages)
    changed[3] = "another settle"
    monkeypatch.setitem(spine.pipeline.__dict__, "digests", (reader, tuple(changed), keeping))
    spine.build()
    # What settle makes came out the same, so check has nothing new to look at
    assert spine.ran() == {"settle", "numbers"}


def test_a_forced_build_believes_nothing(spine):
    spine.build()
    before = spine.export()
    report = spine.build(force=True)
    assert spine.ran() == ALL
    assert report.read == 3
    assert spine.export() == before


def test_a_new_title_makes_no_paper_anew(spine):
    spine.build()
    spine.write("regesta.toml", 'title = "The ford"\n')
    spine.build()
    assert spine.calls == []
    with spine.edition() as edition:
        assert edition.summary().title == "The ford"


def test_two_builds_from_nothing_give_the_same_bytes_whatever_the_workers(spine):
    for i in range(6):
        spine.write(f"more{i}.txt", f"Tosk to Vesk\n19{20 + i}-01-02\nNo. {i % 2}\nword {i}\n")
    spine.build(workers=1)
    alone = spine.export()
    database_path(spine.folder).unlink()
    spine.build(workers=2)
    assert spine.export() == alone


def test_nothing_under_the_folder_is_changed_but_the_cache(spine):
    before = digests(spine.folder)
    spine.build()
    with spine.edition() as edition:
        edition.summary()
    assert digests(spine.folder) == before


def test_a_rule_that_fails_stops_only_its_source(spine):
    spine.write("bad.txt", "Vesk to Orlo\nBOOM\n")
    report = spine.build()
    assert report.papers == 5
    [(path, reason, remedy)] = report.failed
    assert path == "bad.txt"
    assert "'describe'" in reason
    assert "cannot bear this paper" in reason
    assert remedy.startswith("This is a fault of the program. Report it")
    assert spine.build().failed == report.failed


def test_a_source_that_failed_gives_its_papers_once_it_can(spine):
    bad = spine.write("bad.txt", "Vesk to Orlo\nBOOM\n")
    spine.build()
    bad.write_text("Vesk to Orlo\nbloom\n")
    report = spine.build()
    assert (report.papers, report.failed) == (6, [])


def test_a_source_that_fails_now_loses_the_papers_it_had(spine):
    spine.build()
    spine.write("b.txt", "Orlo to Vesk\nBOOM\n")
    assert spine.build().papers == 4


def test_with_debugging_a_failing_rule_ends_the_build(spine, monkeypatch):
    monkeypatch.setenv("REGESTA_DEBUG", "1")
    spine.write("bad.txt", "Vesk to Orlo\nBOOM\n")
    with pytest.raises(ValueError, match="cannot bear"):
        spine.build()


def test_an_unreadable_file_is_listed_each_time_and_stops_nothing(spine):
    (spine.folder / "latin.txt").write_bytes(b"caf\xe9")
    first, second = spine.build(), spine.build()
    assert first.unreadable == [("latin.txt", "no UTF-8", "Save it as UTF-8.")]
    assert second.unreadable == first.unreadable
    assert spine.calls == []
    assert first.papers == 5


def test_a_file_that_could_not_be_opened_is_tried_again(spine, monkeypatch):
    import stub_stages

    real = stub_stages.read_file

    def denied(folder, relative, settings):
        if relative == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(folder, relative, settings)

    monkeypatch.setattr(stub_stages, "read_file", denied)
    assert [path for path, _, _ in spine.build().unreadable] == ["b.txt"]
    monkeypatch.setattr(stub_stages, "read_file", real)
    assert spine.build().unreadable == []


def test_an_empty_folder_gives_an_empty_edition(empty_spine):
    report = empty_spine.build()
    assert (report.papers, report.sources) == (0, 0)
    with empty_spine.edition() as edition:
        assert edition.papers() == []
        assert edition.summary().span is None


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(FolderNotUsable, match="no such folder") as caught:
        build(tmp_path / "nowhere")
    assert caught.value.remedy


def test_a_file_is_no_folder(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text("x")
    with pytest.raises(FolderNotUsable, match="a file, not a folder") as caught:
        build(path)
    assert str(tmp_path) in (caught.value.remedy or "")


def test_a_folder_that_cannot_be_written_to_says_so(spine):
    (spine.folder / FOLDER).write_text("a file stands where the cache should be")
    with pytest.raises(FolderNotUsable, match="cannot be written") as caught:
        spine.build()
    assert caught.value.place == str(spine.folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_says_so(spine):
    spine.folder.chmod(0o500)
    try:
        with pytest.raises(FolderNotUsable, match="cannot be written"):
            spine.build()
    finally:
        spine.folder.chmod(0o700)


def test_a_second_build_at_once_is_refused_with_a_remedy(spine):
    (spine.folder / FOLDER).mkdir()
    with FileLock(spine.folder / FOLDER / LOCK), pytest.raises(FolderBusy) as caught:
        spine.build()
    assert "Wait" in (caught.value.remedy or "")


def test_a_ruling_waits_for_a_build_that_ends_soon(edition, monkeypatch):
    monkeypatch.setattr("regesta.edition_ruling._PATIENCE", 5.0)
    lock = FileLock(edition.folder / FOLDER / LOCK, thread_local=False)
    lock.acquire()
    threading.Timer(0.1, lock.release).start()
    outcome = edition.decide("correct", document=edition.papers()[0].id, field="number", value="9")
    assert outcome.applied


@pytest.mark.parametrize("damage", ["old", "noise", "empty"])
def test_a_cache_of_another_version_or_damaged_is_made_anew(spine, damage):
    spine.build()
    before = spine.export()
    path = database_path(spine.folder)
    if damage == "old":
        import sqlite3

        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 9999")
        connection.close()
    else:
        for beside in path.parent.glob("edition.sqlite-*"):
            beside.unlink()
        path.write_bytes(b"no database at all" * 400 if damage == "noise" else b"")
    report = spine.build()
    assert report.made == 3
    assert spine.export() == before


def test_a_stage_before_what_it_needs_is_refused_by_name(spine):
    names = ("DIVIDE", "MARK")
    wrong = Pipeline("stub_stages", tuple(f"stub_stages:{name}" for name in names))
    with pytest.raises(StageBroken, match="'divide' needs Mark"):
        build(spine.folder, pipeline=wrong)


def test_a_symbolic_link_to_the_folder_above_ends(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Mr. Adams to Mr. Seward.\n\nLONDON, March 7, 1862.\n\nSIR: So.\n"
    )
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    report = build(tmp_path)
    assert report.sources == 1


def test_names_with_newlines_and_emoji_are_kept(spine):
    text = "Tosk to Orlo\n1919-01-02\nword\n"
    spine.write("new\nline.txt", text)
    spine.write("🕊 dove.txt", text.replace("Tosk", "Mirn"))
    report = spine.build()
    assert report.sources == 5
    with spine.edition() as edition:
        assert edition.text("🕊 dove.txt").startswith("Mirn")
        assert edition.papers(source="new\nline.txt")[0].sender == ["Tosk"]


def test_a_name_that_is_no_unicode_is_listed_with_what_can_be_done(tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text("Vesk to Orlo\n")
    except OSError:
        pytest.skip("this system takes no such names")
    [(path, reason, remedy)] = build(tmp_path).unreadable
    assert path == "bad\\xff.txt"
    assert "Unicode" in reason or "name" in reason
    assert remedy


def test_a_half_written_ruling_is_told_and_stops_nothing(edition, spine):
    edition.decide("correct", document=edition.papers()[0].id, field="number", value="9")
    with (spine.folder / "decisions.jsonl").open("a") as log:
        log.write('{"id":"r-1","when":"2026')
    report = spine.build()
    assert [line for line, _, _ in report.log_problems] == [2]
    assert report.papers == 5


def test_progress_ends_at_the_whole(spine):
    told = []
    spine.build(progress=lambda done, total, path: told.append((done, total, path)))
    assert told[-1][0] == told[-1][1]
    assert [path for _, _, path in told] == ["a.txt", "b.txt", "deep/c.txt"]


def test_the_order_of_stages_that_ships_can_work():
    names = [stage.name for stage in build_module.PIPELINE.loaded]
    assert names[:6] == ["mark", "divide", "describe", "settle", "sum_up", "check"]


@pytest.mark.slow
def test_a_build_killed_at_random_moments_leaves_nothing_wrong(spine):
    for i in range(60):
        spine.write(
            f"p{i:02}.txt",
            "---\n".join(
                f"Tosk to Vesk\n19{20 + (i + k) % 70}-01-02\nNo. {(i + k) % 9}\nword {i} {k}\n" * 3
                for k in range(40)
            ),
        )
    spine.build()
    clean = spine.export()
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from regesta.build import build\n"
        "from regesta.runner.pipeline import Pipeline\n"
        f"names = {spine.pipeline.stages!r}\n"
        "build(Path(sys.argv[1]), workers=int(sys.argv[3]),"
        " pipeline=Pipeline('stub_stages', names), force=sys.argv[4] == 'force')\n"
    )
    chance = random.Random(1919)
    killed = 0
    for attempt in range(20):
        if attempt % 5 == 0:
            database_path(spine.folder).unlink(missing_ok=True)
        workers = "2" if attempt % 4 == 3 else "1"
        how = "force" if attempt % 3 == 0 else "plain"
        arguments = [str(spine.folder), str(Path(__file__).parent / "stubs"), workers, how]
        running = subprocess.Popen([sys.executable, "-c", program, *arguments])
        time.sleep(chance.uniform(0.05, 1.0))
        running.kill()
        killed += running.wait() != 0
    assert killed > 5
    spine.build()
    assert spine.export() == clean
