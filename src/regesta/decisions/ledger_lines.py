"""Lines of a file on acts, parties and threads: told apart, and brought into one form."""

from typing import Any

import msgspec

from regesta.decisions.values import Table, as_list, as_table, is_list
from regesta.errors import BadDecision


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line on the ledger.

    `what` is `act`, `party` or `thread`; `number` the line's or row's; `file` the act's source,
    as it is named there; `value` its keys in the form of EXPORT.md. `verdict` is `accept` or
    `reject` of an act that is named by its id, `reason` the editor's. `cells` are those of a
    sheet's row.
    """

    number: int
    what: str
    value: dict[str, Any]
    file: str | None = None
    verdict: str | None = None
    reason: str | None = None
    cells: dict[str, str] | None = None

    @property
    def local(self) -> str | None:
        """The id that the line has in its file, or an act's own."""
        identity = self.value.get("id")
        return identity if isinstance(identity, str) and identity else None


def ledger_line(table: Table, number: int) -> LedgerLine | None:
    """A line on an act, a party or a thread; None where it is about something else.

    Acts have `file` and `type`, or `doc` and `type` (the form of annotations that name one target
    and words for places); parties and threads are known by their key.

    Raises:
        BadDecision: it is said neither where the act stands nor what it is.

    >>> line = ledger_line({"doc": "t01", "type": "ask", "target": "Orlo", "target_text": None,
    ...                     "places": ["Tarn"], "deadline": None, "quote": "asks Orlo"}, 1)
    >>> line.file, line.value["targets"], line.value["places"]
    ('t01.txt', [{'name': 'Orlo', 'text': None}], [{'name': 'Tarn', 'text': 'Tarn'}])
    """
    reason = table.get("reason") if isinstance(table.get("reason"), str) else None
    if "type" not in table and "file" not in table:
        for what in ("party", "thread"):
            if what in table:
                return LedgerLine(number=number, what=what, value=table, reason=reason)
        return None
    if "action" in table or not ({"type", "doc", "file"} & table.keys()):
        return None
    value = dict(table)
    file = value.pop("file", None)
    if file is None and "doc" in value:
        file = f"{value.pop('doc')}.txt"
        value.pop("paper", None)
        value = _from_annotation(value)
    if not isinstance(file, str) or not file:
        raise BadDecision(
            "It is not said in which source the act stands.", place="file",
            remedy='Give "file", the path of the source within the folder.',
        )  # fmt: skip
    return LedgerLine(number=number, what="act", value=value, file=file, reason=reason)


def _from_annotation(value: Table) -> Table:
    """An act in the form of the annotations, with one target and places in words."""
    done = dict(value)
    target, words = done.pop("target", None), done.pop("target_text", None)
    if target and not done.get("targets"):
        done["targets"] = [{"name": target, "text": words}]
    if is_list(done.get("places")):
        done["places"] = [
            {"name": " ".join(one.split()), "text": one} if isinstance(one, str) else one
            for one in as_list(done["places"])
        ]
    return done


REFERENCES = ("answers", "same_as", "instructed_by")
"""Keys of an act that name other acts."""


def references(value: Table) -> list[str]:
    """The ids of other acts that an act names."""
    found: list[Any] = [as_table(one).get("act") for one in as_list(value.get("answers"))]
    found += as_list(value.get("same_as"))
    found.append(value.get("instructed_by"))
    return [one for one in found if isinstance(one, str)]


def with_references(value: Table, ids: dict[str, str]) -> Table:
    """An act's keys with the ids of the file put in place of those of its lines.

    >>> with_references({"same_as": ["x", "y"]}, {"x": "a-1"})
    {'same_as': ['a-1', 'y']}
    """
    done = dict(value)
    if is_list(value.get("answers")):
        done["answers"] = [
            one | {"act": ids.get(one["act"], one["act"])} if _names_an_act(one) else one
            for one in as_list(value["answers"])
        ]
    if is_list(value.get("same_as")):
        done["same_as"] = [ids.get(one, one) for one in as_list(value["same_as"])]
    if isinstance(value.get("instructed_by"), str):
        done["instructed_by"] = ids.get(value["instructed_by"], value["instructed_by"])
    return done


def _names_an_act(one: object) -> bool:
    return isinstance(as_table(one).get("act"), str)
