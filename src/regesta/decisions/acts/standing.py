"""What the log says of one act: its value now, its status, and what other editors say."""

from collections.abc import Container, Sequence

import msgspec

from regesta.decisions.live import in_order
from regesta.decisions.values import Table, as_table
from regesta.model import Decision


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """An act as the rulings on it leave it.

    `value` is what it says, in the offsets of the text that `valued` was made on: the ruling
    that last gave it its value. `added` is the one that recorded it, `last` the latest. `others`
    are the latest rulings of other editors that say something else and were not taken back.
    """

    id: str
    value: Table
    added: Decision
    valued: Decision
    last: Decision
    rejected: bool
    others: tuple[str, ...] = ()

    @property
    def corrected(self) -> bool:
        """Whether its value is another than it was recorded with."""
        return self.valued.action == "correct_act"


def standing(rulings: Sequence[Decision], undone: Container[str]) -> Standing | None:
    """What the rulings on one act come to.

    The latest holds. An act whose recording was taken back is gone, with what was ruled on it
    since; it comes back when that undo is undone.

    Args:
        rulings: those on the act, in any order, undos not among them.
        undone: ids of rulings that were taken back.
    """
    held = [one for one in in_order(rulings) if one.id not in undone]
    added = next((one for one in held if one.action == "add_act"), None)
    if added is None:
        return None
    valued, rejected, last = added, False, added
    said: dict[str, tuple[Decision, tuple[object, ...]]] = {}
    several = len({one.who for one in held}) > 1
    for one in held:
        if one.action in ("add_act", "correct_act"):
            valued, rejected = one, False
        else:
            rejected = one.action == "reject_act"
        last = one
        if several:
            said.pop(one.who, None)
            said[one.who] = one, _content(valued, rejected=rejected)
    now = said[last.who][1] if several else ()
    return Standing(
        id=added.field or "",
        value=as_table(valued.value),
        added=added,
        valued=valued,
        last=last,
        rejected=rejected,
        others=tuple(one.id for one, content in said.values() if content != now),
    )


def _content(valued: Decision, *, rejected: bool) -> tuple[object, ...]:
    """What an editor holds of an act: two of the same content agree."""
    if rejected:
        return ("rejected",)
    anchor = valued.anchor
    words = (anchor.exact, anchor.inner) if anchor else ()
    return (msgspec.json.encode(valued.value, order="deterministic"), *words)
