"""An act as the export gives it: every key of the interchange, in its order, then additions."""

from typing import Any

import msgspec

from regesta.model import Act, Record
from regesta.store.row import Row

_KEYS = (
    "id", "start", "end", "quote", "type", "modality", "actor", "actor_text", "actors", "targets",
    "source", "via", "speaks_for", "object", "places", "date", "date_text", "date_alternatives",
    "deadline", "from", "condition", "consequence", "terms", "answers", "items", "degree",
    "standing", "call", "instructed", "instructed_by", "channel", "bearing", "same_as", "origin",
    "status", "certainty", "actor_span", "actor_entity", "deadline_span", "condition_span",
    "consequence_span",
)  # fmt: skip
_WHOLE = {field.encode_name: field.name for field in msgspec.structs.fields(Act)}


def act_entry(act: Act) -> Row:
    """One of a row's `acts`, keys in order; unknown values are null or an empty list.

    Args:
        act: with its document; that and its file are the row's.
    """
    entry: Row = {key: _plain(getattr(act, _WHOLE[key])) for key in _KEYS}
    if act.decision is not None:
        entry["decision"] = act.decision
    if act.rulings:
        entry["rulings"] = list(act.rulings)
    if act.ref is not None:
        entry["ref"] = act.ref
    return entry | {key: one for key, one in act.more.items() if key not in entry}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of an act
    """A value with every key of its records, unset ones null."""
    if isinstance(value, Record):
        return {
            field.encode_name: _plain(getattr(value, field.name))
            for field in msgspec.structs.fields(value)
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return msgspec.to_builtins(value)
