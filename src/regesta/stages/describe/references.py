"""Archival and bibliographic references, and the paper's own serial number."""

import re

from regesta.model import Field, Span
from regesta.stages.describe.scene import Scene

_KIND_WORDS = re.compile(
    r"\s*:\s*(?:\w+\s+)?(?:tele|radio|air|cable)grams?.*$", re.IGNORECASE | re.DOTALL
)
_SOURCE = re.compile(r"Source\s*:\s*")
# After the reference such notes give classification, distribution, drafting.
_AFTER_REFERENCE = re.compile(
    r"\.\s+(?=(?:Top\s+Secret|Secret|Confidential|Strictly|Official|Limited|Unclassified|No\s+classification|Eyes|Restricted"
    r"|Drafted|Repeated|Also|Transmitted|Received|Sent|For\b|Personal|Copies|Printed|Original|Initialed|Priority|Niact|Immediate"
    r"|Routine|Attached|All\b|Published|Extracts?|The\s|A\s|An\s|This\s|In\s|According|Although|Regarding|Another|Prepared|Approved|Cleared|Tab|Passed))|;\s+(?=Priority)"
)
_SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bVol)(?<!\bpp)(?<!\bp)(?<!\b[A-Z])\.\s+(?=[A-Z])|$"
)
_TELEGRAM_NUMBER = re.compile(r"(?P<n>\d{1,5}[A-Za-z]?)\.\s+\S")
_NOTE = re.compile(r"\d{1,3}[a-z]?\.\s+")


def find_source_ref(scene: Scene) -> Field | None:
    """The reference as printed: above the heading, in a source note, or on a line of its own."""
    for unit in scene.opening:
        mark = unit.marks.get("file_number")
        if mark:
            words = _KIND_WORDS.sub("", scene.words(mark.start, mark.end)).rstrip()
            return scene.field(mark.start, mark.start + len(words), "file_number")
    for note in scene.given.get("source_note", ()):
        found = _in_note(scene, note.start, note.end)
        if found:
            return found
    for unit in [*scene.opening, *scene.closing, *scene.body]:
        if unit.has("source_note"):
            return _in_note(scene, unit.start, unit.end)
    for unit in [*scene.opening, *reversed(scene.closing)]:
        mark = unit.marks.get("source_line")
        if mark:
            return scene.field(mark.start, mark.end, "source_line")
    return None


def _in_note(scene: Scene, start: int, end: int) -> Field | None:
    words = scene.words(start, min(end, start + 1200))
    said = _SOURCE.search(words)
    if said is None:
        number = _NOTE.match(words)
        begin = number.end() if number else 0
        words = _KIND_WORDS.sub("", words)
        return (
            scene.field(start + begin, start + len(words.rstrip()), "source_note")
            if words[begin:].strip()
            else None
        )
    begin = said.end()
    after = _AFTER_REFERENCE.search(words, begin)
    sentence = _SENTENCE.search(words, begin)
    stop = after.start() if after else sentence.start() if sentence else len(words)
    reference = words[begin:stop].rstrip(" .")
    return scene.field(start + begin, start + begin + len(reference), "source_note")


def find_number(scene: Scene, telegram: bool) -> Field | None:
    """The paper's own serial number: a line 'No. 17.]', or the number that begins a telegram."""
    running = None
    for unit in scene.opening:
        mark = unit.marks.get("number")
        if mark and mark.value:
            return Field(value=mark.value, rule="number", evidence=(Span(mark.start, mark.end),))
        again = unit.marks.get("running_number")
        if again and again.value and unit is not scene.opening[0]:
            running = again
    if telegram:
        for unit in [*scene.opening[-1:], *scene.body[:1]]:
            found = _TELEGRAM_NUMBER.match(scene.words(unit.start, min(unit.end, unit.start + 12)))
            if found and not unit.has("heading"):
                return scene.field(
                    unit.start, unit.start + found.end("n"), "telegram_number", found["n"]
                )
    if running and running.value:
        return Field(
            value=running.value,
            rule="number",
            evidence=(Span(running.start, running.end),),
            certainty="medium",
        )
    return None
