"""Make a ruling of what an editor says on the page or in a file."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from regesta.decisions import anchors
from regesta.decisions.actions import (
    FIELDS,
    OF_DIVISION,
    OF_FIELDS,
    OF_FINDINGS,
    OF_READINGS,
    check,
)
from regesta.decisions.links import link_value
from regesta.decisions.log import identify
from regesta.decisions.values import as_list, as_table, check_value
from regesta.errors import BadDecision
from regesta.model import Anchor, Decision, Document, Source

Pair = tuple[int, int]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor says, before it is anchored: ids and offsets of the edition as it is shown.

    `document` is an id; `value` has the shape of the export. `start` and `end` are the words in
    question: where a new paper begins (split), a paper's new extent (bounds, add, apparatus), a
    reading's or a finding's words. `words` are what a value rests on. For a finding, `field` is
    its check and `value` its id; to nest, `value` is the container's id.
    """

    action: str
    document: str | None = None
    field: str | None = None
    value: Any = None
    start: int | None = None
    end: int | None = None
    source: str | None = None
    words: tuple[Pair, ...] = ()
    reason: str | None = None
    undoes: str | None = None


def compose(
    ruling: Ruling,
    source: Source,
    *,
    who: str,
    when: str,
    document: Document | None = None,
    container: Document | None = None,
) -> Decision:
    """The decision to append to the log: anchored, checked, with its id.

    Args:
        ruling: what is ruled.
        source: the source that the document or the words are of.
        who: the editor (`log.editor`).
        when: the time (`log.now`).
        document: the document that `ruling.document` names, as it is now.
        container: for `nest`, the document that `ruling.value` names.

    Raises:
        BadDecision: the ruling lacks something, names nothing, or its value has a wrong shape.
    """
    if ruling.document is not None and document is None:
        raise BadDecision(
            f"No document has the id '{ruling.document}'.",
            place="document",
            remedy="It may have been divided anew: look it up on the page.",
        )
    if ruling.action in OF_FIELDS and document is None:
        raise BadDecision("A field is of a document.", place="document", remedy="Give its id.")
    if ruling.action in OF_FIELDS and ruling.field in FIELDS and ruling.value is not None:
        check_value(ruling.field, FIELDS[ruling.field], ruling.value)
    anchor, words = _anchors(ruling, source, document, container)
    decision = Decision(
        id="",
        when=when,
        who=who,
        action=ruling.action,
        anchor=anchor,
        document=document.id if document else None,
        field=ruling.field,
        value=ruling.value,
        words=words,
        reason=ruling.reason or None,
        undoes=ruling.undoes,
    )
    check(decision)
    return identify(decision)


def take_back(decision: Decision, *, who: str, when: str, reason: str | None = None) -> Decision:
    """The undo of a ruling, which may be an undo itself."""
    undo = Decision(
        id="",
        when=when,
        who=who,
        action="undo",
        anchor=decision.anchor,
        document=decision.document,
        field=decision.field,
        reason=reason or None,
        undoes=decision.id,
    )
    return identify(undo)


def compose_link(
    action: str,
    value: Any,  # noqa: ANN401 - as given
    *,
    who: str,
    when: str,
    reason: str | None = None,
) -> Decision:
    """A ruling on a party or a thread, which is of the whole edition.

    Args:
        action: `party` or `thread`.
        value: what is ruled, in the keys of `PartyLink` or `ThreadLink`.
        who: the editor.
        when: the time.
        reason: in the editor's words; else `value` may say it.

    Raises:
        BadDecision: it names nothing, says nothing, or merges parties without a reason.
    """
    said = reason or as_table(value).get("reason") or None
    table = link_value(action, value)
    if action == "party" and table.get("same_as") and not said:
        raise BadDecision(
            "Parties are one only by a ruling with a reason.", place="reason",
            remedy="Say why these names are one party.",
        )  # fmt: skip
    decision = Decision(id="", when=when, who=who, action=action, value=table, reason=said)
    check(decision)
    return identify(decision)


def _anchors(
    ruling: Ruling, source: Source, document: Document | None, container: Document | None
) -> tuple[Anchor, tuple[Anchor, ...]]:
    """What the ruling holds on to, and the words that belong to its value."""
    action, start, end = ruling.action, ruling.start, ruling.end
    words = tuple(anchors.make(source, *pair) for pair in _pairs(ruling))
    if action == "split":
        if start is None:
            raise BadDecision(
                "A split needs the place where the new paper begins.",
                place="start",
                remedy="Give 'start', or mark the new paper's first words.",
            )
        limit = document.end if document else len(source.text)
        return anchors.of_opening(source, start, max(limit, start)), ()
    if action in ("bounds", "add", "apparatus") and start is not None and end is not None:
        words = anchors.of_extent(source, start, end)
    if action == "nest" and container is not None:
        words = (anchors.of_opening(source, container.start, container.end),)
    if action in OF_READINGS or action in OF_FINDINGS:
        if start is not None and end is not None:
            return anchors.make(source, start, end), ()
    elif document is not None:
        return anchors.of_opening(source, document.start, document.end), words
    if words:
        return words[0], words
    if document is not None:
        return anchors.of_opening(source, document.start, document.end), words
    needed = "a document" if action in OF_DIVISION else "the words in question"
    raise BadDecision(
        f"'{action}' needs {needed}.", place="document", remedy="Give 'document', or start and end."
    )


def _pairs(ruling: Ruling) -> list[Pair]:
    """Extents of a ruling's words: those marked, and those its value names itself, each once."""
    pairs = list(ruling.words)
    if ruling.action in OF_FIELDS:
        pairs += [pair for pair in _named(ruling) if pair not in pairs]
    return pairs


def _named(ruling: Ruling) -> Iterator[Pair]:
    shape = FIELDS.get(ruling.field or "")
    tables: Iterable[object] = as_list(ruling.value) or [ruling.value]
    for table in map(as_table, tables):
        if shape in ("place", "date", "references", "notes"):
            yield from _whole([[table.get("start"), table.get("end")]])
        yield from _whole(table.get("marks" if shape == "notes" else "evidence"))


def _whole(spans: object) -> Iterator[Pair]:
    for span in as_list(spans):
        pair = as_list(span)
        if len(pair) == 2 and all(isinstance(offset, int) for offset in pair):
            yield pair[0], pair[1]
