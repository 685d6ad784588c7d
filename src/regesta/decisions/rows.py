"""An export row with new values, told apart into rulings."""

import difflib
from collections.abc import Mapping
from typing import Any

from regesta.decisions.actions import FIELDS
from regesta.decisions.compose import Ruling
from regesta.decisions.values import Table, as_list, as_table, check_value, is_extent, is_list
from regesta.errors import BadDecision

ELSEWHERE = {
    "mentions": "Mentions cannot be ruled yet.",
    "acts": "Acts are ruled by lines of their own, with 'file' and 'type'.",
    "dates": "Dates in the text cannot be ruled yet; the paper's own is 'date'.",
    "readings": "Readings are ruled by 'accept_reading', 'reject_reading', 'correct_reading'.",
    "findings": "Findings are ruled by 'accept_finding', 'dismiss_finding'.",
}
"""Keys of the export that are no fields of a paper."""
CONTEXT = frozenset({
    "id", "source", "text_sha256", "reason", "basis", "rule", "evidence", "decision",
})  # fmt: skip
"""Keys that say what the line is about, or how the program came by a value."""


def row_rulings(line: Table, row: Mapping[str, Any]) -> list[Ruling]:
    """The rulings that a line with a document's `id` and new values makes.

    A value that is the same as before accepts the field; in a whole exported row (which has
    `text_sha256`) it says nothing. null and an empty list reject.

    Args:
        line: as given.
        row: the document's export row as it is now.

    Raises:
        BadDecision: a key is unknown, a value has the wrong shape, or the row was exported from
            a source that has been edited since.
    """
    whole = "text_sha256" in line
    if whole and line["text_sha256"] != row["text_sha256"]:
        raise BadDecision(
            "The source was edited since this row was exported.",
            place="text_sha256",
            remedy="Export again, or leave this key and all offsets out.",
        )
    rulings: list[Ruling] = []
    reason = line.get("reason")
    identity = str(line["id"])
    for key, value in line.items():
        if key in FIELDS and not (key == "kind" and value == "apparatus"):
            ruling = _field_ruling(key, value, row, whole=whole)
            if ruling is not None:
                action, given = ruling
                rulings.append(
                    Ruling(action=action, document=identity, field=key, value=given, reason=reason)
                )
        elif not whole:
            _know(key)
    return rulings + _division_rulings(line, row, reason)


def _field_ruling(
    key: str,
    value: Any,  # noqa: ANN401 - as given
    row: Mapping[str, Any],
    *,
    whole: bool,
) -> tuple[str, Any] | None:
    now = row.get(key)
    nothing = value is None or value == []
    if nothing and not now:
        return None if whole else ("reject", None)
    if nothing:
        if key == "kind":
            check_value(key, FIELDS[key], value)
        return "reject", None
    if core(value) == core(now):
        return None if whole else ("accept", now)  # with the words it rests on
    check_value(key, FIELDS[key], value)
    return "correct", value


def core(value: Any) -> Any:  # noqa: ANN401 - any value of the export
    """What a value says, without what it rests on: for telling whether an editor changed it.

    >>> core([{"name": "Orlo", "role": None, "evidence": [[1, 5]]}]) == core(["Orlo"])
    True
    """
    if is_list(value):
        return [core(one) for one in as_list(value)]
    table = as_table(value)
    if not table:
        return value
    if "number" in table:
        return table["number"], table.get("start"), table.get("end")
    if "value" in table or "calendar" in table:
        return table.get("value"), table.get("text")
    if "role" in table and table["role"] is not None:
        return table.get("name"), table["role"]
    return table.get("name") or table.get("text")


def _know(key: str) -> None:
    if key in CONTEXT or key in ("kind", "start", "end", "nested_in"):
        return
    if key in ELSEWHERE:
        raise BadDecision(ELSEWHERE[key], place=key, remedy="Leave the key out.")
    near = difflib.get_close_matches(key, [*FIELDS, "start", "end", "nested_in"], 1)
    remedy = f"Is '{near[0]}' meant?" if near else "One of: " + ", ".join(FIELDS)
    raise BadDecision(f"'{key}' is no key that can be ruled.", place=key, remedy=remedy)


def _division_rulings(line: Table, row: Mapping[str, Any], reason: str | None) -> list[Ruling]:
    identity = str(line["id"])
    rulings: list[Ruling] = []
    if "nested_in" in line and line["nested_in"] != row.get("nested_in"):
        container = line["nested_in"]
        action = "unnest" if container is None else "nest"
        rulings.append(Ruling(action=action, document=identity, value=container, reason=reason))
    start, end = line.get("start", row["start"]), line.get("end", row["end"])
    if (start, end) != (row["start"], row["end"]):
        if not is_extent(start, end):
            raise BadDecision(
                f"[{start}, {end}] is no extent.", place="start", remedy="Give offsets in order."
            )
        rulings.append(
            Ruling(action="bounds", document=identity, start=start, end=end, reason=reason)
        )
    if line.get("kind") == "apparatus" and row.get("kind") != "apparatus":
        rulings.append(Ruling(action="apparatus", document=identity, reason=reason))
    return rulings
