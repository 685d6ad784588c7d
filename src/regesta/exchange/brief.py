"""The brief: where things stand on a day, section by section, as EXPORT.md lays it down.

Every line shows its words (`evidence`), whose account it is (`says`), the acts it was computed
from (`acts`) and how sure the reading is (`status`). Keys of EXPORT.md stand first, in its order;
those after them are ours.
"""

from typing import Literal

import msgspec

CellState = Literal[
    "agreed", "agreed_with_reserve", "answered", "countered", "acknowledged", "deferred",
    "refused", "standing_refused", "by_deed", "no_reply_said", "nothing_on_file",
    "channel_broken", "overtaken", "withdrawn",
]  # fmt: skip
QuestionState = Literal["open", "due", "overdue", "answered", "withdrawn", "disputed"]
ObligationState = Literal["pending", "in_force", "met", "breached", "disputed", "expired"]
ConsequenceState = Literal["armed", "fired", "averted", "disputed"]
ItemState = Literal["open", "stated", "disputed"]


class Shown(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all that a brief prints: every key is written, unknown ones as null or [].

    Such records never hold one another in a ring, so the collector need not look at them.
    """


class Passage(Shown, frozen=True, kw_only=True):
    """Words that a line rests on; offsets in code points of the source's text."""

    source: str
    start: int
    end: int


class Who(Shown, frozen=True, kw_only=True):
    """A party, by its id and the name the ledger calls it."""

    id: str
    name: str


class Reading(Shown, frozen=True, kw_only=True):
    """One reading of a date, and the state that follows from it."""

    value: str
    state: str
    why: str | None = None


class Line(Shown, frozen=True, kw_only=True):
    """What every line carries beside its own keys.

    `paper_date` is the date of the paper it was read in, `estimated` says in words what the line's
    day rests on where no paper states it. `changed` (with `since`) is `new` or the former state.
    `key` is what an explanation is asked by, where the line has no `id`.
    """

    acts: tuple[str, ...] = ()
    status: Literal["proposed", "confirmed", "corrected"] = "confirmed"
    paper_date: str | None = None
    estimated: str | None = None
    changed: str | None = None
    key: str | None = None


class BriefTerm(Shown, frozen=True, kw_only=True):
    """A term as one paper words it."""

    kind: str | None
    text: str | None
    mode: str | None
    missing: bool
    evidence: tuple[Passage, ...]
    says: tuple[Who, ...] = ()
    act: str | None = None


class Told(Shown, frozen=True, kw_only=True):
    """One telling of an event: by whom, in which words, when."""

    act: str
    says: tuple[Who, ...]
    via: tuple[Who, ...]
    content: str | None
    date: str | None
    evidence: tuple[Passage, ...]
    status: str = "confirmed"


class Step(Shown, frozen=True, kw_only=True):
    """One entry in the history of a cell, an obligation or a consequence.

    `rule` is the name of the file under `exchange/rules` that made it.
    """

    state: str
    date: str | None
    says: tuple[Who, ...]
    via: tuple[Who, ...]
    act: str | None
    rule: str
    evidence: tuple[Passage, ...]
    content: str | None = None
    status: str = "confirmed"


class Cell(Shown, frozen=True, kw_only=True):
    """What one addressee has done about a question, by that day."""

    to: Who
    state: CellState
    says: tuple[Who, ...]
    via: tuple[Who, ...]
    date: str | None
    evidence: tuple[Passage, ...]
    status: str
    acts: tuple[str, ...] = ()
    asked: tuple[Passage, ...] = ()
    instructed: bool = False
    unasked: bool = False
    history: tuple[Step, ...] = ()
    readings: tuple[Reading, ...] = ()
    estimated: str | None = None
    changed: str | None = None


class Question(Line, frozen=True, kw_only=True):
    """What one party put to others: a cell for each addressee, with its terms and its clock."""

    id: str
    thread: str | None
    type: str
    by: Who
    content: str
    terms: tuple[BriefTerm, ...]
    deadline: tuple[str, ...]
    state: QuestionState
    condition: str | None
    consequence: str | None
    says: tuple[Who, ...]
    date: str | None
    evidence: tuple[Passage, ...]
    cells: tuple[Cell, ...]
    via: tuple[Who, ...] = ()
    instructed: bool = False
    tellings: tuple[Told, ...] = ()
    readings: tuple[Reading, ...] = ()
    answers: tuple[str, ...] = ()


class Obligation(Line, frozen=True, kw_only=True):
    """An undertaking: who owes whom what, from when until when, and its fate.

    `within` is true for what binds inside one side: an order, or a promise to one's own.
    """

    id: str
    thread: str | None
    who: Who
    to: tuple[Who, ...]
    what: str
    from_: str | None = msgspec.field(name="from")
    until: tuple[str, ...] | str | None
    condition: str | None
    state: ObligationState
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    date: str | None = None
    history: tuple[Step, ...] = ()
    readings: tuple[Reading, ...] = ()
    within: bool = False


class Consequence(Line, frozen=True, kw_only=True):
    """What is announced to follow, and whether it has been set off."""

    id: str
    thread: str | None
    by: Who
    trigger: str | None
    follows: str
    state: ConsequenceState
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    deadline: tuple[str, ...] = ()
    question: str | None = None
    date: str | None = None
    history: tuple[Step, ...] = ()
    readings: tuple[Reading, ...] = ()


class Convening(Line, frozen=True, kw_only=True):
    """One item of a meeting: its place, date, route, format, delegates; `all_by` as in a claim."""

    thread: str | None
    item: str
    state: ItemState
    value: str | None
    by: Who | None
    evidence: tuple[Passage, ...]
    says: tuple[Who, ...] = ()
    date: str | None = None
    all_by: tuple[Who, ...] = ()


class Ground(Shown, frozen=True, kw_only=True):
    """A place as a paper names it; degrees where known."""

    name: str
    text: str | None
    lat: float | None
    lon: float | None


class Control(Line, frozen=True, kw_only=True):
    """Who holds a place, to what degree, by whose account."""

    place: Ground
    holder: Who | None
    by: Who | None
    degree: str
    from_: str | None = msgspec.field(name="from")
    until: str | None
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    via: tuple[Who, ...] = ()
    contested: bool = False


class Claim(Line, frozen=True, kw_only=True):
    """What somebody asserts, through whom we know it, and who denies it.

    Where several assert it together, `by` is the name that the act gives them together, else the
    first of them, and `all_by` lists each.
    """

    id: str
    by: Who | None
    via: tuple[Who, ...]
    content: str
    denies: str | None
    denied_by: tuple[Who, ...]
    contested: bool
    evidence: tuple[Passage, ...]
    says: tuple[Who, ...] = ()
    of: tuple[Who, ...] = ()
    date: str | None = None
    known_only_from_denial: bool = False
    all_by: tuple[Who, ...] = ()


class Channel(Line, frozen=True, kw_only=True):
    """A line of communication and its state."""

    between: tuple[Who, ...]
    medium: str | None
    state: str
    since: str | None
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]


