"""Makes the papers of one source: each stage in order, from the cache where nothing changed."""

import os
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import msgspec

from regesta.errors import RegestaError
from regesta.model import Document, Reading, Record, Source, Span
from regesta.runner.cached import Cache
from regesta.runner.codec import Records, decode, digest_of, digest_records, encode
from regesta.runner.contract import declared
from regesta.runner.papers import made_paper
from regesta.runner.pipeline import Pipeline
from regesta.runner.reading import read_if_new
from regesta.runner.rulings import Rulings
from regesta.runner.scopes import Papers, in_order
from regesta.runner.task import Told
from regesta.stages.protocol import Context, Scope, Stage
from regesta.store.made import Made, MadePaper, Output, Problem

DEBUG = "REGESTA_DEBUG"
"""Set in the environment, a rule that fails ends the build with its traceback."""


_UNRULED = "~"
"""Ends the scope's name of a document as it would be without rulings on its fields."""


class StageFailed(Exception):
    """A stage raised: which, and the fault itself."""

    def __init__(self, stage: str, fault: Exception) -> None:
        super().__init__(stage)
        self.stage = stage
        self.fault = fault


def state_of(told: Told, sha256: str) -> str:
    """What stands for all that the papers of a source are made from."""
    return digest_of(
        [
            sha256,
            told.reader,
            *told.digests,
            told.keeping,
            msgspec.msgpack.encode(told.settings),
            msgspec.msgpack.encode(told.rulings),
        ]
    )


def make_source(told: Told) -> bytes:
    """Make one source; what a worker runs.

    Returns:
        A `Made`, encoded, so that it travels cheaply between processes.
    """
    cache = Cache(Path(told.folder))
    try:
        return msgspec.msgpack.encode(_make(told, cache))
    finally:
        cache.close()


def _make(told: Told, cache: Cache) -> Made:
    pipeline = Pipeline(told.reading, told.stages)
    known = cache.file(told.path)
    believed = None if told.again else known
    found = read_if_new(
        Path(told.folder), told.path, told.reader, believed, pipeline.read, told.settings
    )
    source = found.source
    made = Made(
        path=told.path,
        size=found.size,
        mtime=found.mtime,
        file_sha256=found.file_sha256,
        sha256=source.sha256 if source else "",
        reader=told.reader,
        state=state_of(told, source.sha256 if source else ""),
        characters=len(source.text) if source else 0,
        record=msgspec.msgpack.encode(msgspec.structs.replace(source, text="") if source else None),
        read=found.read,
        problem=found.problem,
    )
    if source is None:
        return made
    if known is None or known.source is None or known.source.text != source.text:
        text = source.text.encode("utf-8", "surrogatepass")
        made = msgspec.structs.replace(made, text=text)
    outputs = {} if told.again else cache.outputs(told.path)
    roots = {} if told.again else cache.roots(told.path)
    making = Making(source, told, pipeline, outputs, roots)
    try:
        making.run()
        papers = [
            paper
            if (paper := making.paper(i, pipeline.over_keys)) is not None
            else making.papers.documents[i].id
            for i in range(len(making.papers.documents))
        ]
    except StageFailed as failure:
        return msgspec.structs.replace(made, problem=_reported(failure))
    return msgspec.structs.replace(
        made,
        outputs=making.new,
        kept=making.kept,
        papers=papers,
        orphans=making.rulings.orphans,
    )


def _reported(failure: StageFailed) -> Problem:
    fault = failure.fault
    if os.environ.get(DEBUG):
        raise fault
    if isinstance(fault, RegestaError):
        return Problem(stage=failure.stage, reason=fault.message, remedy=fault.remedy or "")
    last = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(
        stage=failure.stage,
        reason=f"stage {failure.stage!r} failed: {type(fault).__name__}: {fault} ({where})",
        remedy=f"This is a fault of the program. Report it with the file and what"
        f" `{DEBUG}=1 regesta build` prints.",
    )


