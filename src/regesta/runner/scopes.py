"""What each document of a source may see: its own records, and those of what is nested in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from regesta.model import Document, Record, Source, Span
from regesta.runner.codec import Records, digest_of, digest_records
from regesta.stages.protocol import Scope, Stage


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records in order of start, longest first; as they came where neither tells them apart."""
    found = list(records)
    if found and hasattr(found[0], "start") and hasattr(found[0], "end"):
        found.sort(key=_extent)
    return found


def _extent(record: Record) -> tuple[int, int]:
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    return (-1 if start is None else start, 0 if end is None else -end)


class Papers:
    """The documents of one source with the records that belong to each.

    Records that name their document belong to it; others belong to the innermost document that
    holds them. Documents are known by their place in `documents`, which is in order.
    """

    def __init__(self, source: Source, documents: Iterable[Document]) -> None:
        self.source = source
        self.documents: list[Document] = sorted(documents, key=lambda d: (d.start, -d.end))
        self.place = {document.id: i for i, document in enumerate(self.documents)}
        self.records: list[Records] = [{} for _ in self.documents]
        self._digests: list[dict[type[Record], bytes]] = [{} for _ in self.documents]
        self._children: dict[str | None, list[int]] = defaultdict(list)
        for i, document in enumerate(self.documents):
            self._children[document.nested_in].append(i)
        self._below: dict[int, list[int]] = {}
        self._machine: dict[int, Records] = {}

    def innermost_first(self) -> list[int]:
        """The places of all documents, each after those nested in it."""
        depth: dict[str, int] = {}
        for document in self.documents:
            outer = document.nested_in
            depth[document.id] = depth.get(outer, 0) + 1 if outer is not None else 0
        return sorted(range(len(depth)), key=lambda i: (-depth[self.documents[i].id], i))

    def below(self, i: int) -> list[int]:
        """The places of all documents within one, at any depth, in order."""
        if i not in self._below:
            children = self._children.get(self.documents[i].id, [])
            deeper = [place for child in children for place in self.below(child)]
            self._below[i] = sorted([*children, *deeper])
        return self._below[i]

    def within(self, i: int) -> tuple[Span, ...]:
        """The extents of the documents directly nested in one."""
        return tuple(self.documents[c].span for c in self._children.get(self.documents[i].id, ()))

    def spread(self, kind: type[Record], records: Sequence[Record]) -> None:
        """Give each record, in order of start, to the innermost document that holds it."""
        own: list[list[Record]] = [[] for _ in self.documents]
        bounds = [(document.start, document.end) for document in self.documents]
        open_ones: list[int] = []
        following, count = 0, len(bounds)
        for record in records:
            start, end = _bounds(record)
            while following < count and bounds[following][0] <= start:
                open_ones.append(following)
                following += 1
            while open_ones and bounds[open_ones[-1]][1] <= start:
                open_ones.pop()
            for i in reversed(open_ones):
                if bounds[i][1] >= end:
                    own[i].append(record)
                    break
        for i, found in enumerate(own):
            self.give(i, kind, found)

    def keep_machine(self, i: int) -> None:
        """Keep, beside what is ruled on a document, what would be said of it without rulings."""
        self._machine[i] = dict(self.records[i])

    def keeps_machine(self, i: int) -> bool:
        """Whether a document has such a second set of records."""
        return i in self._machine

    def machine(self, i: int) -> Records:
        """What is said of a document without rulings on its fields."""
        return self._machine.get(i, self.records[i])

    def give(
        self, i: int, kind: type[Record], records: list[Record], *, machine: bool = False
    ) -> None:
        """Set the records of a type that a document has."""
        if machine:
            self._machine[i][kind] = records
            return
        self.records[i][kind] = records
        self._digests[i].pop(kind, None)

    def scope(self, i: int, stage: Stage, *, machine: bool = False) -> Scope:
        """What a stage sees of a document; with `machine`, as if nothing were ruled on it."""
        document = self.documents[i]
        own = self._machine[i] if machine else self.records[i]
        kinds = [*stage.needs, *stage.adds]
        inner: dict[type[Record], Sequence[Record]] = {
            kind: [r for b in self.below(i) for r in self.records[b].get(kind, ())]
            for kind in kinds
        }
        inner[Document] = [self.documents[b] for b in self.below(i)]
        records: dict[type[Record], Sequence[Record]] = {
            kind: own.get(kind, ()) for kind in stage.needs
        }
        records[Document] = [document]
        return Scope(
            source=self.source,
            span=document.span,
            records=records,
            document=document,
            within=self.within(i),
            inner=inner,
        )

    def root(self, i: int, more: Sequence[bytes | str]) -> str:
        """A digest of all that a document is made from before any stage looks at it.

        Args:
            i: its place.
            more: what else goes into it; the roots of the documents nested in it among that.
        """
        kinds = sorted(self.records[i], key=lambda kind: kind.__name__)
        own = [self._digest(i, kind) for kind in kinds]
        return digest_of([digest_records([self.documents[i]]), *own, *more])

    def directly_below(self, i: int) -> list[int]:
        """The places of the documents nested in one, not deeper."""
        return self._children.get(self.documents[i].id, [])

    def inputs(self, i: int, stage: Stage, *, machine: bool = False) -> str:
        """A digest of all that `scope` shows."""
        parts: list[bytes | str] = [self.source.sha256, digest_records([self.documents[i]])]
        if machine:
            own = self._machine[i]
            parts.extend(digest_records(own.get(kind, ())) for kind in stage.needs)
        else:
            parts.extend(self._digest(i, kind) for kind in stage.needs)
        for b in self.below(i):
            parts.append(digest_records([self.documents[b]]))
            parts.extend(self._digest(b, kind) for kind in (*stage.needs, *stage.adds))
        return digest_of(parts)

    def _digest(self, i: int, kind: type[Record]) -> bytes:
        known = self._digests[i]
        if kind not in known:
            known[kind] = digest_records(self.records[i].get(kind, ()))
        return known[kind]


_bounds = attrgetter("start", "end")
