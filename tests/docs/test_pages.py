"""The pages of docs/ tell of all that is there, their links lead somewhere, their examples hold."""

import ast
import doctest
import importlib.util
import re
import urllib.parse
from pathlib import Path

import pytest

from regesta.build import PIPELINE
from regesta.cli.main import COMMANDS

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
CHECKS = REPOSITORY / "src" / "regesta" / "stages" / "check"
PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md"), REPOSITORY / "examples" / "README.md"]
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
IN_CODE = re.compile(r"`([a-z][a-z_]+)`")


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: str) -> set[str]:
    """The anchors that a page's headings get on a forge: lower case, hyphens, no punctuation."""
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in HEADING.findall(FENCED.sub("", page))
    }


def links(page: str) -> list[str]:
    found = [one or other for one, other in LINK.findall(FENCED.sub("", page))]
    return [one for one in found if not re.match(r"[a-z]+:", one)]


def leads_nowhere(page: Path, link: str) -> bool:
    path, _, anchor = urllib.parse.unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return True
    return bool(anchor) and anchor not in anchors(words(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda one: str(one.relative_to(REPOSITORY)))
def test_every_link_leads_somewhere(page):
    assert [one for one in links(words(page)) if leads_nowhere(page, one)] == []


@pytest.mark.parametrize(
    ("link", "nowhere"),
    [
        ("docs/commands.md", False),
        ("docs/commands.md#exit-codes", False),
        ("docs/commands.md#exit-cods", True),
        ("docs/comands.md", True),
        ("src", False),
    ],
)
def test_a_link_is_followed_to_its_heading(link, nowhere):
    assert leads_nowhere(REPOSITORY / "README.md", link) is nowhere


def test_every_page_can_be_reached_from_the_first():
    seen, ahead = set(), [DOCS / "index.md"]
    while ahead:
        page = ahead.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        ahead += [(page.parent / one.partition("#")[0]).resolve() for one in links(words(page))]
    assert set(DOCS.rglob("*.md")) <= seen


def test_the_first_page_names_every_stage_with_its_page():
    first = words(DOCS / "index.md")
    names = {"read", *(stage.name for stage in PIPELINE.over_papers)} - {"sum_up"}
    assert [name for name in sorted(names) if f"[{name}]({name}.md)" not in first] == []


@pytest.mark.parametrize("name", ["read", "mark", "divide", "describe", "settle", "check"])
def test_every_stage_says_how_it_decides_and_what_it_cannot(name):
    page = words(DOCS / f"{name}.md")
    assert len(page.split()) > 200
    assert re.search(r"cannot|does not|not yet", page)


def named_checks() -> set[str]:
    """The names under which checks report, read from their code."""
    found: set[str] = set()
    for path in CHECKS.glob("*.py"):
        for node in ast.walk(ast.parse(words(path))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            said = [one.value for one in node.keywords if one.arg == "check"]
            said += node.args[:1] if called == "finding" else []
            found |= {one.value for one in said if isinstance(one, ast.Constant)}
    return found


def test_every_check_has_its_line_and_no_line_is_of_a_check_that_is_gone():
    told = {
        IN_CODE.match(row[2:]).group(1)
        for row in words(DOCS / "check.md").splitlines()
        if row.startswith("| `") and IN_CODE.match(row[2:])
    } - {"error", "warning", "info"}
    assert len(told) > 20
    assert told == named_checks()


def test_the_reference_of_commands_is_what_help_prints():
    place = REPOSITORY / "tools" / "cli_reference.py"
    spec = importlib.util.spec_from_file_location("cli_reference", place)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = words(tool.PAGE)
    assert page == tool.renewed(page)
    assert [f"$ regesta {name} --help" in page for name in COMMANDS] == [True] * len(COMMANDS)


@pytest.mark.parametrize(
    "page",
    [one for one in PAGES if ">>>" in words(one)] or [None],
    ids=lambda one: one.name if one else "none has any",
)
def test_examples_on_pages_hold(page):
    if page is None:
        assert all(">>>" not in words(one) for one in PAGES)
        return
    failed, _ = doctest.testfile(str(page), module_relative=False)
    assert failed == 0


README_COMMANDS = re.compile(r"^(?:\$ )?(make|regesta|pip|git|\./check)\b.*$", re.MULTILINE)


def test_the_readme_names_only_commands_that_there_are():
    makefile = words(REPOSITORY / "Makefile")
    fenced = "\n".join(FENCED.findall(words(REPOSITORY / "README.md")))
    lines = [found[0].removeprefix("$ ").split() for found in README_COMMANDS.finditer(fenced)]
    assert {line[0] for line in lines} >= {"make", "regesta"}
    for line in lines:
        if line[0] == "make":
            assert f"\n{line[1]}:" in makefile
        elif line[0] == "regesta":
            assert line[1] in COMMANDS


def test_every_picture_is_shown_somewhere_and_is_small():
    pictures = sorted((DOCS / "images").glob("*"))
    shown = "\n".join(words(one) for one in PAGES)
    assert len(pictures) >= 1
    assert [one.name for one in pictures if f"images/{one.name}" not in shown] == []
    assert [one.name for one in pictures if one.stat().st_size > 300_000] == []
