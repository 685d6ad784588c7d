"""What an editor can rule, and what each ruling must bring with it."""

from typing import NoReturn, cast

from regesta.decisions.values import check_value
from regesta.errors import BadDecision
from regesta.model import Decision

ACTIONS: dict[str, str] = {
    # of one field of one document
    "accept": "the value is right",
    "correct": "the value should be another, or should be these words",
    "reject": "there is no such value",
    # of the division into papers
    "split": "a paper begins at these words",
    "merge": "this is no paper of its own but the rest of the one before it",
    "bounds": "the paper runs from these words to these",
    "nest": "this paper stands inside that one",
    "unnest": "this paper stands beside the one that contains it",
    "apparatus": "this belongs to no paper",
    "add": "these words are a paper",
    # of a proposed reading
    "accept_reading": "the text should say what is proposed",
    "reject_reading": "the text is right as it stands",
    "correct_reading": "the text should say something else",
    # of a finding
    "accept_finding": "this is wrong indeed",
    "dismiss_finding": "nothing is wrong here",
    # of an act
    "add_act": "these words say that somebody did this",
    "correct_act": "the act should say something else, or stand on other words",
    "reject_act": "there is no such act in these words",
    "accept_act": "the act is right as it is",
    # of the ledger as a whole
    "party": "these names are one party, or not one; or it is called, or belongs to, this",
    "thread": "these threads are one, or it is called this, or these acts are one of their own",
    # of a ruling
    "undo": "the ruling is taken back",
}

OF_FIELDS = frozenset({"accept", "correct", "reject"})
OF_DIVISION = frozenset({"split", "merge", "bounds", "nest", "unnest", "apparatus", "add"})
OF_READINGS = frozenset({"accept_reading", "reject_reading", "correct_reading"})
OF_FINDINGS = frozenset({"accept_finding", "dismiss_finding"})
OF_ACTS = frozenset({"add_act", "correct_act", "reject_act", "accept_act"})
OF_WHOLE = frozenset({"party", "thread"})
"""Rulings on the ledger as a whole, which hold on to no words."""

FIELDS: dict[str, str] = {
    "kind": "kind",
    "head": "text",
    "number": "text",
    "source_ref": "text",
    "subject": "text",
    "salutation": "text",
    "close": "text",
    "language": "text",
    "place": "place",
    "from": "parties",
    "to": "parties",
    "signed": "parties",
    "date": "date",
    "received": "date",
    "published": "date",
    "replies_to": "references",
    "titles": "texts",
    "notes": "notes",
    "regest": "text",
}
"""The fields that can be ruled, by their key in the export, each with the shape of its value."""


def check(decision: Decision) -> None:
    """Refuse a ruling that cannot be meant.

    Looks at the ruling alone; whether the document exists is asked where it is applied.

    Raises:
        BadDecision: names the key and the remedy.
    """
    action = decision.action
    if action not in ACTIONS:
        raise BadDecision(
            f"'{action}' is no action.", place="action", remedy="One of: " + ", ".join(ACTIONS)
        )
    if action not in OF_WHOLE and action != "undo" and decision.anchor is None:
        _refuse("anchor", f"'{action}' holds on to no words.", "Mark the words that it is about.")
    if action in OF_FIELDS:
        _check_field(decision)
    elif action in OF_ACTS or action in OF_WHOLE:
        _check_of_ledger(decision)
    elif action in OF_READINGS or action in OF_FINDINGS:
        _check_remark(decision)
    elif action == "undo":
        if not decision.undoes:
            _refuse("undoes", "An undo must name what it takes back.", "Give a ruling's id.")
    else:
        _check_division(decision)


def _check_field(decision: Decision) -> None:
    field = decision.field
    if field is None or field not in FIELDS:
        _refuse(
            "field", f"'{field}' is no field that can be ruled.", "One of: " + ", ".join(FIELDS)
        )
    shape = FIELDS[field]
    if decision.action == "reject":
        if field == "kind":
            _refuse("kind", "A document always has a kind.", "Correct it, to 'other' if need be.")
        return
    if decision.value is None:
        marked = decision.action == "correct" and not decision.words
        if marked or (decision.action == "correct" and shape == "kind"):
            _refuse(
                field,
                "A correction needs the new value, or the words that are the value.",
                "Give 'value' or mark words; to say that there is none, reject the field.",
            )
        return
    check_value(field, shape, decision.value)


def _check_division(decision: Decision) -> None:
    action, value, words = decision.action, decision.value, len(decision.words)
    if action == "nest" and not isinstance(value, str):
        _refuse("value", "To nest a paper, say in which.", "Give the container's id as 'value'.")
    if action in ("split", "add") and value is not None:
        table = cast("dict[str, object]", value) if isinstance(value, dict) else {"": None}
        if set(table) - {"nested"} or not isinstance(table.get("nested", False), bool):
            _refuse(
                "value", f"Not understood with '{action}'.", 'Leave it out or {"nested": true}.'
            )
    if action in ("bounds", "add") and words != 2:
        _refuse(
            "words", f"'{action}' needs the first and the last words.", "Mark the whole extent."
        )


def _check_of_ledger(decision: Decision) -> None:
    action = decision.action
    if action in OF_ACTS and not decision.field:
        _refuse("field", f"'{action}' needs an act.", "Give the act's id as 'field'.")
    if action not in ("reject_act", "accept_act") and not isinstance(decision.value, dict):
        _refuse("value", f"'{action}' needs what it says.", "Give an object of keys and values.")


def _check_remark(decision: Decision) -> None:
    if decision.action == "correct_reading" and not isinstance(decision.value, str):
        _refuse("value", "A corrected reading is a text.", "Give what should be read.")
    if decision.value is not None and not isinstance(decision.value, str):
        _refuse("value", "A text is expected.", "Give the reading, or the finding's id.")


def _refuse(place: str, message: str, remedy: str) -> NoReturn:
    raise BadDecision(message, place=place, remedy=remedy)
