"""The kind of paper by its form: a salutation makes a letter, with a number a despatch."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.model import Field, Mark, Span
from regesta.model.vocabulary import Certainty
from regesta.stages.describe.scene import Scene
from regesta.stages.units import Unit

FIRST = 400
"""So many code points of the first paragraph are looked at for words of the third person."""
LAST = 200
"""So many code points at the end of the text are looked at for a note's assurances."""
ADDRESSED = 3
"""So many times 'you' in the first paragraphs makes a letter."""
_MAIL = ("senders", "addressees", "mail_date")
_YOU = re.compile(r"\b(?:you|your|yours)\b")


@cache
def _third_person() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(papers().forms.third_person)}\b", re.IGNORECASE)


@cache
def _assurances() -> re.Pattern[str]:
    return re.compile(one_of(papers().forms.assurances), re.IGNORECASE)


def by_form(scene: Scene) -> Field:
    """The kind that a paper's form gives away; unknown where it gives none."""
    found = next(_told(scene), None)
    return found or Field(value="other", rule="kind_form", basis="unknown", certainty="unknown")


def _told(scene: Scene) -> Iterator[Field]:
    """What the form says, the surest first."""
    head = [*scene.opening, *scene.body[:3]]
    if all(any(u.has(kind) for u in scene.opening) for kind in _MAIL):
        mail = next(u.marks["mail_date"] for u in scene.opening if u.has("mail_date"))
        yield Field(value="email", rule="kind_form", evidence=(mail.span,))
    third = _in_third_person(scene)
    if third:
        yield _inferred("note", third, "medium")
    numbered = any(u.has("number") for u in scene.opening)
    salutation = _first(head, "salutation") or next(iter(scene.given.get("salutation", ())), None)
    assurance = None if numbered else _assurance(scene)
    if salutation and assurance:
        yield _inferred("note", assurance, "medium")
    if salutation:
        yield _inferred("despatch" if numbered else "letter", salutation.span, "medium")
    cry = _first([*scene.opening, *scene.body], "call")
    if cry:
        yield _inferred("leaflet", cry.span, "medium")
    present = _first(head, "present")
    if present:
        yield _inferred("minutes", present.span, "medium")
    if numbered:
        yield _inferred("despatch", None, "low")
    close = _first(scene.closing, "close")
    if close:
        yield _inferred("letter", close.span, "low")
    if any(u.has("heading") for u in scene.opening) or _says_you(scene) >= ADDRESSED:
        yield _inferred("letter", None, "low")


def _inferred(kind: str, words: Span | None, certainty: Certainty) -> Field:
    return Field(
        value=kind,
        rule="kind_form",
        evidence=(words,) if words else (),
        basis="inferred",
        certainty=certainty,
    )


def _in_third_person(scene: Scene) -> Span | None:
    """'The undersigned' or the like at the beginning of the text."""
    if not scene.body:
        return None
    first = scene.body[0]
    stop = min(first.end, first.start + FIRST)
    found = _third_person().search(scene.text, first.start, stop)
    return Span(*found.span()) if found else None


def _assurance(scene: Scene) -> Span | None:
    """'With the assurance of my high consideration' at the end of the text."""
    for unit in [*scene.body[-1:], *scene.closing]:
        begin = max(unit.start, unit.end - LAST)
        found = _assurances().search(scene.text, begin, unit.end)
        if found and not unit.has("note"):
            return Span(*found.span())
    return None


def _says_you(scene: Scene) -> int:
    return sum(len(_YOU.findall(scene.words(u.start, u.end))) for u in scene.body[:6])


def _first(units: Sequence[Unit], kind: str) -> Mark | None:
    return next((unit.marks[kind] for unit in units if unit.has(kind)), None)
