"""An act: what a passage says that somebody did to somebody, and when.

The keys are those of the export's `acts`; where a field has words in the text, its span stands
beside it. Offsets count code points of the source's text; dates are EDTF in the Gregorian calendar.
"""

from typing import Any, Literal

import msgspec

from regesta.model.record import Record, Span
from regesta.model.vocabulary import Certainty

Modality = Literal["asserted", "reported", "planned", "conditional", "denied"]
Status = Literal["proposed", "confirmed", "corrected", "rejected"]
"""`rejected` stands only where one asks for an act by its id: no list, export or brief holds it."""


class Named(Record, frozen=True, kw_only=True):
    """A party as an act names it: normalised `name`, its words, and what kind of party it is.

    `tier` is `government`, `people`, `class`, `army`, `party`, `person`, `body` or `press`.
    `text` is None where the party is implied.
    """

    name: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    tier: str | None = None
    entity: str | None = None


class ActPlace(Record, frozen=True, kw_only=True):
    """A place captured, held, lost or met at; `lat` and `lon` in degrees where known.

    `degree` is how far it is held, where that differs from the act's other places.
    """

    name: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    lat: float | None = None
    lon: float | None = None
    degree: str | None = None


class Term(Record, frozen=True, kw_only=True):
    """One term: its `kind` (a table that grows), `mode` of offering, and whether it is missing."""

    text: str | None = None
    kind: str | None = None
    mode: str | None = None
    missing: bool = False
    start: int | None = None
    end: int | None = None


class Answering(Record, frozen=True, kw_only=True, rename={"as_": "as"}):
    """What an act answers: an act, a document, or words that name one; and as what it does so."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    act: str | None = None
    document: str | None = None
    as_: str | None = None


class Item(Record, frozen=True, kw_only=True):
    """An item of a meeting (`place`, `date`, `route`, `format`, `delegates`) and its state."""

    item: str
    state: str | None = None
    value: str | None = None
    start: int | None = None
    end: int | None = None


class Line(Record, frozen=True, kw_only=True):
    """A line of communication: between whom, its medium, and its state."""

    between: tuple[str, ...] = ()
    medium: str | None = None
    state: str | None = None


class Bearing(Record, frozen=True, kw_only=True):
    """A paper's own link between a situation and a term, each by its words."""

    situation: Span
    term: Span


class OtherDate(Record, frozen=True, kw_only=True):
    """Another reading of a date, and why."""

    value: str
    why: str | None = None


class Origin(Record, frozen=True, kw_only=True):
    """Who read the act: a `rule`, a `model` or an `editor`, by name."""

    reader: str
    name: str | None = None
    version: str | None = None


class Act(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One act, as EXPORT.md has it.

    `file` is the path of the source it stands in, `document` the id of the innermost paper around
    it. `source` is on whose word it is told if not the writer's, `via` through whom that reached
    the paper. `decision` is the id of the ruling that made it what it is, `rulings` are those of
    other editors on the same act that say something else and were not taken back. `ref` is the
    id that it had in the file it was taken from. `more` holds keys that this version does not
    know: kept, shown, not computed.
    """

    id: str
    file: str
    start: int
    end: int
    quote: str
    type: str
    modality: Modality = "asserted"
    document: str | None = None
    actor: str | None = None
    actor_text: str | None = None
    actor_span: Span | None = None
    actor_entity: str | None = None
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    source: str | None = None
    via: str | None = None
    speaks_for: Named | None = None
    object: str | None = None
    places: tuple[ActPlace, ...] = ()
    date: str | None = None
    date_text: str | None = None
    date_alternatives: tuple[OtherDate, ...] = ()
    deadline: tuple[str, ...] = ()
    deadline_span: Span | None = None
    from_: str | None = None
    condition: str | None = None
    condition_span: Span | None = None
    consequence: str | None = None
    consequence_span: Span | None = None
    terms: tuple[Term, ...] = ()
    answers: tuple[Answering, ...] = ()
    items: tuple[Item, ...] = ()
    degree: str | None = None
    standing: bool = False
    call: bool = False
    instructed: bool = False
    instructed_by: str | None = None
    channel: Line | None = None
    bearing: Bearing | None = None
    same_as: tuple[str, ...] = ()
    origin: Origin | None = None
    status: Status = "confirmed"
    certainty: Certainty = "high"
    decision: str | None = None
    rulings: tuple[str, ...] = ()
    ref: str | None = None
    more: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
