"""Takes a ruling: first into the log, then into the papers of the one source concerned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from regesta.build import remake
from regesta.edition_records import Outcome
from regesta.errors import BadDecision, FolderBusy, NothingFound
from regesta.model import Decision

if TYPE_CHECKING:
    from regesta.decisions.compose import Ruling
    from regesta.edition import Edition

_PATIENCE = 10.0
"""Seconds that a ruling waits for a build; it is in the log all the while."""

Extents = dict[str, tuple[int, int, str]]


class Said(TypedDict, total=False):
    """What is ruled, beside the action."""

    document: str | None
    field: str | None
    value: Any
    start: int | None
    end: int | None
    source: str | None
    words: Sequence[tuple[int, int]]
    reason: str | None
    who: str | None
    undoes: str | None


def rule(edition: "Edition", action: str, said: Said) -> Outcome:
    """Append a ruling to the log, and make anew what depends on it.

    Raises:
        BadDecision: the ruling names nothing, or its value has a wrong shape.
        FolderNotUsable: the log cannot be written; then nothing is ruled.
    """
    from regesta.decisions import log  # noqa: PLC0415 - 50 ms, and only rulings need it

    decision = compose_ruling(edition, action, said, edition.decisions())
    log.append(edition.folder, decision)
    return apply_logged(edition, decision)


def apply_logged(edition: "Edition", *decisions: Decision) -> Outcome:
    """Make anew what depends on rulings that are in the log already.

    Returns:
        The outcome; its decision is the last one given.
    """
    applied = True
    ids: dict[str, str] = {}
    documents: list[str] = []
    for path in dict.fromkeys(_path(edition, decision) for decision in decisions):
        if path is None:
            continue
        before = _extents(edition, path)
        try:
            remake(edition.folder, path, patience=_PATIENCE, pipeline=edition.pipeline)
        except FolderBusy:
            applied = False
            continue
        after = _extents(edition, path)
        ids |= _followed(before, after)
        documents += [one for one in after if before.get(one) != after[one]]
    return Outcome(
        decision=decisions[-1],
        ids=ids,
        documents=documents,
        applied=applied,
        made=tuple(one.id for one in decisions),
    )


def compose_ruling(
    edition: "Edition", action: str, said: Said, made: Sequence[Decision]
) -> Decision:
    """A ruling on the edition as it is, anchored to words and checked, later than those made.

    Raises:
        BadDecision: the ruling names nothing, or its value has a wrong shape.
    """
    from regesta.decisions import log  # noqa: PLC0415 - as above
    from regesta.decisions.compose import Ruling, compose, take_back  # noqa: PLC0415 - as above

    when = log.now(max((one.when for one in made), key=log.moment_of, default=None))
    who = said.get("who") or log.editor(edition.settings)
    if action == "undo":
        undone = next((one for one in made if one.id == said.get("undoes")), None)
        if undone is None:
            raise BadDecision(
                f"there is no ruling {said.get('undoes')!r} to take back",
                remedy="`regesta decide FOLDER --list` lists them.",
            )
        return take_back(undone, who=who, when=when, reason=said.get("reason"))
    identity, path, value = said.get("document"), said.get("source"), said.get("value")
    document = None
    if identity is not None:
        try:
            document = edition.document(identity)
        except NothingFound as error:
            raise BadDecision(error.message, place="document", remedy=error.remedy) from error
        row = edition.row(identity)
        path = row["source"]
        if action == "accept" and value is None:  # so that a newer rule cannot change it unseen
            value = row.get(said.get("field") or "") or None
    if path is None:
        raise BadDecision(
            "a ruling is about a document or a source", remedy="Give `document` or `source`."
        )
    container = None
    if action == "nest" and isinstance(value, str):
        try:
            container = edition.document(value)
        except NothingFound as error:
            raise BadDecision(error.message, place="value", remedy=error.remedy) from error
    ruling = Ruling(
        action=action,
        document=identity,
        field=said.get("field"),
        value=value,
        start=said.get("start"),
        end=said.get("end"),
        source=path,
        words=tuple((start, end) for start, end in said.get("words") or ()),
        reason=said.get("reason"),
    )
    return compose(
        ruling, edition.source(path), who=who, when=when, document=document, container=container
    )


def _path(edition: "Edition", decision: Decision) -> str | None:
    """The source that a ruling is about, also where the file has another name by now."""
    from regesta.decisions import by_source  # noqa: PLC0415 - as above

    digests = dict(edition.connection.execute("SELECT path, sha256 FROM source"))
    return next(iter(by_source([decision], digests)[0]), None)


def _extents(edition: "Edition", path: str) -> Extents:
    """Extent and fingerprint of each document of a source, by id, in order."""
    rows = edition.connection.execute(
        "SELECT id, start, stop, fingerprint FROM document WHERE source = ?"
        " ORDER BY start, stop DESC",
        (path,),
    )
    return {identity: (start, stop, mark) for identity, start, stop, mark in rows}


def _followed(before: Extents, after: Extents) -> dict[str, str]:
    """Which document has the words of one whose id is gone: that which shares most of them."""
    found: dict[str, str] = {}
    for identity, (start, end, _) in before.items():
        if identity in after:
            continue
        shared = {
            other: (min(end, stop) - max(start, first), -(stop - first))
            for other, (first, stop, _) in after.items()
            if first < end and start < stop
        }
        if shared:
            found[identity] = max(shared, key=lambda other: shared[other])
    return found


def rule_all(
    edition: "Edition", rulings: Sequence["Ruling"], *, who: str | None = None
) -> Outcome | None:
    """Many rulings at once: all into the log, or none; then what depends on them is made anew.

    Returns:
        The outcome, with the last decision; None where there is no ruling.

    Raises:
        BadDecision: one of them names nothing, or its value has a wrong shape.
        FolderNotUsable: the log cannot be written; then nothing is ruled.
    """
    from regesta.decisions import log  # noqa: PLC0415 - as above

    made = edition.decisions()
    new: list[Decision] = []
    for one in rulings:
        said = Said(
            document=one.document,
            field=one.field,
            value=one.value,
            start=one.start,
            end=one.end,
            source=one.source,
            words=one.words,
            reason=one.reason,
            who=who,
            undoes=one.undoes,
        )
        # an undo may be of any ruling; the others need only be later than the last
        known = [*made, *new] if one.action == "undo" else [*made[-1:], *new[-1:]]
        new.append(compose_ruling(edition, one.action, said, known))
    if not new:
        return None
    log.append(edition.folder, *new)
    return apply_logged(edition, *new)
