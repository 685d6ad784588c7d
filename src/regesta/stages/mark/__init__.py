"""Marks what stands in a source, without context, and proposes readings for what is damaged."""

from collections.abc import Iterator

from msgspec.structs import replace

from regesta.model import Mark, Reading, Record, Source
from regesta.stages.mark.layout import SHORT
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
    # Heads that a scan garbled are looked at once more as they probably read; the offsets are the
    # same. Paragraphs are not: what they are is seen without that, and a second look costs as much.
    text = legible(source.text, [one for one in readings if _in_short_line(one, source.text)])
    if text != source.text:
        kept = [m for m in found if m.kind == "emphasis"]  # its signs are mended away
        again = (m for m in _marks_of(replace(source, text=text)) if m.kind != "emphasis")
        found = sorted([*again, *kept], key=_in_order)
    yield from found
    yield from readings


def _in_order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.kind


def _in_short_line(reading: Reading, text: str) -> bool:
    """Whether a reading stands in a line that may be more than a paragraph."""
    begin = text.rfind("\n", max(0, reading.start - SHORT), reading.start)
    end = text.find("\n", reading.end, reading.end + SHORT)
    if (begin < 0 and reading.start > SHORT) or (end < 0 and reading.end + SHORT < len(text)):
        return False
    return (end if end >= 0 else len(text)) - begin - 1 <= SHORT


def _marks_of(source: Source) -> list[Mark]:
    dates = list(find_times(source))
    found = [*source.given, *dates, *find_lines(source, dates)]
    return sorted(found, key=_in_order)


STAGE = Stage(
    name="mark",
    over="source",
    needs=(),
    adds=(Mark, Reading),
    run=run,
    package="regesta.stages.mark",
    also=("regesta.model", "regesta.text", "regesta.languages", "regesta.dates", "regesta.names"),
)
