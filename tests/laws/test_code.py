"""Laws on what the code does: no chance and no clock in a build, nothing slow at start, no test
that asserts nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src" / "regesta"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((REPOSITORY / "tests").rglob("test_*.py"))
PURE = ("model", "text", "languages", "dates", "names", "stages", "publish", "search")
UNCERTAIN = {"random", "secrets", "uuid", "time", "socket", "urllib", "http", "asyncio", "requests"}
ASKS_THE_CLOCK = {"now", "utcnow", "today", "time", "perf_counter", "monotonic"}
SLOW = {"wordfreq", "ftfy", "chardet", "starlette", "uvicorn", "jinja2"}
MAY_BE_SLOW = ("web/",)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(nodes: list[ast.AST] | Iterator[ast.AST]) -> Iterator[str]:
    """First parts of the names of all modules that are imported from elsewhere."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def at_the_head(tree: ast.Module) -> list[ast.AST]:
    """Statements that run on import: those of the module and its classes, not of functions."""
    ahead: list[ast.AST] = list(tree.body)
    found: list[ast.AST] = []
    while ahead:
        node = ahead.pop()
        found.append(node)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            ahead += ast.iter_child_nodes(node)
    return found


def uncertain(tree: ast.Module) -> list[str]:
    """What in a module makes a build depend on clock, chance or network."""
    found = set(imported(ast.walk(tree))) & UNCERTAIN
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ASKS_THE_CLOCK
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"datetime", "date", "time"}
        ):
            found.add(f"{node.func.value.id}.{node.func.attr}")
    return sorted(found)


def slow(tree: ast.Module) -> list[str]:
    """Libraries that a module loads as soon as it is loaded, and that take long."""
    return sorted(set(imported(at_the_head(tree))) & SLOW)


def asserts(function: ast.FunctionDef) -> bool:
    """Whether a test can fail for what it looks at."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert | ast.Raise):
            return True
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "attr", getattr(called, "id", ""))
        if name in {"raises", "warns", "expect", "fail"} or name.startswith(("assert", "expect_")):
            return True
    return False


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def test_no_clock_chance_or_network_goes_into_a_build():
    found = {
        str(one.relative_to(PACKAGE)): uncertain(parsed(one))
        for one in MODULES
        if one.relative_to(PACKAGE).parts[0] in PURE
    }
    assert len(found) > 100
    assert {name: what for name, what in found.items() if what} == {}


def test_nothing_that_loads_slowly_is_loaded_before_it_is_needed():
    found = {
        name: slow(parsed(one))
        for one in MODULES
        if not (name := str(one.relative_to(PACKAGE))).startswith(MAY_BE_SLOW)
    }
    assert {name: what for name, what in found.items() if what} == {}


def test_every_test_asserts_something():
    found = [
        f"{one.relative_to(REPOSITORY)}: {test.name}"
        for one in TESTS
        for test in functions_of(parsed(one))
        if not asserts(test)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("law", "code", "found"),
    [
        (uncertain, "import random", ["random"]),
        (uncertain, "def f():\n    from time import sleep", ["time"]),
        (uncertain, "datetime.now()", ["datetime.now"]),
        (uncertain, "date(1917, 11, 28).isoformat()", []),
        (slow, "import wordfreq", ["wordfreq"]),
        (slow, "class A:\n    import ftfy", ["ftfy"]),
        (slow, "def f():\n    import wordfreq", []),
    ],
)
def test_the_laws_on_code_catch_what_they_should(law, code, found):
    assert law(ast.parse(code)) == found


@pytest.mark.parametrize(
    ("code", "asserting"),
    [
        ("def test_x():\n    f()", False),
        ("def test_x():\n    assert f()", True),
        ("def test_x():\n    with pytest.raises(ValueError):\n        f()", True),
    ],
)
def test_the_law_on_tests_catches_what_it_should(code, asserting):
    assert [asserts(test) for test in functions_of(ast.parse(code))] == [asserting]
