"""The invented standstill with its acts, built once, and a browser for its pages."""

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from regesta.build import build
from regesta.cli.main import main
from regesta.edition import open_edition
from regesta.web.app import make_app

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "ardesh"


def _browser():
    name = "web_conftest"
    if name not in sys.modules:
        place = Path(__file__).parents[1] / "conftest.py"
        spec = importlib.util.spec_from_file_location(name, place)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name].Browser


@pytest.fixture(scope="session")
def standstill(tmp_path_factory):
    """A folder with the papers, built, and its acts on record."""
    folder = tmp_path_factory.mktemp("ledger") / "ardesh"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".regesta", "decisions.jsonl"))
    build(folder)
    take_in(folder)
    return folder


def take_in(folder):
    with pytest.raises(SystemExit) as end:
        main(["decide", str(folder), "--from", str(EXAMPLE / "acts.jsonl")])
    assert end.value.code == 0


@pytest.fixture(scope="session")
def ledger(standstill):
    """Asks the pages of that edition."""
    return _browser()(make_app(standstill, open_edition))
