"""Marks what stands in a source, without context, and proposes readings for what is damaged."""

from collections.abc import Iterator

from msgspec.structs import replace

from regesta.model import Mark, Reading, Record, Source
from regesta.stages.mark.lines import find_lines
from regesta.stages.mark.readings import propose_readings
from regesta.stages.mark.time import find_times
from regesta.stages.protocol import Context, Scope, Stage
from regesta.text.legible import legible


def run(scope: Scope, context: Context) -> Iterator[Record]:
    """Yields marks in order of start (longest first), then readings."""
    source = scope.source
    if source is None:
        return
    found = _marks_of(source)
    readings = list(propose_readings(source, found))
    text = legible(source.text, readings)
    # What a scan garbled is looked at once more as it probably reads; the offsets are the same.
    yield from found if text == source.text else _marks_of(replace(source, text=text))
    yield from readings


def _marks_of(source: Source) -> list[Mark]:
    dates = list(find_times(source))
    found = [*source.given, *dates, *find_lines(source, dates)]
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind))


STAGE = Stage(
    name="mark",
    over="source",
    needs=(),
    adds=(Mark, Reading),
    run=run,
    package="regesta.stages.mark",
    also=("regesta.model", "regesta.text", "regesta.languages", "regesta.dates", "regesta.names"),
)
