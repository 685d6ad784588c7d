"""Looks at a source, and once more at heads that a scan garbled, as they probably read."""

from msgspec.structs import replace

from regesta.model import Mark, Reading, Source
from regesta.stages.mark.layout import SHORT
from regesta.stages.mark.lines import find_lines
from regesta.stages.mark.readings import propose_readings
from regesta.stages.mark.time import find_times
from regesta.text.legible import legible


def look(source: Source) -> tuple[list[Mark], list[Reading]]:
    """The marks of a source in order of start, longest first, and its proposed readings.

    Offsets are those of the text as it stands: what is read instead has the same length.
    Paragraphs are not looked at twice: what they are is seen without that.
    """
    found = _marks_of(source)
    readings = list(propose_readings(source, found))
    text = legible(source.text, [one for one in readings if _in_short_line(one, source.text)])
    if text == source.text:
        return found, readings
    kept = [m for m in found if m.kind == "emphasis"]  # its signs are mended away
    again = (m for m in _marks_of(replace(source, text=text)) if m.kind != "emphasis")
    return sorted([*again, *kept], key=_in_order), readings


def _marks_of(source: Source) -> list[Mark]:
    dates = list(find_times(source))
    return sorted([*source.given, *dates, *find_lines(source, dates)], key=_in_order)


def _in_order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.kind


def _in_short_line(reading: Reading, text: str) -> bool:
    """Whether a reading stands in a line that may be more than a paragraph."""
    begin = text.rfind("\n", max(0, reading.start - SHORT), reading.start)
    end = text.find("\n", reading.end, reading.end + SHORT)
    if (begin < 0 and reading.start > SHORT) or (end < 0 and reading.end + SHORT < len(text)):
        return False
    return (end if end >= 0 else len(text)) - begin - 1 <= SHORT
