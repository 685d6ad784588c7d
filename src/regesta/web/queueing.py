"""Make an item of the queue ready to be looked at: its words in their place, and what to rule."""

from dataclasses import dataclass

from regesta.edition import Edition, QueueItem
from regesta.web import passages
from regesta.web.fields import FIELDS, FieldView, Row, acceptable, describe


@dataclass(frozen=True, slots=True)
class Look:
    """An item with its paper's row and the words around it; `accept` and `reject` are actions.

    `field` is the view of the field in question; `value` what a form sends with the ruling (a
    finding's id, a proposed reading), `acceptable` how many values of the paper can be confirmed.
    """

    item: QueueItem
    row: Row
    span: tuple[int, int]
    words: tuple[str, str, str]
    accept: str | None
    reject: str | None
    value: str = ""
    field: FieldView | None = None
    proposed: str | None = None
    acceptable: int = 0

    @property
    def title(self) -> str:
        """What is asked, in a word or two."""
        if self.field is not None:
            return self.field.label
        return {"finding": "Finding", "reading": "Reading", "boundary": "Bounds"}.get(
            self.item.what, self.item.what.capitalize()
        )


def look(edition: Edition, item: QueueItem) -> Look:
    """The item as the queue shows it."""
    row = edition.row(item.document)
    text = edition.text(row["source"])
    start, end = _extent(item, row)
    words = passages.around(text, start, min(end, start + 400), 160)
    if item.what == "finding":
        finding = _found(row.get("findings"), item)
        value = str(finding["id"]) if finding else ""
        proposed = finding.get("proposed") if finding else None
        return Look(
            item,
            row,
            (start, end),
            words,
            "accept_finding",
            "dismiss_finding",
            value,
            None,
            proposed,
        )
    if item.what == "reading":
        reading = _found(row.get("readings"), item)
        proposed = str(reading["proposed"]) if reading else None
        return Look(
            item,
            row,
            (start, end),
            words,
            "accept_reading",
            "reject_reading",
            proposed or "",
            None,
            proposed,
        )
    name = item.field if item.field in FIELDS else None
    if name is None:
        return Look(item, row, (start, end), words, None, None)
    fields = describe(row, edition.history(item.document))
    view = next(view for view in fields if view.key == name)
    return Look(
        item,
        row,
        (start, end),
        words,
        "accept" if view.values else None,
        None if name == "kind" else "reject",
        field=view,
        acceptable=len(acceptable(fields)),
    )


def _extent(item: QueueItem, row: Row) -> tuple[int, int]:
    if item.start < item.end:
        return item.start, item.end
    return row["start"], min(row["start"] + 160, row["end"])


def _found(remarks: list[Row] | None, item: QueueItem) -> Row | None:
    """The remark whose words the item points at."""
    for remark in remarks or ():
        spans = remark.get("evidence") or [[remark.get("start"), remark.get("end")]]
        if any(list(span) == [item.start, item.end] for span in spans):
            return remark
    return None
