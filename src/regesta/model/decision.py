"""A decision: what a person ruled, when, on which words, and why."""

from typing import Any

from regesta.model.record import Record, Span


class Anchor(Record, frozen=True, kw_only=True):
    """Words of a source that a decision holds on to.

    `start` and `end` are the words meant, true of the text whose digest is `text_sha256`.
    `exact` is clause-length where the source allows, so it may be wider than the words meant:
    then `inner` says where in `exact` they stand; None means that `exact` is just these words.
    `prefix` and `suffix` are the neighbours of `exact`.
    """

    source: str
    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    inner: Span | None = None


class Decision(Record, frozen=True, kw_only=True):
    """One line of `decisions.jsonl`.

    `action` is one of `regesta.decisions.actions.ACTIONS`. `document` is the id that the
    document had when the ruling was made, `anchor` its opening words (or the words in question
    for a ruling on bounds, readings and findings, an act's quote for one on an act). A ruling on
    a party or a thread is of the whole edition and has none. `field` and `value` say what is
    ruled: `value` has the shape the export gives that key; of an act, `field` is its id. `words`
    are the passages a new value rests on, of an act those of its spans that stand far from its
    quote. `undoes` is the id of the decision that this one takes back.
    """

    id: str
    when: str
    who: str
    action: str
    anchor: Anchor | None = None
    document: str | None = None
    field: str | None = None
    value: Any = None
    words: tuple[Anchor, ...] = ()
    reason: str | None = None
    undoes: str | None = None
