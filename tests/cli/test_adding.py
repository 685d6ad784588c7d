"""`regesta add` does what the drop zone does; `open` makes a folder only when it is told to."""

import io
import json
from types import SimpleNamespace

import pytest

from regesta.cli.main import run
from regesta.edition import open_edition

FORD = (
    "Count Almery to Baron Tosk.\n\nTosk, 1 March 1871.\n\nMy Lord: The ford is open.\n\nALMERY.\n"
)


@pytest.fixture
def desk(tmp_path):
    """A folder of scans beside the edition that is to be."""
    scans = tmp_path / "scans"
    (scans / ".git").mkdir(parents=True)
    (scans / "may").mkdir()
    (scans / "ford.txt").write_text(FORD)
    (scans / "may" / "ford.txt").write_text(FORD.replace("1 March", "9 May"))
    (scans / ".git" / "config").write_text("x")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    return tmp_path


def test_files_and_folders_are_added_and_built(desk, capsys):
    code = run(["add", "--create", str(desk / "papers"), str(desk / "scans"), "--json"])
    out, err = capsys.readouterr()
    assert code == 0
    assert {one["path"] for one in json.loads(out)} == {"scans/ford.txt", "scans/may/ford.txt"}
    assert "2 files added" in err and "2 papers in 2 files" in err
    with open_edition(desk / "papers") as edition:
        assert edition.summary().papers == 2


def test_what_cannot_be_added_is_said_and_the_rest_is_added(desk, capsys):
    (desk / "papers").mkdir()
    files = [str(desk / "scan.pdf"), str(desk / "scans" / "ford.txt")]
    assert run(["add", str(desk / "papers"), *files]) == 3
    err = capsys.readouterr().err
    assert "scan.pdf: not added: this is a PDF" in err and "1 paper in 1 file" in err
    assert run(["add", str(desk / "papers"), files[1]]) == 0
    assert "ford.txt: there already" in capsys.readouterr().err


def test_standard_input_needs_a_name(desk, capsys, monkeypatch):
    (desk / "papers").mkdir()
    assert run(["add", str(desk / "papers"), "-"]) == 2
    assert "--name" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(FORD.encode())))
    assert run(["add", str(desk / "papers"), "-", "--name", "Ford"]) == 0
    assert (desk / "papers" / "Ford.txt").read_text() == FORD


@pytest.mark.parametrize("command", ["open", "add"])
def test_a_folder_that_is_not_there_is_named_with_the_remedy(desk, capsys, command):
    more = [str(desk / "scan.pdf")] if command == "add" else ["--no-browser"]
    assert run([command, str(desk / "nowhere"), *more]) == 4
    assert f"regesta {command} --create" in " ".join(capsys.readouterr().err.split())
    assert not (desk / "nowhere").exists()


def test_a_file_that_is_not_there_is_named(desk, capsys):
    (desk / "papers").mkdir()
    assert run(["add", str(desk / "papers"), str(desk / "gone.txt")]) == 8
    assert "gone.txt: there is no such file" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("options", "setting", "watched"),
    [([], "", False), (["--watch"], "", True), ([], "watch = true\n", True),
     (["--no-watch"], "watch = true\n", False)],
)  # fmt: skip
def test_the_folder_is_watched_where_that_is_asked_or_set(
    desk, capsys, monkeypatch, options, setting, watched
):
    asked = []
    monkeypatch.setattr("regesta.web.server.serve", lambda *given: asked.append(given[4]))
    monkeypatch.setattr("regesta.cli.open_command.warm_up", lambda: None)
    folder = desk / "papers"
    folder.mkdir()
    (folder / "regesta.toml").write_text(setting)
    assert run(["open", str(folder), "--no-browser", *options]) == 0
    assert "Drop text" in " ".join(capsys.readouterr().err.split())
    assert asked == [watched]
