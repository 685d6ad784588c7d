"""What a paper says of itself: kind, heading, parties, numbers, references, notes."""

from regesta.model.record import Record, Span
from regesta.model.vocabulary import Basis, Certainty


class Field(Record, frozen=True, kw_only=True):
    """One value with the words it rests on. `value` is None where an editor struck it out."""

    value: str | None
    rule: str
    evidence: tuple[Span, ...] = ()
    basis: Basis = "stated"
    certainty: Certainty = "high"
    decision: str | None = None


class Party(Record, frozen=True, kw_only=True):
    """A sender, addressee or signer: a person's `name`, an office in `role`, or both."""

    name: str | None
    role: str | None
    rule: str
    evidence: tuple[Span, ...] = ()
    basis: Basis = "stated"
    entity: str | None = None
    decision: str | None = None


class Reference(Record, frozen=True, kw_only=True):
    """Words that refer to an earlier paper; `document` is its id where it is in the folder."""

    text: str
    start: int
    end: int
    rule: str
    document: str | None = None
    decision: str | None = None


class Note(Record, frozen=True, kw_only=True):
    """A note of the edition: its number as printed, its text's extent, the marks that call it."""

    number: str
    start: int
    end: int
    rule: str
    marks: tuple[Span, ...] = ()
    decision: str | None = None


class Description(Record, frozen=True, kw_only=True):
    """The description of one document.

    `date`, `received` and `published` are the extents of the words that give the paper's own
    dates (what they mean is settled later), each with its basis; `place` the words of the place.
    `ruled` names the export's keys on which an editor ruled, each with the decision's id (the
    only trace where a list was struck out).
    """

    document: str
    kind: Field
    head: Field | None = None
    titles: tuple[Field, ...] = ()
    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    signed: tuple[Party, ...] = ()
    place: Field | None = None
    date: Field | None = None
    received: Field | None = None
    published: Field | None = None
    number: Field | None = None
    source_ref: Field | None = None
    subject: Field | None = None
    salutation: Field | None = None
    close: Field | None = None
    language: Field | None = None
    replies_to: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    ruled: tuple[tuple[str, str], ...] = ()
