"""A spine that runs without the real stages: tiny ones from `tests/stubs`."""

from pathlib import Path

import pytest
from hypothesis import settings

from regesta.build import build
from regesta.edition import open_edition
from regesta.runner.pipeline import Pipeline

# How long an example takes says more of the machine than of the code
settings.register_profile("regesta", deadline=None, derandomize=True)
settings.load_profile("regesta")

STUBS = Path(__file__).with_name("stubs")
NAMES = ("MARK", "DIVIDE", "DESCRIBE", "SETTLE", "CHECK", "NUMBERS")

FIRST = """Vesk to Orlo
No. 4
1919-02-03
Sir: 0ne thing about the bridge at Tarn.
> Orlo to Vesk
> 1919-01-01 the ford is open
---
Orlo to Vesk
No. 4
nothing of the bridge
---
chapter the second
"""
SECOND = """Orlo to Vesk
No. 4
nothing of the bridge
"""
THIRD = """Tosk to Vesk
1920-05-06
The bridge has fallen; 𝔄ll is lost.
"""


class Spine:
    """A folder of invented papers, built with the stub stages."""

    def __init__(self, folder: Path, pipeline: Pipeline, calls: list[tuple[str, str]]) -> None:
        self.folder = folder
        self.pipeline = pipeline
        self.calls = calls

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def build(self, **options):
        self.calls.clear()
        return build(self.folder, pipeline=self.pipeline, **options)

    def edition(self):
        return open_edition(self.folder, pipeline=self.pipeline)

    def export(self) -> bytes:
        with self.edition() as edition:
            return b"\n".join(edition.lines())

    def ran(self) -> set[str]:
        """The stages that ran in the last build."""
        return {stage for stage, _ in self.calls}


@pytest.fixture
def empty_spine(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(STUBS))
    import stub_stages

    folder = tmp_path / "papers"
    folder.mkdir()
    pipeline = Pipeline("stub_stages", tuple(f"stub_stages:{name}" for name in NAMES))
    return Spine(folder, pipeline, stub_stages.CALLS)


@pytest.fixture
def spine(empty_spine):
    empty_spine.write("a.txt", FIRST)
    empty_spine.write("b.txt", SECOND)
    empty_spine.write("deep/c.txt", THIRD)
    return empty_spine


@pytest.fixture
def edition(spine):
    spine.build()
    with spine.edition() as opened:
        yield opened
