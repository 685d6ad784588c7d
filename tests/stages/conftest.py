"""The first stages, as a build runs them, on a text given in the test."""

import hashlib

import pytest

from regesta.model import Description, Mark, Reading, Source, Span
from regesta.runner.scopes import Papers
from regesta.settings import Settings
from regesta.stages import describe, divide, mark
from regesta.stages.protocol import Context, Scope

CONTEXT = Context(settings=Settings())


def source_of(text):
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(path="run.txt", format="plain", text=text, sha256=digest, file_sha256=digest)


class Pipeline:
    """mark → divide → describe; each method gives what one stage made of a text."""

    def marks(self, text):
        return [r for r in self._marked(text) if isinstance(r, Mark)]

    def readings(self, text):
        return [r for r in self._marked(text) if isinstance(r, Reading)]

    def _marked(self, text):
        scope = Scope(source=source_of(text), span=Span(0, len(text)), records={})
        return list(mark.STAGE.run(scope, CONTEXT))

    def documents(self, text):
        marked = self._marked(text)
        records = {
            Mark: [r for r in marked if isinstance(r, Mark)],
            Reading: [r for r in marked if isinstance(r, Reading)],
        }
        scope = Scope(source=source_of(text), span=Span(0, len(text)), records=records)
        return list(divide.STAGE.run(scope, CONTEXT))

    def descriptions(self, text):
        """Pairs of document and description, in order; apparatus has none and is left out."""
        papers = Papers(source_of(text), self.documents(text))
        papers.spread(Mark, self.marks(text))
        papers.spread(Reading, self.readings(text))
        for i in papers.innermost_first():
            scope = papers.scope(i, describe.STAGE)
            papers.give(i, Description, list(describe.STAGE.run(scope, CONTEXT)))
        told = [papers.records[i][Description] for i in range(len(papers.documents))]
        return [(d, found[0]) for d, found in zip(papers.documents, told, strict=True) if found]

    def outline(self, text):
        """Each document as its depth (`-` for apparatus) and its words, white space collapsed."""
        found = self.documents(text)
        outer = {d.id: d.nested_in for d in found}
        return [
            (
                "-" if d.apparatus else str(depth(d.id, outer)),
                collapse(text[d.start : d.end]),
            )
            for d in found
        ]


def depth(paper, outer):
    return 0 if outer[paper] is None else 1 + depth(outer[paper], outer)


def collapse(text):
    return " ".join(text.split())


@pytest.fixture(scope="session")
def pipeline():
    return Pipeline()
