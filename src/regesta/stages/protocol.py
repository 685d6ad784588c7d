"""What a stage is: a name, a scope, the records it needs and adds, and a pure function."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from regesta.model import Document, Record, Source, Span
from regesta.settings import Settings

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class KeyOf:
    """A scope over all records of one type that share a key, across the whole edition.

    `of` gives the key of a record, or None where it has none.
    """

    record: type[Record]
    of: Callable[[Record], str | None]


Over = Literal["source", "document"] | KeyOf


@dataclass(frozen=True, slots=True)
class Scope:
    """What a stage may see: one source, or one document of it, with the records it needs.

    For a document scope, `span` is the document's extent, `within` the extents of documents
    nested in it (their words are not its own), and `all` gives only records that lie in the
    extent and in none of `within`; `inner` holds the records of the nested documents themselves
    (the runner takes the innermost first, so what this stage made of them is there too). For a
    key scope `source` is None and `key` is set.
    """

    source: Source | None
    span: Span
    records: dict[type[Record], Sequence[Record]]
    document: Document | None = None
    within: tuple[Span, ...] = ()
    inner: dict[type[Record], Sequence[Record]] = field(
        default_factory=dict[type[Record], Sequence[Record]]
    )
    key: str | None = None

    def all(self, kind: type[R]) -> Sequence[R]:
        """The scope's records of a type, in order of start."""
        return self.records.get(kind, ())  # type: ignore[return-value]

    @property
    def text(self) -> str:
        """The whole source's text; offsets are absolute in it."""
        if self.source is None:
            return ""
        return self.source.text


@dataclass(frozen=True, slots=True)
class Context:
    """What every stage may read besides its scope."""

    settings: Settings


Run = Callable[[Scope, Context], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the build. `package` names the folder whose digest keys its cache."""

    name: str
    over: Over
    needs: tuple[type[Record], ...]
    adds: tuple[type[Record], ...]
    run: Run
    package: str
    also: tuple[str, ...] = field(default=())
    """Other packages below it whose code or tables it uses (for the digest)."""
