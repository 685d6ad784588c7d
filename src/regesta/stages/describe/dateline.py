"""Where and when a paper was written: from the dateline, the heading, or below the text."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Field, Mark
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

_INSTITUTION = re.compile(
    r"^(?:(?:The|the|United States|U\. ?S\.|American|British|French|German|Russian|Royal|Imperial|Italian|Japanese|Spanish|Austrian|[A-Z][a-z]+)\s+)*"
    r"(?:Legation|Embassy|Consulate|Consulate[- ]General|Department|Ministry|Foreign Office|Office|Commission(?:er)?|Mission|Headquarters|Agency|War Department"
    r"|Treasury|Navy Department|Executive Mansion|White House|Palace|Hotel|Chancellery|Executive Office|Delegation|Government|Bureau|State Department)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|signed|done|concluded|issued|given)\s+(?:at|in)\s+(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_GIVEN = re.compile(r"(?:Given|Done|Signed|Dated|Issued)\s+(?:at|in)\s+")
_TRIM = " \t\n,.;:—–-[]()"
_TAIL = re.compile(r"(?:\b(?:at|on|the|this|to-day|of|day)\b[\s,]*)+$", re.IGNORECASE)
_RECEIVED = re.compile(r"[\[(]?\s*(?:Received|Rec[’'.]?d)\b.*", re.IGNORECASE | re.DOTALL)
_NO_PLACE = re.compile(r"^(?:no date|undated|dated?|n\. ?d)$", re.IGNORECASE)


def find_date(scene: Scene) -> Field | None:
    """The words that give the paper's own date; the field's rule says where they stand."""
    given = [m for m in scene.given.get("date", ()) if _in_dateline(scene, m)]
    for unit in scene.opening:
        if unit.has("mail_date"):
            for date in scene.dates_in(unit.start, unit.end)[:1]:
                return _as_field(scene, date, "dateline")
    for unit in _dated(scene.opening):
        date = _date_of(scene, unit)
        if date:
            return _as_field(scene, date, "dateline")
    for mark in given[:1]:
        return _as_field(scene, mark, "dateline")
    for unit in scene.opening:
        if unit.has("heading", "title") and not unit.has("received", "label"):
            dates = [d for d in scene.dates_in(unit.start, unit.end) if _is_day(d)]
            if dates:
                return _as_field(scene, dates[-1], "head_date")
    for unit in _dated(scene.closing):
        date = _date_of(scene, unit)
        if date:
            return _as_field(scene, date, "closing_dateline")
    for unit in scene.opening:
        dates = [d for d in scene.dates_in(unit.start, unit.end) if _is_day(d)]
        if unit.has("label") and dates and not unit.has("received"):
            return _as_field(scene, dates[-1], "head_date")
    return None


def find_place(scene: Scene) -> Field | None:
    """The words of the place of writing, without the office that stands before them."""
    for mark in scene.given.get("place", ()):
        if _in_dateline(scene, mark):
            return _named_place(scene, mark.start, mark.end, "dateline")
    units = list(scene.opening)
    for i, unit in enumerate(units):
        if unit in _dated([unit]):
            above = units[i - 1] if i and _is_place_line(units[i - 1]) else None
            place = _place_of(scene, unit) or (above and _place_of(scene, above))
            if place:
                return place
    for i, unit in enumerate(units):
        if _is_place_line(unit):
            place = _place_of(scene, unit)
            if place:
                return place
    for unit in scene.opening:
        held = _HELD.search(scene.words(unit.start, unit.end)) if unit.has("heading") else None
        if held:
            return _named_place(
                scene,
                unit.start + held.start("place"),
                unit.start + held.end("place"),
                "head_place",
            )
    for unit in _dated(scene.closing):
        place = _place_of(scene, unit)
        if place:
            return Field(value=place.value, rule="closing_dateline", evidence=place.evidence)
    return None


def _dated(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        mark = unit.marks.get("dateline")
        press = unit.marks.get("source_line")
        if (
            mark
            and mark.value == "dated"
            and not (press and press.certainty == "high")
            and not unit.has("note")
        ):
            yield unit


def _is_place_line(unit: Unit) -> bool:
    mark = unit.marks.get("dateline")
    return mark is not None and mark.value == "place"


def _in_dateline(scene: Scene, mark: Mark) -> bool:
    return any(d.start <= mark.start and mark.end <= d.end for d in scene.given.get("dateline", ()))


def _date_of(scene: Scene, unit: Unit) -> Mark | None:
    """The date of a dateline that is not the date of receipt."""
    received = unit.marks.get("received")
    dates = [
        d
        for d in scene.dates_in(unit.start, unit.end)
        if not received or not received.start <= d.start < received.end
    ]
    days = [d for d in dates if _is_day(d)]
    return (days or dates or [None])[0]


def _is_day(mark: Mark) -> bool:
    attrs = dict(mark.attrs)
    return attrs.get("type", "date") == "date" and attrs.get("form") != "clock"


def _as_field(scene: Scene, mark: Mark, rule: str) -> Field:
    return scene.field(mark.start, mark.end, rule)


def _place_of(scene: Scene, unit: Unit) -> Field | None:
    """The place in a dateline: what stands before its first date, or after it where nothing does."""
    words = scene.words(unit.start, unit.end)
    dates = scene.dates_in(unit.start, unit.end)
    received = unit.marks.get("received")
    limit = (received.start if received else unit.end) - unit.start
    first = min([d.start - unit.start for d in dates] + [limit])
    lead = _GIVEN.match(words)
    span = _trimmed(words, lead.end() if lead else 0, min(first, limit))
    if span is None and dates:
        last = dates[0].end - unit.start
        span = _trimmed(words, last, max(last, limit))
    if span is None:
        return None
    start, end = span
    cut = words[start:end]
    if _NO_PLACE.match(cut) or not any(c.isupper() for c in cut):
        return None
    place = _past_institution(words, start, end)
    return _named_place(
        scene, unit.start + (start if place is None else place), unit.start + end, "dateline"
    )


def _trimmed(words: str, start: int, end: int) -> tuple[int, int] | None:
    received = _RECEIVED.search(words, start, end)
    if received:
        end = received.start()
    while start < end and words[start] in _TRIM:
        start += 1
    while end > start and words[end - 1] in _TRIM:
        end -= 1
    tail = _TAIL.search(words, start, end)
    if tail:
        end = tail.start()
        while end > start and words[end - 1] in _TRIM:
            end -= 1
    if end - start < 3 or not any(c.isalpha() for c in words[start:end]):
        return None
    if words[end : end + 1] == "." and end - start > 2 and words[end - 2] in ". ":
        end += 1
    return start, end


def _past_institution(words: str, start: int, end: int) -> int | None:
    """Where the place begins behind 'Legation of the United States, '; None where only that stands."""
    begin = start
    while begin < end:
        found = _INSTITUTION.match(words[begin:end])
        if not found:
            return begin
        comma = re.search(r"[,\n]\s*", words[begin + found.end() : end])
        if comma is None:
            return None
        begin += found.end() + comma.end()
    return None


def _named_place(scene: Scene, start: int, end: int, rule: str) -> Field:
    """The place by its words as they probably read; the evidence is what is printed."""
    return scene.field(start, end, rule, " ".join(scene.text[start:end].split()))
