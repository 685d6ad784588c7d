"""Salutation, close and subject as printed."""

from regesta.model import Field
from regesta.stages.describe.scene import Scene


def find_salutation(scene: Scene) -> Field | None:
    """The salutation without its stop."""
    for mark in scene.given.get("salutation", ()):
        return scene.field(mark.start, mark.end, "salutation")
    for unit in [*scene.opening, *scene.body[:2]]:
        mark = unit.marks.get("salutation")
        if mark:
            words = scene.words(mark.start, mark.end).rstrip(" :,;—–")
            return scene.field(mark.start, mark.start + len(words), "salutation")
    return None


def find_close(scene: Scene) -> Field | None:
    """The words that lead into the signature."""
    for unit in [*scene.closing, *reversed(scene.body[-2:])]:
        mark = unit.marks.get("close")
        if mark and not unit.has("note"):
            return scene.field(mark.start, mark.end, "close")
    return None


def find_subject(scene: Scene) -> Field | None:
    """What stands after 'SUBJECT', on its line or the next."""
    units = [*scene.opening, *scene.body[:8]]
    for i, unit in enumerate(units):
        mark = unit.marks.get("subject")
        if mark is None:
            continue
        words = scene.words(unit.start, unit.end)
        at = next((k for k, c in enumerate(words) if c in ": \n"), len(words))
        while at < len(words) and words[at] in ": \n":
            at += 1
        if at < len(words):
            return scene.field(unit.start + at, unit.end, "subject")
        if i + 1 < len(units):
            return scene.field(units[i + 1].start, units[i + 1].end, "subject")
    return None
