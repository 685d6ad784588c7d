"""Laws on our own code: where imports may look, how long a file may be, what it may be called."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta import errors

REPOSITORY = Path(__file__).resolve().parents[2]
SRC = REPOSITORY / "src"
PACKAGE = SRC / "regesta"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted(
    path for folder in ("templates", "assets") for path in PACKAGE.rglob(f"{folder}/**/*")
    if path.is_file()
)  # fmt: skip
TEXTS = sorted(
    path
    for path in [
        *REPOSITORY.glob("*"),
        *(path for folder in ("src", "tests", "bench", "docs", "examples", "tools", ".ci")
          for path in (REPOSITORY / folder).rglob("*")),
    ]
    if path.is_file() and path.suffix in
    {"", ".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".jsonl", ".csv", ".svg"}
)  # fmt: skip

# What each part of the house may import beside itself. The order is that of DESIGN.md: imports
# look down. A stage may use the protocol and the units that all stages share, no other stage.
GROUND = {"errors", "settings", "model", "text"}
TABLES = GROUND | {"languages", "gazetteers"}
LIBRARIES = TABLES | {"dates", "names"}
STAGE = LIBRARIES | {"stages.protocol", "stages.units"}
EXCHANGE = LIBRARIES | {"exchange"}
STORED = GROUND | {"store"}
EDITION = STORED | {
    "search", "decisions", "runner", "build",
    "edition", "edition_records", "edition_explain", "edition_ruling", "edition_ledger",
    "edition_bulk", "edition_lines", "edition_papers", "edition_places", "edition_writing",
    "exchange",
}  # fmt: skip
OUTSIDE = GROUND | {
    "build", "edition", "edition_records", "edition_explain", "edition_ruling", "edition_ledger",
    "edition_bulk", "edition_places", "edition_writing", "decisions", "exchange",
}  # fmt: skip
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "model": set(),
    "text": GROUND,
    "languages": TABLES,
    "gazetteers": TABLES,
    "dates": TABLES | {"dates"},
    "names": TABLES | {"names"},
    "stages": set(),
    "stages.protocol": GROUND,
    "stages.units": STAGE,
    "decisions": GROUND,
    "store": GROUND,
    "search": STORED,
    "runner": STORED | {"search", "decisions", "stages.protocol"},
    "build": STORED | {"runner", "stages", "decisions"},
    "exchange": EXCHANGE,
    "edition": EDITION,
    "edition_ledger": EDITION,
    "edition_lines": EDITION,
    "edition_bulk": EDITION,
    "edition_papers": EDITION,
    "edition_writing": EDITION,
    "edition_places": EDITION,
    "edition_records": EDITION,
    "edition_explain": EDITION,
    "edition_ruling": EDITION,
    "intake": GROUND | {"stages.read"},
    "publish": OUTSIDE,
    "web": OUTSIDE | {"intake", "publish"},
    "cli": OUTSIDE | {"intake", "publish", "web"},
    "__main__": {"cli"},
}
OF_ALL = {"", "__version__"}
"""The package itself (its version) may be named anywhere."""
GRAB_BAGS = re.compile(r"_?(utils?|helpers?|common|misc|tools|stuff)")
OUTER = re.compile(r"(?:https?:)?//[\w.-]+\.\w+", re.IGNORECASE)
XMLNS = re.compile(r'xmlns(?::\w+)?\s*=\s*"[^"]*"')
SLASH = "/"
"""Apart, so that no such path stands in this file."""
MACHINE = re.compile(r"(?<![\w.<~\])}])/(?:work|root)/")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def named(module: Path) -> str:
    parts = module.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(name: str) -> str:
    """The part of the house a dotted name lies in: `dates`, `stages.mark`; '' for the package."""
    parts = name.split(".")[1:]
    return ".".join(parts[:2] if parts[:1] == ["stages"] else parts[:1])


def imports(code: str, module: str) -> Iterator[str]:
    """Parts of the house that a module imports, whether at its head or within a function."""
    for node in ast.walk(ast.parse(code)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module in ("regesta", "regesta.stages"):
            names = [f"{node.module}.{one.name}" for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["." if node.level else node.module or ""]
        for name in names:
            if name == ".":
                yield "a relative import"
            elif name.split(".")[0] == "regesta" and part_of(name) != part_of(module):
                yield part_of(name)


def forbidden(code: str, module: str) -> list[str]:
    """What a module imports and may not."""
    part = part_of(module)
    if part == "":
        return []
    allowed = MAY_IMPORT.get(part, STAGE if part.startswith("stages.") else set())
    found = sorted(set(imports(code, module)) - OF_ALL)
    if part == "build":  # the one place that names the stages
        found = [one for one in found if not one.startswith("stages.")]
    return [one for one in found if one not in allowed]


def test_imports_look_down_and_stages_do_not_see_each_other():
    found = {named(one): forbidden(read(one), named(one)) for one in MODULES}
    assert {name: parts for name, parts in found.items() if parts} == {}


@pytest.mark.parametrize(
    ("module", "code", "found"),
    [
        ("regesta.stages.mark.close", "from regesta.stages.divide import run", ["stages.divide"]),
        ("regesta.stages.mark", "from regesta.stages import divide", ["stages.divide"]),
        ("regesta.stages.mark", "def f():\n    import regesta.store.rows", ["store"]),
        ("regesta.model.mark", "from regesta.text import words", ["text"]),
        ("regesta.dates", "from regesta import names", ["names"]),
        ("regesta.web.app", "from regesta.store import rows", ["store"]),
        ("regesta.web.app", "from . import store", ["a relative import"]),
        ("regesta.stages.mark", "from regesta.stages.protocol import Stage", []),
        ("regesta.build", "from regesta.stages import mark", []),
    ],
)
def test_the_law_on_imports_catches_what_it_should(module, code, found):
    assert forbidden(code, module) == found


def test_every_part_of_the_house_is_under_the_law():
    known = {*MAY_IMPORT, ""}
    parts = {part_of(named(module)) for module in MODULES}
    assert {part for part in parts if not part.startswith("stages.")} <= known


def test_a_file_holds_one_idea_on_at_most_400_lines():
    long = {named(one): len(read(one).splitlines()) for one in MODULES}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_a_file_is_named_for_what_it_finds_or_does():
    assert [named(one) for one in MODULES if GRAB_BAGS.fullmatch(one.stem)] == []


def test_a_file_says_what_it_is_for():
    said = {named(one): ast.get_docstring(ast.parse(read(one))) or "" for one in MODULES}
    assert [name for name, words in said.items() if len(words.split()) < 3] == []
    assert [
        name for name, words in said.items() if not (words[0].isupper() or words[0] == "`")
    ] == []


def test_a_stage_reads_on_one_screen():
    stages = sorted(PACKAGE.glob("stages/*/__init__.py"))
    assert len(stages) >= 6
    assert [named(one) for one in stages if len(read(one).splitlines()) > 60] == []


def test_no_path_of_one_machine_stands_anywhere():
    here = Path(__file__).resolve()
    found = {
        str(one.relative_to(REPOSITORY)): MACHINE.findall(read(one)) for one in TEXTS if one != here
    }
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_no_page_asks_anything_of_the_world():
    found = {one.name: OUTER.findall(XMLNS.sub("", read(one))) for one in PAGES}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


@pytest.mark.parametrize(
    ("law", "text", "caught"),
    [
        (MACHINE, f"open('{SLASH}root/x')", True),
        (MACHINE, f"cd {SLASH}work/main", True),
        (MACHINE, f"a file named network{SLASH}work/x", False),
        (OUTER, '<script src="//cdn.example.org/x.js">', True),
        (OUTER, "url(https://fonts.example.org/a.woff2)", True),
        (OUTER, '<a href="/paper/d-1">', False),
        (GRAB_BAGS, "utils", True),
        (GRAB_BAGS, "commonness", False),
    ],
)
def test_the_laws_on_words_catch_what_they_should(law, text, caught):
    assert bool(law.fullmatch(text) if law is GRAB_BAGS else law.search(text)) is caught


def test_there_are_pages_and_texts_under_the_laws():
    assert len(MODULES) > 50
    assert any(path.suffix == ".html" for path in PAGES)
    assert any(path.suffix == ".css" for path in PAGES)
    assert {REPOSITORY / "README.md", Path(__file__).resolve()} <= set(TEXTS)


ERRORS = sorted(
    (error for _, error in inspect.getmembers(errors, inspect.isclass)
     if issubclass(error, errors.RegestaError)),
    key=lambda error: error.exit_code,
)  # fmt: skip


def rows_of_errors_page() -> dict[str, list[str]]:
    """The table of docs/errors.md by the error's name."""
    page = (REPOSITORY / "docs" / "errors.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()
            if line.startswith("| ")]  # fmt: skip
    return {row[1].strip("`"): row for row in rows if len(row) == 4}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_is_explained(error):
    row = rows_of_errors_page()[error.__name__]
    assert row[0] == str(error.exit_code)
    assert len(row[2].split()) >= 4, "what it means"
    assert len(row[3].split()) >= 3, "what to do"


def test_no_error_is_explained_that_is_not_there_and_no_two_share_a_code():
    named_errors = {error.__name__ for error in ERRORS}
    assert set(rows_of_errors_page()) - {"error", "---"} == named_errors
    assert len({error.exit_code for error in ERRORS}) == len(ERRORS)
