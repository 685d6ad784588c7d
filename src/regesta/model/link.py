"""What an editor rules of the ledger as a whole: who is one party, what is one thread."""

from regesta.model.record import Record


class PartyLink(Record, frozen=True, kw_only=True):
    """A ruling on a party, by its name as the acts have it (or its id).

    `same_as` are further names of the same party, `member_of` what it belongs to, `name` what it
    shall be called, `kind` one of the tiers of an act's addressees or another word. `apart` are
    names that are not this party, whatever their likeness. `decision` is the ruling's id.
    """

    party: str
    same_as: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    name: str | None = None
    kind: str | None = None
    reason: str | None = None
    decision: str | None = None


class ThreadLink(Record, frozen=True, kw_only=True):
    """A ruling on a thread, by its id or name.

    `name` is what it shall be called, `same_as` threads that it takes in, `acts` ids of acts that
    form a thread of their own (a split).
    """

    thread: str
    same_as: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    name: str | None = None
    reason: str | None = None
    decision: str | None = None
