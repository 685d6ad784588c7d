"""What the engine needs to know of a paper: whose voice it is, and when it could be known."""

from regesta.model import Record, Span


class Cited(Record, frozen=True, kw_only=True):
    """A reference to another paper: its words, and the paper's id where it is on file."""

    text: str
    start: int
    end: int
    document: str | None = None


class Paper(Record, frozen=True, kw_only=True):
    """A paper's description, as far as the ledger rests on it.

    Dates are EDTF; `received` and `published` as the paper states them. `writers` and `addressees`
    are names, `signed` those of who signs it. `lacks` names what the paper itself does not say
    (`date`, `from`, `to`, `place`), `outside` marks a fact that a user added, `nested_in` is the
    id of the paper around it.
    """

    id: str
    file: str
    start: int
    end: int
    kind: str = "other"
    nested_in: str | None = None
    head: str | None = None
    head_span: Span | None = None
    regest: str | None = None
    writers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    date: str | None = None
    date_alternatives: tuple[str, ...] = ()
    date_span: Span | None = None
    received: str | None = None
    received_span: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    cited: tuple[Cited, ...] = ()
    lacks: tuple[str, ...] = ()
    outside: bool = False
