"""Marks what stands in a source, without context, and proposes readings for what is damaged."""

from collections.abc import Iterator

from regesta.model import Mark, Reading, Record
from regesta.stages.mark.lines import find_lines
from regesta.stages.mark.readings import propose_readings
from regesta.stages.mark.time import find_times
from regesta.stages.protocol import Context, Scope, Stage


def run(scope: Scope, context: Context) -> Iterator[Record]:
    """Yields marks in order of start (longest first), then readings."""
    source = scope.source
    if source is None:
        return
    dates = list(find_times(source))
    found = [*source.given, *dates, *find_lines(source, dates)]
    found.sort(key=lambda m: (m.start, -m.end, m.kind))
    yield from found
    yield from propose_readings(source, found)


STAGE = Stage(
    name="mark",
    over="source",
    needs=(),
    adds=(Mark, Reading),
    run=run,
    package="regesta.stages.mark",
    also=("regesta.model", "regesta.text", "regesta.languages", "regesta.dates", "regesta.names"),
)
