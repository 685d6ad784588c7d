"""Which lines of a paper are its signature, among all that look like one."""

import re
from collections.abc import Iterator, Sequence

from regesta.names.phrase import has_office
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

_UNSIGNED = re.compile(r"not signed|no signature|unsigned", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOPS = ("note", "source_note", "note_heading", "enclosure", "label")


def signed_lines(scene: Scene, senders: Sequence[str]) -> list[Unit]:
    """The lines of the signature, in order.

    Where text stands below the first signature (a postscript, an enclosure without a heading), the
    lines that end the letter are chosen: a line with the sender's own name, or a signature between
    close and address. Else what stands at the foot.
    """
    lines = [u for u in [*scene.body, *scene.closing] if u not in scene.opening]
    foot = list(_run(scene, scene.closing))
    named = _surnames(senders)
    if named and any(_bears(scene, u, named) for u in foot):
        return foot if not _crowd(foot) else _from_name(scene, foot, named)
    for i, unit in enumerate(lines):
        if not _signs(scene, unit) or unit.has("heading", *_STOPS):
            continue
        above = lines[i - 1] if i else None
        if (
            named
            and _bears(scene, unit, named)
            and (above is None or above.prose or above.has("close"))
        ):
            return list(_run(scene, lines[i:]))
    for i, unit in enumerate(lines[1:], 1):
        closed = lines[i - 1].has("close") and not lines[i - 1].has("note")
        if closed and _signs(scene, unit) and not unit.has(*_STOPS) and _addressed(lines, i):
            return list(_run(scene, lines[i:]))
    if foot:
        return foot
    for i, unit in enumerate(lines[1:], 1):
        if lines[i - 1].has("close") and _signs(scene, unit) and not unit.has(*_STOPS):
            return list(_run(scene, lines[i:]))
    return foot


def _surnames(senders: Sequence[str]) -> set[str]:
    return {words[-1].casefold() for name in senders if (words := _WORD.findall(name))}


def _bears(scene: Scene, unit: Unit, surnames: set[str]) -> bool:
    words = {w.casefold() for w in _WORD.findall(scene.words(unit.start, unit.end))}
    return bool(words & surnames)


def _crowd(foot: Sequence[Unit]) -> bool:
    return len(foot) > 3


def _from_name(scene: Scene, foot: Sequence[Unit], surnames: set[str]) -> list[Unit]:
    """Of many lines at the foot, those from the sender's name on, up to an approval by another."""
    return [u for u in foot if not _APPROVED.match(scene.words(u.start, u.end))]


_APPROVED = re.compile(r"(?:Approved|Concur|Seen|Attest|Certified)\b", re.IGNORECASE)


def _signs(scene: Scene, unit: Unit) -> bool:
    if unit.prose or not unit.has("signature") or unit.end - unit.start > 90:
        return False
    return not (unit.has("address") and unit.marks["address"].certainty == "high")


def _addressed(lines: Sequence[Unit], i: int) -> bool:
    """Whether an address stands within three lines below a signature."""
    return any(
        u.has("address") and u.marks["address"].certainty != "low" for u in lines[i + 1 : i + 4]
    )


def _run(scene: Scene, lines: Sequence[Unit]) -> Iterator[Unit]:
    """The signature's lines in a run of closing lines, before any address, note or text."""
    seen = False
    for i, unit in enumerate(lines):
        if unit.has(*_STOPS) or unit.prose:
            if seen:
                return
            continue
        if (
            unit.has("rule_line")
            or unit.has("close")
            and unit.marks["close"].end == unit.end
            and (
                not unit.has("signature")
                or scene.words(unit.start, unit.end).rstrip().endswith(",")
            )
        ):
            continue
        address = unit.marks.get("address")
        if address and seen and (address.certainty != "low" or i + 1 == len(lines)):
            return
        if address and address.certainty == "high" and not seen:
            continue
        if unit.has("dateline") and unit.marks["dateline"].value == "dated":
            continue
        if unit.has("source_line", "received", "heading") and not has_office(
            scene.words(unit.start, unit.end)
        ):
            continue
        words = scene.words(unit.start, unit.end)
        if _APPROVED.match(words) and seen:
            return
        if not unit.has("signature") and not (unit.has("title") and has_office(words)):
            continue
        if seen and "&c" in words:
            return
        if not _UNSIGNED.search(words):
            seen = True
            yield unit
