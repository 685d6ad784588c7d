"""A wheel of the working tree, and a bare environment in which nothing but it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


class Bare:
    """A virtual environment with the wheel and what it declares."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, program: str, *arguments: str, cwd: Path, **variables: str):
        """Run a program of the environment, with nothing of this one in sight."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [str(self.bin / program), *arguments],
            cwd=cwd,
            env={**kept, **variables},
            capture_output=True,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    # Out of a copy, so that nothing is written into the working tree
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, copy)
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "src", copy / "src", ignore=unwanted)
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--wheel-dir", made, copy],
        check=True,
    )  # fmt: skip
    (found,) = made.glob("regesta-*.whl")
    return found


@pytest.fixture(scope="session")
def bare(wheel, tmp_path_factory) -> Bare:
    folder = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    bare = Bare(folder)
    subprocess.run(
        [str(bare.bin / "python"), "-m", "pip", "install", "--quiet",
         "--disable-pip-version-check", "-c", REPOSITORY / "requirements.lock", wheel],
        check=True,
    )  # fmt: skip
    return bare
