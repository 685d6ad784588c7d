"""Words cut by the end of a printed line: "kind-⏎ness", "kind- ness"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.joined import join
from regesta.stages.mark.readings.sheet import Sheet

# Each begins with its sign, and looks back after it, for a plain search is many times faster.
_CUTS = {
    "-": re.compile(r"-(?<=[^\W\d_]-)(?:[ \t]{0,9}\n[ \t]{0,20}| )(?=[^\W\d_])"),
    # What some scanners write for a hyphen at a line's end.
    "¬": re.compile(r"¬[ \t]{0,9}\n?[ \t]{0,20}(?=[^\W\d_])"),
    "\u00ad": re.compile(r"\u00ad[ \t]{0,9}\n[ \t]{0,20}(?=[^\W\d_])"),
}
_BEFORE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\Z")
_AFTER = re.compile(r"[^\W\d_]{2,}")


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each word that a hyphen and a line's end (or a space) cut."""
    text, suspended = sheet.text, reading_tables().suspended.words
    for sign, cut in _CUTS.items():
        if sign in text:
            for hit in cut.finditer(text):
                yield from _mended(sheet, hit, suspended)


def _mended(sheet: Sheet, hit: re.Match[str], suspended: tuple[str, ...]) -> Iterator[Reading]:
    text = sheet.text
    before = _BEFORE.search(text, max(0, hit.start() - 40), hit.start())
    after = _AFTER.match(text, hit.end())
    if not before or not after or not after.group()[0].islower():
        return
    if after.group() in suspended or (len(before.group()) < 2 and "-" in hit.group()):
        return
    joined = join(sheet, before.group(), after.group())
    at_line_end = "\n" in hit.group() or "¬" in hit.group()
    # A hyphen and a space may also be a dash ("in a house- in a tenement"): they make no compound
    # that the text does not have elsewhere.
    if not joined or (joined.sure != "high" and not at_line_end):
        return
    yield sheet.reading(
        (before.start(), after.end()),
        joined.word,
        "The end of a line cut the word."
        if at_line_end
        else "A hyphen and a space stand where the end of a line cut the word.",
        "line_ends",
        joined.sure,
    )