class Making:
    """The records of one source, stage by stage."""

    def __init__(
        self,
        source: Source,
        told: Told,
        pipeline: Pipeline,
        cached: dict[tuple[str, str], Output],
        roots: dict[str, str],
    ) -> None:
        self.source = source
        self.rulings = Rulings(source, told.rulings)
        self.papers = Papers(source, ())
        self.new: list[Output] = []
        self.kept: list[tuple[str, str]] = []
        self._pipeline = pipeline
        self._code = dict(zip(told.stages, told.digests, strict=True))
        self._names = dict(zip(told.stages, pipeline.loaded, strict=True))
        self._cached = cached
        self._context = Context(settings=told.settings)
        self._pool: Records = {}
        self._roots = roots
        self._keeping = told.keeping
        self.as_they_were: set[int] = set()
        self.roots: dict[int, str] = {}
        self._base = digest_of(
            [source.sha256, source.path, msgspec.msgpack.encode(told.settings), told.reader]
        )

    def run(self) -> None:
        """Run all stages over the source and its documents.

        Raises:
            StageFailed: a stage raised.
        """
        code = {stage.name: self._code[name] for name, stage in self._names.items()}
        for stage in self._pipeline.over_papers:
            try:
                if stage.over == "source":
                    self._over_source(stage, code[stage.name])
                else:
                    self._over_documents(stage, code[stage.name])
            except Exception as fault:
                raise StageFailed(stage.name, fault) from fault

    def paper(self, i: int, over_keys: Sequence[Stage]) -> MadePaper | None:
        """A document ready to be kept; None where what is kept of it still holds."""
        if i in self.as_they_were:
            return None
        return made_paper(self.papers, i, self.rulings, over_keys, self.roots[i])

    def _over_source(self, stage: Stage, code: str) -> None:
        key = digest_of([code, self._base, *(self._digest(kind) for kind in stage.needs)])
        whole = Span(0, len(self.source.text))
        scope = Scope(source=self.source, span=whole, records=dict(self._pool))
        made = self._made(stage, "", key, scope)
        for kind in stage.adds:
            found = made.get(kind, [])
            if kind is Document:
                self._divided(cast("list[Document]", found))
                continue
            if kind is Reading:
                found = list[Record](self.rulings.to_readings(cast("list[Reading]", found)))
            self._pool[kind] = in_order([*self._pool.get(kind, ()), *found])
            self.papers.spread(kind, self._pool[kind])

    def _divided(self, documents: list[Document]) -> None:
        ruled = self.rulings.to_documents(documents)
        self.papers = Papers(self.source, ruled)
        self._pool[Document] = list[Record](self.papers.documents)
        for kind, records in self._pool.items():
            if kind is not Document:
                self.papers.spread(kind, records)
        for i, document in enumerate(self.papers.documents):
            if self.rulings.on(document):
                self.papers.keep_machine(i)
        self._find_unchanged()

    def _find_unchanged(self) -> None:
        """Find the documents that are made from the same as in the last build.

        They are left as they are kept. Not so what is nested in one that is to be made: its
        records are needed.
        """
        papers = self.papers
        base = [*self._code.values(), self._base, self._keeping]
        needed: set[int] = set()
        for i in papers.innermost_first():
            document = papers.documents[i]
            more = [*base, self.rulings.digest_on(document)]
            more += [self.roots[below] for below in papers.directly_below(i)]
            self.roots[i] = papers.root(i, more)
            if self._roots.get(document.id) != self.roots[i]:
                needed.update([i, *papers.below(i)])
        self.as_they_were = set(range(len(papers.documents))) - needed
        names = {papers.documents[i].id for i in self.as_they_were}
        self.kept += [one for one in self._cached if one[1].removesuffix(_UNRULED) in names]

    def _over_documents(self, stage: Stage, code: str) -> None:
        papers = self.papers
        for i in papers.innermost_first():
            document = papers.documents[i]
            if document.apparatus or i in self.as_they_were:
                continue
            key = digest_of([code, self._base, papers.inputs(i, stage)])
            made = self._made(stage, document.id, key, papers.scope(i, stage))
            if papers.keeps_machine(i):
                alone = digest_of([code, self._base, papers.inputs(i, stage, machine=True)])
                scope = papers.scope(i, stage, machine=True)
                unruled = self._made(stage, document.id + _UNRULED, alone, scope)
                for kind in stage.adds:
                    papers.give(i, kind, unruled.get(kind, []), machine=True)
            for kind in stage.adds:
                own = self.rulings.to_records(kind, made.get(kind, []), document)
                papers.give(i, kind, own)

    def _made(self, stage: Stage, scope_name: str, key: str, scope: Scope) -> Records:
        """What a stage makes of a scope: from the cache, or by running it."""
        cached = self._cached.get((stage.name, scope_name))
        if cached is not None and cached.key == key:
            self.kept.append((stage.name, scope_name))
            return decode(cached.records)
        beside = self._cached.get((stage.name, _other(scope_name)))
        if beside is not None and beside.key == key:
            output = msgspec.structs.replace(beside, scope=scope_name)
            self.new.append(output)
            return decode(output.records)
        made = _by_type(declared(stage, stage.run(scope, self._context)))
        output = Output(stage=stage.name, scope=scope_name, key=key, records=encode(made))
        self.new.append(output)
        return made

    def _digest(self, kind: type[Record]) -> bytes:
        return b"" if kind is Source else digest_records(self._pool.get(kind, ()))


def _other(scope_name: str) -> str:
    """The scope of a document without its rulings for that with them, and the other way round.

    Before the first ruling both are the same, and after the last is taken back.
    """
    bare = scope_name.removesuffix(_UNRULED)
    return bare if bare != scope_name else scope_name + _UNRULED


def _by_type(records: Iterable[Record]) -> Records:
    found: Records = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return {kind: in_order(some) for kind, some in found.items()}
