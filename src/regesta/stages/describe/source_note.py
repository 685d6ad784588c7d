"""The reference that a note 'Source: …' gives, without classification and distribution."""

import re
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Field
from regesta.stages.describe.file_number import KIND_BEHIND
from regesta.stages.describe.scene import Scene

LONGEST = 1200
"""So many code points of such a note are looked at."""
_SOURCE = re.compile(r"Source\s*:\s*")
_SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bVol)(?<!\bpp)(?<!\bp)(?<!\b[A-Z])\.\s+(?=[A-Z])|$"
)
"""The end of a sentence, not of 'No. ' or an initial."""
_NUMBER = re.compile(r"\d{1,3}[a-z]?\.\s+")


@cache
def _after() -> re.Pattern[str]:
    """The end of the sentence before classification, distribution, drafting."""
    # 'For', 'All' and articles as whole words; others also as beginnings: 'Drafted', 'Repeated to'
    words = papers().source_notes
    return re.compile(
        rf"\.\s+(?=(?:{one_of(words.after)}|{one_of(words.after_whole)}\b))|;\s+(?=Priority)"
    )


def source_note(scene: Scene) -> Field | None:
    """The reference of the first note that gives the source."""
    for note in scene.given.get("source_note", ()):
        found = _reference(scene, note.start, note.end)
        if found:
            return found
    for unit in [*scene.opening, *scene.closing, *scene.body]:
        if unit.has("source_note"):
            return _reference(scene, unit.start, unit.end)
    return None


def _reference(scene: Scene, start: int, end: int) -> Field | None:
    words = scene.words(start, min(end, start + LONGEST))
    said = _SOURCE.search(words)
    if said is None:
        return _whole(scene, start, words)
    stop = _after().search(words, said.end()) or _SENTENCE.search(words, said.end())
    reference = words[said.end() : stop.start() if stop else len(words)].rstrip(" .")
    begin = start + said.end()
    return scene.field(begin, begin + len(reference), "source_note")


def _whole(scene: Scene, start: int, words: str) -> Field | None:
    """A note that only markup calls the source's is a reference as a whole, but for its number."""
    number = _NUMBER.match(words)
    begin = number.end() if number else 0
    reference = KIND_BEHIND.sub("", words).rstrip()
    if not reference[begin:].strip():
        return None
    return scene.field(start + begin, start + len(reference), "source_note")
