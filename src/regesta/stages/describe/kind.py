"""What kind of paper it is: by its label, heading, form, or what others call it."""

import re

from regesta.languages.en.papers import label_kinds, paper_kinds
from regesta.model import Field, Span
from regesta.names.heading import read_heading
from regesta.stages.describe.scene import Scene

_TELEGRAM = re.compile(r":\s*(?:\w+\s+)?(?:tele|radio|cable|air)gram", re.IGNORECASE)
_THIRD_PERSON = re.compile(
    r"\bThe undersigned\b|\bpresents? (?:his|its|her) compliments\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yours)\b")


def find_kind(scene: Scene) -> Field:
    """The kind of paper, as EXPORT's list has it, with the words that say so."""
    for unit in scene.opening:
        label = unit.marks.get("label")
        if label and label.value:
            return Field(value=label.value, rule="kind_label", evidence=(label.span,))
        file = unit.marks.get("file_number")
        if file and _TELEGRAM.search(scene.words(file.start, file.end)):
            return Field(value="telegram", rule="kind_label", evidence=(file.span,))
    for mark in scene.given.get("label", ()):
        words = scene.words(mark.start, mark.end).casefold()
        named = next((v for k, v in label_kinds().items() if v and k in words), None)
        if named:
            return Field(value=named, rule="kind_label", evidence=(mark.span,))
    spans = [(m.start, m.end) for m in scene.given.get("heading", ())]
    spans += [(u.start, u.end) for u in scene.opening if u.has("heading")]
    for start, end in spans:
        heading = read_heading(scene.words(start, end))
        if heading and heading.kind:
            value = paper_kinds().get(heading.kind.replace("'", "’")) or "other"
            return Field(value=value, rule="kind_heading", evidence=(Span(start, end),))
    if (
        sum(any(u.has(k) for u in scene.opening) for k in ("senders", "addressees", "mail_date"))
        == 3
    ):
        mail = next(u for u in scene.opening if u.has("mail_date"))
        return Field(value="email", rule="kind_form", evidence=(Span(mail.start, mail.end),))
    return _by_form(scene)


def _by_form(scene: Scene) -> Field:
    numbered = any(u.has("number") for u in scene.opening)
    salutation = next(
        (u.marks["salutation"] for u in [*scene.opening, *scene.body[:3]] if u.has("salutation")),
        None,
    )
    if salutation is None and "salutation" in scene.given:
        salutation = scene.given["salutation"][0]
    first = scene.body[0] if scene.body else None
    if first:
        third = _THIRD_PERSON.search(scene.text, first.start, min(first.end, first.start + 400))
        if third:
            return Field(
                value="note",
                rule="kind_form",
                evidence=(Span(*third.span()),),
                basis="inferred",
                certainty="medium",
            )
    if salutation:
        kind = "despatch" if numbered else "letter"
        return Field(
            value=kind,
            rule="kind_form",
            evidence=(salutation.span,),
            basis="inferred",
            certainty="medium",
        )
    cry = next((u.marks["call"] for u in [*scene.opening, *scene.body] if u.has("call")), None)
    if cry:
        return Field(
            value="leaflet",
            rule="kind_form",
            evidence=(cry.span,),
            basis="inferred",
            certainty="medium",
        )
    present = next(
        (u.marks["present"] for u in [*scene.opening, *scene.body[:3]] if u.has("present")), None
    )
    if present:
        return Field(
            value="minutes",
            rule="kind_form",
            evidence=(present.span,),
            basis="inferred",
            certainty="medium",
        )
    if numbered:
        return Field(value="despatch", rule="kind_form", basis="inferred", certainty="low")
    close = next((u.marks["close"] for u in scene.closing if u.has("close")), None)
    if close:
        return Field(
            value="letter",
            rule="kind_form",
            evidence=(close.span,),
            basis="inferred",
            certainty="low",
        )
    addressed = sum(len(_YOU.findall(scene.words(u.start, u.end))) for u in scene.body[:6])
    headed = any(u.has("heading") for u in scene.opening)
    if headed or addressed >= 3:
        return Field(value="letter", rule="kind_form", basis="inferred", certainty="low")
    return Field(value="other", rule="kind_form", basis="unknown", certainty="unknown")
