"""Rulings on the ledger as a whole: parties that are one, threads renamed, merged and split."""

from typing import Any

import msgspec

from regesta.decisions.values import Table, as_list, as_table, is_list
from regesta.errors import BadDecision
from regesta.model import Decision, PartyLink, ThreadLink

Link = PartyLink | ThreadLink

_KEYS: dict[str, tuple[str, ...]] = {
    "party": ("party", "same_as", "member_of", "apart", "name", "kind"),
    "thread": ("thread", "same_as", "acts", "name"),
}
_LISTS = frozenset({"same_as", "member_of", "apart", "acts"})


def link_value(action: str, given: Any) -> Table:  # noqa: ANN401 - as given
    """The canonical value of a ruling on a party or a thread.

    Args:
        action: `party` or `thread`.
        given: its keys; a single text counts as a list of one.

    Raises:
        BadDecision: it names nothing, says nothing, or a value has the wrong shape.

    >>> link_value("party", {"party": "Orlo", "same_as": "Mr. Orlo", "name": None})
    {'party': 'Orlo', 'same_as': ['Mr. Orlo']}
    """
    table = as_table(given)
    value: Table = {}
    for key in _KEYS[action]:
        one = table.get(key)
        if one is None or one in ("", []):
            continue
        if key in _LISTS:
            value[key] = _texts(key, one)
        elif isinstance(one, str) and one.strip():
            value[key] = one.strip()
        else:
            raise BadDecision("A text is expected.", place=key, remedy="Give a name.")
    if action not in value:
        raise BadDecision(
            f"It is not said which {action}.", place=action, remedy="Give its name or its id."
        )
    if len(value) == 1:
        said = ", ".join(_KEYS[action][1:])
        raise BadDecision("Nothing is said of it.", place=action, remedy=f"Give one of: {said}.")
    for key in ("same_as", "apart", "member_of"):
        if value[action] in value.get(key, ()):
            raise BadDecision(
                f"'{value[action]}' is named as its own {key}.", place=key,
                remedy="Name another, or leave it out.",
            )  # fmt: skip
    return value


def link_of(decision: Decision) -> Link:
    """The record that a ruling on a party or a thread makes."""
    table = as_table(decision.value) | {"reason": decision.reason, "decision": decision.id}
    kind = PartyLink if decision.action == "party" else ThreadLink
    return msgspec.convert(table, kind)


def _texts(key: str, given: Any) -> list[str]:  # noqa: ANN401 - as given
    listed = as_list(given) if is_list(given) else [given]
    if not all(isinstance(one, str) and one.strip() for one in listed):
        raise BadDecision("A list of names is expected.", place=key, remedy='Give ["…", "…"].')
    return [str(one).strip() for one in listed]
