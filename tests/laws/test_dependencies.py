"""Laws on dependencies: each is used and says what for, nothing else is used, the lock fits."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PYPROJECT = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
IMPORTED_AS = {"docx": "python-docx"}
"""Distributions that are imported by another name."""
OF_OTHERS = {
    "python-multipart",  # starlette loads it when a form is read
}


def plain(requirement: str) -> str:
    """The name of a distribution as package indexes compare it."""
    found = NAME.match(requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def imported_in(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").split(".")[0])
    return found - set(sys.stdlib_module_names) - {"regesta", "__future__"}


def needed(extras: set[str]) -> set[str]:
    """All that the package pulls in with these extras, in the environment that runs the tests."""
    ahead = [plain(one) for one in PROJECT["dependencies"]]
    ahead += [plain(one) for extra in extras for one in PROJECT["optional-dependencies"][extra]]
    wanted = {one: set[str]() for one in ahead}
    for group in [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]:
        for one in group:
            if "[" in one and plain(one) in wanted:
                wanted[plain(one)] = set(one.split("[")[1].split("]")[0].split(","))
    found: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        for one in metadata.requires(name) or ():
            requirement, _, marker = one.partition(";")
            if _holds(marker, wanted.get(name, set())):
                ahead.append(plain(requirement))
    return found


def _holds(marker: str, extras: set[str]) -> bool:
    from packaging.markers import Marker  # pytest brings it

    if not marker.strip():
        return True
    return any(Marker(marker).evaluate({"extra": extra}) for extra in ("", *extras))


def locked() -> set[str]:
    return {plain(line) for line in LOCK.splitlines() if line and not line.startswith("#")}


def test_what_the_package_imports_is_declared_and_what_is_declared_is_imported():
    declared = {plain(one) for one in PROJECT["dependencies"]}
    imported = {plain(IMPORTED_AS.get(one, one)) for one in imported_in(REPOSITORY / "src")}
    assert imported | OF_OTHERS == declared


def test_every_dependency_says_what_it_is_for():
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for requirement in [one for group in groups for one in group]:
        line = next(row for row in PYPROJECT.splitlines() if f'"{requirement}"' in row)
        assert len(line.partition("#")[2].split()) >= 1, requirement


def test_the_lock_names_all_that_is_needed_with_one_version():
    assert sorted(needed({"dev"}) - locked()) == []
    rows = [line for line in LOCK.splitlines() if line and not line.startswith("#")]
    assert [line for line in rows if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_lock_names_nothing_that_is_not_needed():
    # Another Python or system may need less than the one that the lock was made on
    spare = locked() - needed({"dev"})
    assert sorted(spare - {"typing-extensions", "tzdata", "greenlet"}) == []
