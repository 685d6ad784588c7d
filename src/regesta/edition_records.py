"""What an edition answers with: a paper with its company, explanations, the queue, an outcome."""

from typing import Any

import msgspec

from regesta.model import Decision, Mark
from regesta.store.listing import PaperSummary


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper with all that its page shows.

    `row` is its export row; `marks` are those in its extent. `previous` and `next` stand in
    order of date, the others in the source. `decisions` are the rulings that bear on it, those
    taken back and their undos too, in order of time; `machine` says, for each field that a
    ruling changed, what the program says.
    """

    row: dict[str, Any]
    marks: list[Mark]
    parent: PaperSummary | None
    children: list[PaperSummary]
    previous: PaperSummary | None
    next: PaperSummary | None
    previous_in_source: PaperSummary | None
    next_in_source: PaperSummary | None
    decisions: list[Decision]
    machine: dict[str, Any]


class BoundaryEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One reason why a paper begins where it does: `words` stand at `[start, end)`.

    `rule` saw it; `sign` is what it saw (`heading_high`), where it sees several signs.
    """

    rule: str
    words: str
    weight: float
    start: int
    end: int
    file: str | None
    sign: str | None = None


class FieldExplanation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a field comes from. `file` is the rule's path in the package, None for a person's."""

    field: str
    value: Any
    rule: str | None
    file: str | None
    words: list[str]
    basis: str
    certainty: str | None
    decision: str | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What made a paper: the evidence for its boundary, and the rule behind each field."""

    boundary: list[BoundaryEvidence]
    fields: list[FieldExplanation]


class QueueItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth a look: `what` is `field`, `finding`, `boundary` or `reading`."""

    document: str
    what: str
    field: str | None
    why: str
    weight: float
    start: int
    end: int


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a ruling did.

    `decision` is the ruling, the last where there were several; `made` are the ids of all of them.
    `ids` maps former ids to those that took their place, `documents` are the ids of what was
    made anew. `applied` is False where another build held the folder: the ruling is in the log,
    and the next build applies it. `warnings` say what was taken and is still worth a look.
    """

    decision: Decision
    ids: dict[str, str]
    documents: list[str]
    applied: bool = True
    made: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
