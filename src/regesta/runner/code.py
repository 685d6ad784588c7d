"""Digests of the program's own code and tables: what a cached output was made by.

What a package depends on is read from its import lines, so that nobody has to declare it and
nothing can be forgotten.
"""

import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(?P<source>[\w.]+)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n#]*)"
    rb"|import[ \t]+(?P<plain>[\w.]+))",
    re.MULTILINE,
)
_WORD = re.compile(rb"\w+")
_STAGES = "regesta.stages"


class CodeDigests:
    """Digests of packages with all that they import of `regesta`, each file read once."""

    def __init__(self) -> None:
        self._root = Path(__file__).parent.parent
        self._units: dict[str, tuple[bytes, frozenset[str]]] = {}

    def of(self, *names: str) -> str:
        """The digest of some modules or packages and of everything below them.

        Args:
            names: dotted names, as `regesta.stages.mark`.

        Raises:
            ModuleNotFoundError: there is no such module.
        """
        wanted = [self._unit_name(name) for name in names]
        seen: set[str] = set()
        while wanted:
            name = wanted.pop()
            if name not in seen:
                seen.add(name)
                wanted.extend(self._unit(name)[1] - seen)
        whole = hashlib.sha256()
        for name in sorted(seen):
            whole.update(name.encode() + b"\0" + self._unit(name)[0])
        return whole.hexdigest()[:32]

    def _unit_name(self, dotted: str) -> str:
        """The part of the program that a dotted name lies in: a package, or a single file."""
        parts = dotted.split(".")
        if parts[0] != "regesta":
            return dotted
        return ".".join(parts[: 3 if dotted.startswith(_STAGES + ".") else 2])

    def _unit(self, name: str) -> tuple[bytes, frozenset[str]]:
        if name not in self._units:
            whole = hashlib.sha256()
            imports: set[str] = set()
            base = self._place(name)
            for path in _files(base):
                content = path.read_bytes()
                relative = path.relative_to(base.parent).as_posix()
                whole.update(b"%s\0%d\0" % (relative.encode(), len(content)))
                whole.update(content)
                if path.suffix == ".py":
                    imports.update(self._imports(content))
            self._units[name] = whole.digest(), frozenset(imports - {name})
        return self._units[name]

    def _place(self, name: str) -> Path:
        parts = name.split(".")
        if parts[0] == "regesta":
            folder = self._root.joinpath(*parts[1:])
            return folder if folder.is_dir() else folder.with_suffix(".py")
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name)
        origin = Path(spec.origin)
        return origin.parent if origin.name == "__init__.py" else origin

    def _imports(self, content: bytes) -> set[str]:
        found: set[str] = set()
        for line in _IMPORT.finditer(content):
            source = (line["source"] or line["plain"]).decode()
            if source in {"regesta", _STAGES}:
                below = [f"{source}.{n.decode()}" for n in _WORD.findall(line["names"] or b"")]
                found.update(self._unit_name(name) for name in below if self._exists(name))
            elif source.startswith("regesta."):
                found.add(self._unit_name(source))
        return found

    def _exists(self, name: str) -> bool:
        return self._place(name).exists()


def _files(base: Path) -> list[Path]:
    if base.is_file():
        return [base]
    found = [
        path
        for path in base.rglob("*")
        if path.suffix != ".pyc" and "__pycache__" not in path.parts and path.is_file()
    ]
    return sorted(found, key=lambda path: path.relative_to(base).as_posix())
