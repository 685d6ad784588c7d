"""The pages on commands, settings, build and export tell of what is there, all of it."""

import re
from pathlib import Path

import pytest

from regesta.build import PIPELINE
from regesta.cli.main import COMMANDS, cli
from regesta.model import Document, Source
from regesta.publish.register import COLUMNS
from regesta.settings import Settings
from regesta.store.row import Parts, export_row

DOCS = Path(__file__).parents[2] / "docs"


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name):
    text = page("commands.md")
    assert f"`regesta {name}" in text
    command = cli.get_command(None, name)
    for option in command.params:
        long = [one for one in option.opts if one.startswith("--")]
        if long and long != ["--folder"]:
            assert re.search(rf"{re.escape(long[0])}\b", text), long[0]


def test_every_setting_is_documented_with_its_default():
    text = page("settings.md")
    for name in Settings.__struct_fields__:
        assert f"| `{name}` |" in text


def test_every_stage_is_documented_in_its_place():
    text = page("build.md")
    names = [stage.name for stage in PIPELINE.over_papers]
    places = [text.index(f"| [{name}](") for name in names]
    assert places == sorted(places)


def test_every_key_of_the_export_is_documented():
    source = Source(path="a", format="text", text="x", sha256="", file_sha256="")
    document = Document(id="d-1", start=0, end=1, rule="r")
    for key in export_row(source, Parts(document=document)):
        assert f"`{key}`" in page("export.md"), key
    for column in COLUMNS:
        assert f"`{column}`" in page("export.md"), column
