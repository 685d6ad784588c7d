"""A ruling told in a sentence, for the pages that show a paper's history."""

from typing import Any

from regesta.decisions.actions import FIELDS, OF_ACTS, OF_WHOLE
from regesta.decisions.values import as_list, as_table, is_list
from regesta.model import Anchor, Decision, Span

NAMES = {
    "from": "sender",
    "to": "addressee",
    "signed": "signatures",
    "date": "date",
    "received": "date of receipt",
    "published": "date of publication",
    "place": "place",
    "head": "heading",
    "source_ref": "source reference",
    "number": "number",
    "replies_to": "references to earlier papers",
    "regest": "regest",
    "subject": "subject",
    "salutation": "salutation",
    "close": "close",
    "titles": "titles",
    "notes": "notes",
    "language": "language",
    "kind": "kind",
}
"""What a field is called in a sentence."""

_SHOWN = 60
_PLAIN = {
    "merge": "joined this to the paper before it",
    "unnest": "put this paper beside the one that contained it",
    "apparatus": "ruled that this belongs to no paper",
    "undo": "took a ruling back",
}


def describe_ruling(decision: Decision) -> str:
    """One sentence that says who ruled what, on which words.

    >>> anchor = Anchor(source="a.txt", text_sha256="", start=0, end=3, exact="So.",
    ...                 prefix="", suffix="")
    >>> describe_ruling(Decision(id="r-1", when="2026-11-25T10:00:00Z", who="Ada",
    ...     action="correct", anchor=anchor, field="date", value="1917-11-28"))
    'Ada corrected the date to 1917-11-28.'
    """
    sentence = f"{decision.who} {_deed(decision)}"
    if decision.reason:
        sentence += f": {decision.reason.strip().rstrip('.')}"
    return sentence + "."


def _deed(decision: Decision) -> str:
    action, value = decision.action, decision.value
    if action in OF_ACTS or action in OF_WHOLE:
        return _of_act(decision) if action in OF_ACTS else _of_ledger(decision)
    if decision.field in FIELDS and action in _OF_FIELDS:
        return _OF_FIELDS[action](decision, f"the {NAMES[decision.field]}")
    if action == "split":
        nested = as_table(value).get("nested")
        how = "an enclosed paper begins" if nested else "a paper begins"
        return f"ruled that {how} with {_quote(decision.anchor)}"
    if action in ("bounds", "add"):
        ends = f"from {_quote(decision.words[0])} to {_quote(decision.words[-1], last=True)}"
        return f"moved the bounds: {ends}" if action == "bounds" else f"marked a paper {ends}"
    if action == "nest":
        where = f" that begins {_quote(decision.words[0])}" if decision.words else ""
        return f"put this paper inside the one{where}"
    if action.endswith("_reading"):
        words, read = _quote(decision.anchor), f" “{value}”" if isinstance(value, str) else ""
        return {
            "accept_reading": f"accepted the reading{read} for {words}",
            "reject_reading": f"kept {words} as it stands",
            "correct_reading": f"read{read} for {words}",
        }.get(action, action)
    if action.endswith("_finding"):
        check = f"the finding “{decision.field}”" if decision.field else "a finding"
        return f"{'agreed with' if action == 'accept_finding' else 'dismissed'} {check}"
    return _PLAIN.get(action, f"ruled “{action}”")


def _of_act(decision: Decision) -> str:
    table, words = as_table(decision.value), _quote(decision.anchor)
    kind = f" as “{table['type']}”" if isinstance(table.get("type"), str) else ""
    actor = f" of {_short(table['actor'])}" if isinstance(table.get("actor"), str) else ""
    return {
        "add_act": f"recorded {words}{kind}{actor}",
        "correct_act": f"corrected the act {words}{kind}{actor}",
        "reject_act": f"rejected the act {words}",
        "accept_act": f"accepted the act {words}",
    }[decision.action]


def _of_ledger(decision: Decision) -> str:
    """What a ruling on a party or a thread says, in the order in which it says it."""
    table = as_table(decision.value)
    said: list[str] = []
    for key, words in _LINKING.items():
        listed = as_list(table[key]) if is_list(table.get(key)) else [table.get(key)]
        named = ", ".join(f"“{_short(str(one))}”" for one in listed if one)
        if key == "acts" and named:
            named = f"{len(listed)} act{'s' if len(listed) > 1 else ''}"
        if named:
            said.append(f"{words} {named}")
    which = _short(str(table.get(decision.action)))
    return f"ruled that the {decision.action} “{which}” {' and '.join(said)}"


_LINKING = {
    "same_as": "is the same as",
    "apart": "is not",
    "member_of": "belongs to",
    "acts": "consists of",
    "kind": "is a",
    "name": "is called",
}


def _accepted(decision: Decision, field: str) -> str:
    value = f", {_say(decision.value)}" if decision.value is not None else ""
    return f"accepted {field}{value}"


def _rejected(_decision: Decision, field: str) -> str:
    return f"ruled that there is nothing to give for {field}"


def _corrected(decision: Decision, field: str) -> str:
    if decision.value is None and decision.words:
        return f"took {field} from {_quote(decision.words[0])}"
    said = f"corrected {field} to {_say(decision.value)}"
    words = [_quote(one) for one in decision.words[:1]]
    return said + (f", from {words[0]}" if words else "")


_OF_FIELDS = {"accept": _accepted, "correct": _corrected, "reject": _rejected}


def _say(value: Any) -> str:  # noqa: ANN401 - any value of the export
    if is_list(value):
        return "; ".join(_say(one) for one in as_list(value)) or "none"
    table = as_table(value)
    if not table:
        return _short(str(value))
    parts = [table.get("name"), table.get("role")]
    said = ", ".join(part for part in parts if part)
    return said or _short(str(table.get("value") or table.get("text") or table.get("number")))


def _quote(anchor: Anchor | None, *, last: bool = False) -> str:
    if anchor is None:
        return "these words"
    inner = anchor.inner or Span(0, len(anchor.exact))
    words = " ".join(anchor.exact[inner.start : inner.end].split())
    if last and len(words) > _SHOWN:
        return f"“…{words[-_SHOWN:].lstrip()}”"
    return f"“{_short(words)}”"


def _short(words: str) -> str:
    if len(words) <= _SHOWN:
        return words
    return words[:_SHOWN].rsplit(" ", 1)[0] + "…"
