"""What is listed of a folder, and in what order."""

import os
from pathlib import Path

import pytest

from regesta.errors import UnreadableFile
from regesta.settings import Settings
from regesta.stages.read import list_files, read_file

PLAIN = Settings()


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("Sir:", encoding="utf-8")


def test_files_come_in_code_point_order_whatever_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a-1.txt", "a/B.txt", "Ä.txt", "10.txt", "9.txt")
    listed = list(list_files(tmp_path, PLAIN))
    assert listed == sorted(listed)
    assert listed == ["10.txt", "9.txt", "a-1.txt", "a/B.txt", "a/z.txt", "b.txt", "Ä.txt"]


def test_the_edition_s_own_files_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, ".regesta/store.sqlite", "regesta.toml", "decisions.jsonl", "answers.jsonl")
    put(tmp_path, ".hidden", ".git/x.txt", "sub/.DS_Store", "sub/regesta.toml", "a.txt")
    assert list(list_files(tmp_path, PLAIN)) == ["a.txt", "sub/regesta.toml"]


def test_skip_names_files_folders_and_paths(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "a.gold.jsonl", "old/b.txt", "old/deep/c.txt", "new/notes/d.txt")
    skip = Settings(skip=("*.jsonl", "old/", "new/notes/*"))
    assert list(list_files(tmp_path, skip)) == ["a.txt"]


def test_names_with_newlines_and_emoji_are_read(tmp_path: Path) -> None:
    names = ["a\nb.txt", "🕊 peace.txt", "тест.txt", " leading.txt", "trailing. "]
    put(tmp_path, *names)
    listed = list(list_files(tmp_path, PLAIN))
    assert sorted(names) == listed
    assert [read_file(tmp_path, name, PLAIN).path for name in listed] == listed


def test_a_name_that_is_no_unicode_is_listed_and_reading_it_says_so(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))).write_text("Sir:")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (name,) = list_files(tmp_path, PLAIN)
    assert name == "bad\\xff.txt"
    with pytest.raises(UnreadableFile, match="Unicode"):
        read_file(tmp_path, name, PLAIN)


def test_a_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    put(tmp_path, "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again").symlink_to(tmp_path / "sub", target_is_directory=True)
    (tmp_path / "copy.txt").symlink_to(tmp_path / "sub/a.txt")
    assert list(list_files(tmp_path, PLAIN)) == ["sub/a.txt"]


def test_a_link_to_itself_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert list(list_files(tmp_path, PLAIN)) == ["self.txt"]
    with pytest.raises(UnreadableFile, match="leads nowhere"):
        read_file(tmp_path, "self.txt", PLAIN)


def test_a_link_out_of_the_folder_is_one_message(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.txt", "inside/a.txt")
    inside = tmp_path / "inside"
    (inside / "all").symlink_to(tmp_path / "outside", target_is_directory=True)
    (inside / "one.txt").symlink_to(tmp_path / "outside/secret.txt")
    assert list(list_files(inside, PLAIN)) == ["a.txt", "all", "one.txt"]
    for name in ("all", "one.txt", "../outside/secret.txt", "all/secret.txt"):
        with pytest.raises(UnreadableFile, match="out of the folder"):
            read_file(inside, name, PLAIN)


def test_a_link_to_a_hidden_file_is_not_lost_silently(tmp_path: Path) -> None:
    put(tmp_path, ".store/a.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / ".store/a.txt")
    assert list(list_files(tmp_path, PLAIN)) == ["a.txt"]
    assert read_file(tmp_path, "a.txt", PLAIN).text == "Sir:"


def test_a_folder_that_cannot_be_opened_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    try:
        if os.access(tmp_path / "shut", os.R_OK):
            pytest.skip("this user may open every folder")
        assert list(list_files(tmp_path, PLAIN)) == ["a.txt", "shut"]
        with pytest.raises(UnreadableFile, match="cannot be opened"):
            read_file(tmp_path, "shut", PLAIN)
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_an_unreadable_folder_is_reported_for_any_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", "shut/b.txt")
    scandir = os.scandir

    def refuse(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(list_files(tmp_path, PLAIN)) == ["a.txt", "shut"]
    with pytest.raises(UnreadableFile, match="folder cannot be opened"):
        read_file(tmp_path, "shut", PLAIN)
