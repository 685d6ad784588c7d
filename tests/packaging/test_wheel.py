"""What is in the wheel, and that it works where nothing else is installed."""

import json
import re
import shutil
import subprocess
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from regesta import __version__

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "src" / "regesta"

pytestmark = pytest.mark.slow


@pytest.fixture
def papers(tmp_path):
    """Three sources of the example, copied."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("01-circular.txt", "03-counter-proposal.txt", "10-letters.xml"):
        shutil.copy(REPOSITORY / "examples" / "verrin" / name, folder)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {
        str(Path("regesta") / one.relative_to(PACKAGE))
        for one in PACKAGE.rglob("*")
        if one.is_file() and "__pycache__" not in one.parts
    }
    assert {Path(one).suffix for one in wanted} >= {".py", ".toml", ".csv", ".html", ".css", ".js"}
    assert inside == wanted


def test_the_wheel_carries_licence_and_readme(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (about,) = (one for one in names if one.endswith("/METADATA"))
        told = archive.read(about).decode()
    assert any(one.endswith("/licenses/LICENSE") for one in names)
    assert "License-Expression: MIT" in told
    assert "# Regesta" in told


def test_the_installed_program_tells_version_and_help(bare, tmp_path):
    assert bare.run("regesta", "--version", cwd=tmp_path).stdout.decode().split() == [
        "regesta,", "version", __version__,
    ]  # fmt: skip
    told = bare.run("regesta", "--help", cwd=tmp_path)
    assert told.returncode == 0
    assert b"regesta open FOLDER" in told.stdout


def test_the_module_is_the_program(bare, tmp_path):
    program = bare.run("regesta", "--help", cwd=tmp_path)
    module = bare.run("python", "-m", "regesta", "--help", cwd=tmp_path)
    assert module.stdout == program.stdout


def test_two_builds_export_the_same_bytes_whatever_the_workers(bare, papers):
    exports: list[bytes] = []
    for workers in ("1", "2"):
        shutil.rmtree(papers / ".regesta", ignore_errors=True)
        built = bare.run("regesta", "build", "--workers", workers, cwd=papers)
        assert (built.returncode, b"in 3 files" in built.stderr) == (0, True), built.stderr
        exports.append(bare.run("regesta", "export", cwd=papers).stdout)
    assert exports[0] == exports[1]
    rows = [json.loads(line) for line in exports[0].splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 3


def test_a_shell_completes_commands(bare, tmp_path):
    told = bare.run(
        "regesta", cwd=tmp_path,
        _REGESTA_COMPLETE="bash_complete", COMP_WORDS="regesta ex", COMP_CWORD="1",
    )  # fmt: skip
    assert told.stdout.decode().split() == ["plain,export", "plain,explain"]


def test_open_builds_and_serves_with_all_that_a_page_needs(bare, papers):
    with subprocess.Popen(
        [str(bare.bin / "regesta"), "open", "--no-browser", "--port", "0"],
        cwd=papers, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        try:
            address = process.stdout.readline().split()[0]
            home = _get(address)
            assets = re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js)[^"]*)"', home)
            loaded = [_get(address.rstrip("/") + one) for one in assets]
        finally:
            process.terminate()
    assert address.startswith("http://127.0.0.1:")
    assert len(loaded) >= 2
    assert min(len(one) for one in loaded) > 100


def _get(address: str) -> str:
    began = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except ConnectionError:
            if time.monotonic() - began > 10:
                raise
            time.sleep(0.1)
