"""A proposed reading: what the text probably should say, beside what it says."""

from regesta.model.record import Record
from regesta.model.vocabulary import Certainty


class Reading(Record, frozen=True, kw_only=True):
    """For `text` at `[start, end)` read `proposed`, for a `reason`. The source stays as it is."""

    start: int
    end: int
    text: str
    proposed: str
    reason: str
    rule: str
    certainty: Certainty = "high"
    decision: str | None = None
    verdict: str | None = None
