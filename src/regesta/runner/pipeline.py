"""The stages by name: loaded only when there is work, known by the digest of their code."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from regesta.model import Source
from regesta.runner.code import CodeDigests
from regesta.runner.contract import check_order
from regesta.settings import Settings
from regesta.stages.protocol import KeyOf, Stage

Lister = Callable[[Path, Settings], Iterable[str]]
Reader = Callable[[Path, str, Settings], Source]

_KEEPING = ("regesta.runner", "regesta.store", "regesta.search")


@dataclass(frozen=True)
class Pipeline:
    """The reading stage's module, and the other stages in order, as `module:NAME`."""

    reading: str
    stages: tuple[str, ...]

    @cached_property
    def digests(self) -> tuple[str, tuple[str, ...], str]:
        """Digests of the code that reads, of that of each stage, and of that which keeps rows."""
        code = CodeDigests()
        modules = [name.partition(":")[0] for name in self.stages]
        return code.of(self.reading), tuple(code.of(name) for name in modules), code.of(*_KEEPING)

    @cached_property
    def loaded(self) -> tuple[Stage, ...]:
        """The stages, in an order that can work.

        Raises:
            StageBroken: a stage needs what none before it adds.
        """
        found = tuple(_named(name) for name in self.stages)
        check_order(found)
        return found

    @property
    def over_papers(self) -> tuple[Stage, ...]:
        """The stages over a source or a document, in order."""
        return tuple(stage for stage in self.loaded if not isinstance(stage.over, KeyOf))

    @property
    def over_keys(self) -> tuple[Stage, ...]:
        """The stages over a key, in order."""
        return tuple(stage for stage in self.loaded if isinstance(stage.over, KeyOf))

    def files(self, folder: Path, settings: Settings) -> list[str]:
        """The paths of all files that might be sources, sorted."""
        lister: Lister = import_module(self.reading).list_files
        return list(lister(folder, settings))

    @property
    def read(self) -> Reader:
        """The function that turns a file into a source."""
        reader: Reader = import_module(self.reading).read_file
        return reader


def _named(name: str) -> Stage:
    module, _, attribute = name.partition(":")
    stage: Stage = getattr(import_module(module), attribute)
    return stage
