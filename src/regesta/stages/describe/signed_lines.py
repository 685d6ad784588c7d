"""Which lines of a paper are its signature, among all that look like one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.names.phrase import has_office
from regesta.names.signed import holds_unsigned
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

LONGEST = 90
"""A line of more code points within the text is no signature."""
MANY = 3
"""Of more lines at the foot than these, those by which others approve are left out."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOPS = ("note", "source_note", "note_heading", "enclosure", "label")
"""What a signature does not go on behind."""
LONGEST_NAME = 7
"""Words: a line that begins as a close does and is longer is no name."""


def signed_lines(scene: Scene, senders: Sequence[str]) -> list[Unit]:
    """The lines of the signature, in order. `senders` are the names that the heading gives.

    Where text stands below the first signature (a postscript, an enclosure without a heading), the
    lines that end the letter are chosen: a line with the sender's own name, or a signature between
    close and address. Else what stands at the foot.
    """
    foot = list(_run(scene, scene.closing))
    surnames = {words[-1].casefold() for name in senders if (words := _WORD.findall(name))}
    if any(_bears(scene, unit, surnames) for unit in foot):
        return [u for u in foot if len(foot) <= MANY or not _is_approval(scene, u)]
    lines = [u for u in [*scene.body, *scene.closing] if u not in scene.opening]
    for begin in (_by_name(scene, lines, surnames), _between(lines)):
        if begin is not None:
            return list(_run(scene, lines[begin:]))
    if foot:
        return foot
    begin = _below_close(lines)
    return list(_run(scene, lines[begin:])) if begin is not None else []


def _by_name(scene: Scene, lines: Sequence[Unit], surnames: set[str]) -> int | None:
    """The first line with the sender's name, below text or a close."""
    for i, unit in enumerate(lines):
        ends = i == 0 or lines[i - 1].prose or lines[i - 1].has("close")
        if ends and _signs(unit) and not unit.has("heading") and _bears(scene, unit, surnames):
            return i
    return None


def _between(lines: Sequence[Unit]) -> int | None:
    """The first line of a signature between a close and, within three lines, an address."""
    for i, unit in enumerate(lines[1:], 1):
        closed = lines[i - 1].has("close") and not lines[i - 1].has("note")
        if closed and _signs(unit) and any(map(_is_address, lines[i + 1 : i + 4])):
            return i
    return None


def _below_close(lines: Sequence[Unit]) -> int | None:
    """The first line of a signature below a close."""
    for i, unit in enumerate(lines[1:], 1):
        if lines[i - 1].has("close") and _signs(unit):
            return i
    return None


def _signs(unit: Unit) -> bool:
    if unit.prose or not unit.has("signature") or unit.end - unit.start > LONGEST:
        return False
    sure_address = unit.has("address") and unit.marks["address"].certainty == "high"
    return not sure_address and not unit.has(*_STOPS)


def _bears(scene: Scene, unit: Unit, surnames: set[str]) -> bool:
    words = {w.casefold() for w in _WORD.findall(scene.words(unit.start, unit.end))}
    return bool(words & surnames)


def _is_address(unit: Unit) -> bool:
    return unit.has("address") and unit.marks["address"].certainty != "low"


def _is_approval(scene: Scene, unit: Unit) -> bool:
    return _approval().match(scene.words(unit.start, unit.end)) is not None


@cache
def _approval() -> re.Pattern[str]:
    """What stands before the name of one who signs as well."""
    return re.compile(rf"{one_of(papers().signatures.approved)}\b", re.IGNORECASE)


def _run(scene: Scene, lines: Sequence[Unit]) -> Iterator[Unit]:
    """The signature's lines in a run of closing lines, before any address, note or text."""
    seen = False
    for i, unit in enumerate(lines):
        if seen and _ends(scene, unit, last=i + 1 == len(lines)):
            return
        if _is_line(scene, unit, seen=seen):
            seen = True
            yield unit


def _ends(scene: Scene, unit: Unit, *, last: bool) -> bool:
    """Whether a line below a signature's first ends it: text, a note, an address, an approval."""
    if unit.has(*_STOPS) or unit.prose:
        return True
    if _is_close(scene, unit):
        return False
    if "address" in unit.marks and (_is_address(unit) or last):
        return True
    if _is_other(scene, unit):
        return False
    return _is_approval(scene, unit) or (
        _looks_like_one(scene, unit) and "&c" in scene.words(unit.start, unit.end)
    )


def _is_line(scene: Scene, unit: Unit, *, seen: bool) -> bool:
    """Whether a closing line is one of the signature's."""
    if unit.has(*_STOPS) or unit.prose or _is_close(scene, unit) or _is_other(scene, unit):
        return False
    if not seen and unit.has("address") and unit.marks["address"].certainty == "high":
        return False
    words = scene.words(unit.start, unit.end)
    return _looks_like_one(scene, unit) and not holds_unsigned(words)


def _is_close(scene: Scene, unit: Unit) -> bool:
    """Whether a line is a rule or all close; a name that begins as a close does is none."""
    close = unit.marks.get("close")
    if unit.has("rule_line") or close is None:
        return unit.has("rule_line")
    words = scene.words(unit.start, unit.end).rstrip()
    leads_on = words.endswith(",") or len(words.split()) > LONGEST_NAME
    return close.end == unit.end and (leads_on or not unit.has("signature"))


def _is_other(scene: Scene, unit: Unit) -> bool:
    """Whether a line is a date, or a newspaper's or a heading without an office."""
    if unit.has("dateline") and unit.marks["dateline"].value == "dated":
        return True
    other = unit.has("source_line", "received", "heading")
    return other and not has_office(scene.words(unit.start, unit.end))


def _looks_like_one(scene: Scene, unit: Unit) -> bool:
    office = unit.has("title") and has_office(scene.words(unit.start, unit.end))
    return unit.has("signature") or office