class BearingLine(Line, frozen=True, kw_only=True):
    """A paper's own link between a situation and a term; `all_by` as in a claim."""

    by: Who | None
    situation: str
    term: str
    evidence: tuple[Passage, ...]
    says: tuple[Who, ...] = ()
    date: str | None = None
    all_by: tuple[Who, ...] = ()


class Missing(Line, frozen=True, kw_only=True):
    """A paper or terms that are referred to and absent; `also` is how others call the same."""

    what: str
    cited_in: str | None
    evidence: tuple[Passage, ...]
    also: tuple[str, ...] = ()


class Unknown(Line, frozen=True, kw_only=True):
    """What these papers cannot tell, and why."""

    what: str
    why: str
    evidence: tuple[Passage, ...]


class Mandate(Line, frozen=True, kw_only=True):
    """Who speaks for whom, for what."""

    who: Who
    for_: Who | None = msgspec.field(name="for")
    what: str | None
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    date: str | None = None


class Standing(Shown, frozen=True, kw_only=True):
    """Recognition or its refusal: by whom, by whose account."""

    state: Literal["recognised", "refused"]
    by: Who
    says: tuple[Who, ...]
    evidence: tuple[Passage, ...]
    date: str | None = None
    acts: tuple[str, ...] = ()


class Because(Shown, frozen=True, kw_only=True):
    """Why two names are one party: an editor's reason, and his ruling."""

    why: str
    decision: str | None
    evidence: tuple[Passage, ...] = ()


class Party(Line, frozen=True, kw_only=True):
    """Somebody who acts or is acted upon, with every name the papers give."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str | None
    member_of: tuple[Who, ...]
    speaks_for: tuple[Who, ...]
    standing: tuple[Standing, ...]
    evidence: tuple[Passage, ...] = ()
    one_because: Because | None = None


class Thread(Line, frozen=True, kw_only=True):
    """A negotiation within the folder; `weight` ranks it by what is open, due and contested."""

    id: str
    name: str
    parties: tuple[Who, ...]
    questions: tuple[str, ...]
    evidence: tuple[Passage, ...] = ()
    weight: float = 0.0


class Gone(Shown, frozen=True, kw_only=True):
    """A line of the earlier day (with `since`) that the later shows no longer; `was` its state."""

    section: str
    key: str
    what: str
    was: str | None
    acts: tuple[str, ...] = ()


class Brief(Shown, frozen=True, kw_only=True):
    """Where things stand on `on`, with what was asked of it."""

    on: str | None
    known_by: str | None
    known_to: Who | None
    since: str | None
    threads: tuple[Thread, ...] = ()
    parties: tuple[Party, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    questions: tuple[Question, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    convening: tuple[Convening, ...] = ()
    control: tuple[Control, ...] = ()
    claims: tuple[Claim, ...] = ()
    channels: tuple[Channel, ...] = ()
    bearings: tuple[BearingLine, ...] = ()
    missing: tuple[Missing, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    gone: tuple[Gone, ...] = ()


SECTIONS = (
    "threads", "parties", "mandates", "questions", "obligations", "consequences", "convening",
    "control", "claims", "channels", "bearings", "missing", "unknown",
)  # fmt: skip
"""Keys of a brief, in its order."""
