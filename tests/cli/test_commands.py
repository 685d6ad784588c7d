"""The commands: results on stdout, the rest on stderr, a code for each end."""

import json
import subprocess
import sys

import pytest

from regesta import __version__
from regesta.cli.main import COMMANDS, cli, run

PAPER = """Mr. Adams to Mr. Seward.

No. 17.]

LEGATION OF THE UNITED STATES,
London, March 7, 1862.

SIR: I have the honor to report that nothing has happened.

I have the honor to be, sir, your obedient servant,

CHARLES FRANCIS ADAMS.

Hon. WILLIAM H. SEWARD,
Secretary of State, Washington, D. C.
"""


@pytest.fixture
def built(spine, monkeypatch):
    """A built folder, in which commands use the stub stages."""
    from regesta import edition
    from regesta.build import build
    from regesta.cli import build_command

    spine.build()
    monkeypatch.chdir(spine.folder)
    monkeypatch.setattr(
        build_command, "build", lambda at, **more: build(at, pipeline=spine.pipeline, **more)
    )
    monkeypatch.setitem(edition.open_edition.__kwdefaults__, "pipeline", spine.pipeline)
    return spine


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_every_command_loads_and_says_of_itself_what_the_list_says(capsys):
    for name, short in COMMANDS.items():
        command = cli.get_command(None, name)
        assert command is not None
        assert command.name == name
        assert run([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: regesta {name}")
        assert short.endswith(".")


def test_the_version_is_told(capsys):
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_help_is_quick_since_it_loads_nothing_heavy():
    program = (
        "import sys; from regesta.cli.main import run; run(['--help']);"
        " print([m for m in ('sqlite3', 'msgspec', 'lxml', 'starlette', 'regesta.build')"
        " if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ended.stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.usefixtures("built")
def test_build_tells_on_stderr_and_prints_json_when_asked(capsys):
    assert run(["build", "."]) == 0
    quiet = capsys.readouterr()
    assert quiet.out == ""
    assert quiet.err.startswith("5 papers in 3 files")
    assert run(["build", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["papers"] == 5


def test_build_ends_with_its_code_and_a_list_where_files_are_unreadable(built, capsys):
    (built.folder / "new\nline.txt").write_bytes(b"caf\xe9")
    built.write("bad.txt", "Vesk to Orlo\nBOOM\n")
    assert run(["build"]) == 3
    told = capsys.readouterr().err
    assert "new\\nline.txt: no UTF-8\n    Save it as UTF-8." in told
    assert "bad.txt: stage 'describe' failed" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "nowhere"], 4, "no such folder"),
        (["show", "d-nowhere"], 8, "no paper has the id"),
        (["search", "(peace"], 9, "a bracket is not closed"),
        (["search", "gorse"], 8, "nothing found"),
        (["search", "-C", "deep", "gorse"], 8, "no edition here yet"),
        (["export", "--format", "text"], 2, "needs --output"),
        (["decide", "."], 2, "Give one of"),
        (["decide", ".", "--action", "undo", "--undoes", "r-1"], 7, "no ruling"),
        (["nonsense"], 2, "No such command"),
    ],
)
@pytest.mark.usefixtures("built")
def test_what_goes_wrong_ends_in_one_message_and_a_code(capsys, arguments, code, words):
    assert run(arguments) == code
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_show_gives_description_and_words(built, capsys):
    with built.edition() as edition:
        paper = edition.papers()[0]
    assert run(["show", paper.id]) == 0
    told = capsys.readouterr().out
    assert "from     Orlo" in told
    assert "the ford is open" in told
    assert run(["show", paper.id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == paper.id
    assert run(["show", paper.id, "--words-only"]) == 0
    assert capsys.readouterr().out.startswith("> Orlo to Vesk")


@pytest.mark.usefixtures("built")
def test_search_prints_papers_with_passages(capsys):
    assert run(["search", "bridge", "from:Tosk"]) == 0
    told = capsys.readouterr()
    assert "1920-05-06" in told.out
    assert "The bridge has fallen" in told.out
    assert told.err == "1 paper found\n"
    assert run(["search", "bridge", "--json"]) == 0
    assert len(json_lines(capsys.readouterr().out)) == 4


@pytest.mark.usefixtures("built")
def test_export_writes_to_stdout_or_to_a_file(tmp_path, capsysbinary):
    assert run(["export"]) == 0
    lines = capsysbinary.readouterr().out
    assert len(lines.splitlines()) == 6
    assert run(["export", "-o", str(tmp_path / "x.jsonl")]) == 0
    assert (tmp_path / "x.jsonl").read_bytes() == lines
    assert run(["export", "--format", "csv"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"\xef\xbb\xbfid,date")
    assert run(["export", "--format", "text", "-o", str(tmp_path / "texts")]) == 0
    assert (tmp_path / "texts/deep/c.txt").read_bytes().startswith(b"Tosk")


def test_explain_names_rules_and_words(built, capsys):
    with built.edition() as edition:
        paper = edition.papers()[0]
    assert run(["explain", paper.id]) == 0
    told = capsys.readouterr().out
    assert "+2.00  dashes" in told
    assert "rule heading" in told
    assert run(["explain", paper.id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["boundary"][0]["rule"] == "dashes"


def test_a_single_ruling_is_made_listed_and_taken_back(built, capsys):
    with built.edition() as edition:
        paper = edition.papers()[0]
    ruling = ["--action", "correct", "--document", paper.id, "--field", "number", "--value", "17"]
    assert run(["decide", ".", *ruling, "--who", "Ada"]) == 0
    identity = capsys.readouterr().out.split()[0]
    assert run(["decide", ".", "--list"]) == 0
    assert f"{identity}  " in capsys.readouterr().out
    assert run(["decide", ".", "--action", "undo", "--undoes", identity, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["applied"] is True
    assert run(["decide", ".", "--list"]) == 0
    assert "[taken back]" in capsys.readouterr().out


def test_a_file_of_rulings_is_taken_whole_or_not_at_all(built, tmp_path, capsys):
    with built.edition() as edition:
        first, second = [p.id for p in edition.papers()][:2]
    lines = [
        {"id": first, "number": "17", "place": {"name": "Tarn"}},
        {"action": "reject", "document": second, "field": "date"},
        {"id": "d-nowhere", "number": "1"},
    ]
    file = tmp_path / "rulings.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    assert run(["decide", ".", "--from", str(file)]) == 7
    assert "line 3" in capsys.readouterr().err
    assert not (built.folder / "decisions.jsonl").exists()
    assert run(["decide", ".", "--from", str(file), "--skip-bad"]) == 0
    assert "3 rulings" in capsys.readouterr().err
    with built.edition() as edition:
        assert edition.row(first)["number"] == "17"
        assert edition.row(first)["place"]["name"] == "Tarn"
        assert edition.row(second)["date"] is None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell, capsys):
    assert run(["completion", shell]) == 0
    assert "_REGESTA_COMPLETE" in capsys.readouterr().out


def test_completion_offers_the_commands():
    ended = subprocess.run(
        [sys.executable, "-m", "regesta"], capture_output=True, check=True,
        env={"_REGESTA_COMPLETE": "bash_complete", "COMP_WORDS": "regesta ex", "COMP_CWORD": "1",
             "PATH": ""},
    )  # fmt: skip
    assert b"export" in ended.stdout


def test_a_pipe_that_is_closed_early_is_no_error(built):
    program = (
        "import os, sys\n"
        "from regesta.cli.main import main\n"
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1)\n"
        "main(['export', sys.argv[1]])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(built.folder)], capture_output=True, check=False
    )
    assert ended.returncode == 0
    assert ended.stderr == b""


def test_an_interrupt_ends_in_a_message_and_its_code(monkeypatch, capsys, tmp_path):
    from regesta.cli import build_command

    def interrupted(*_given, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(build_command, "build", interrupted)
    assert run(["build", str(tmp_path)]) == 130
    assert "what was built so far is kept" in capsys.readouterr().err


def test_a_fault_of_the_program_ends_in_a_message_that_asks_for_a_report(
    monkeypatch, capsys, tmp_path
):
    from regesta.cli import build_command

    def broken(*_given, **_more):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(build_command, "build", broken)
    assert run(["build", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError: by nothing" in told
    assert "Report it" in told


def test_debugging_shows_where_an_error_comes_from(monkeypatch, tmp_path):
    from regesta.errors import FolderNotUsable

    monkeypatch.setenv("REGESTA_DEBUG", "1")
    with pytest.raises(FolderNotUsable):
        run(["build", str(tmp_path / "nowhere")])


def test_the_real_stages_make_a_paper_of_a_file(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(PAPER)
    assert run(["build", str(tmp_path)]) == 0
    assert run(["export", str(tmp_path), "-o", str(tmp_path.parent / "x.jsonl")]) == 0
    rows = json_lines((tmp_path.parent / "x.jsonl").read_text())
    papers = [row for row in rows if row["kind"] != "apparatus"]
    assert len(papers) == 1
    assert papers[0]["date"]["value"] == "1862-03-07"
    assert "1 paper in 1 file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("search", "  truce OR armistice          either"),
        ("decide", "  regesta decide papers --from rulings.jsonl"),
        ("completion", "  fish  regesta completion fish > ~/.config/fish/completions/regesta.fish"),
    ],
)
def test_examples_in_a_help_stay_on_lines_of_their_own(command, line, capsys):
    assert run([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert line in told.splitlines()
    assert "\\b" not in told


@pytest.mark.parametrize("command", ["search", "explain", "show", "wrong"])
def test_nothing_but_the_longest_word_runs_over_a_terminal_of_eighty_columns(
    built, monkeypatch, capsys, command
):
    monkeypatch.setenv("COLUMNS", "80")
    built.write("long.txt", "Tarn to Vesk\n1921-01-02\n" + "The bridge of Tarn is down. " * 40)
    built.build()
    with built.edition() as edition:
        identity = next(p.id for p in edition.papers() if p.source == "long.txt")
    run({
        "search": ["search", "bridge"],
        "explain": ["explain", identity],
        "show": ["show", identity],
        "wrong": ["search", "author:Tarn"],
    }[command])  # fmt: skip
    told = capsys.readouterr()
    lines = (told.out + told.err).splitlines()
    assert len(lines) > 1
    assert max(len(line) for line in lines) <= 80


def test_an_empty_folder_is_told_what_to_put_there(empty_spine, monkeypatch, capsys):
    from regesta.build import build
    from regesta.cli import build_command, open_command
    from regesta.web import server

    served = []
    monkeypatch.setattr(open_command, "warm_up", lambda: None)
    monkeypatch.setattr(server, "serve", lambda *said: served.append(said))
    monkeypatch.setattr(
        build_command,
        "build",
        lambda at, **more: build(at, pipeline=empty_spine.pipeline, **more),
    )
    assert run(["open", str(empty_spine.folder), "--no-browser"]) == 0
    assert "Drop text (.txt, .md) or" in " ".join(capsys.readouterr().err.split())
    assert served
