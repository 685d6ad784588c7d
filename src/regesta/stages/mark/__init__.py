"""Marks what stands in a source, without context, and proposes readings for what is damaged."""

from collections.abc import Iterator

from regesta.model import Mark, Reading, Record
from regesta.stages.mark.looks import look
from regesta.stages.protocol import Context, Scope, Stage


def run(scope: Scope, context: Context) -> Iterator[Record]:
    """Yields marks in order of start (longest first), then readings."""
    if scope.source is None:
        return
    marks, readings = look(scope.source)
    yield from marks
    yield from readings


STAGE = Stage(
    name="mark",
    over="source",
    needs=(),
    adds=(Mark, Reading),
    run=run,
    package="regesta.stages.mark",
    also=("regesta.model", "regesta.text", "regesta.languages", "regesta.dates", "regesta.names"),
)
