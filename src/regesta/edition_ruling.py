"""Takes a ruling: first into the log, then into the papers of the one source concerned."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from regesta.build import put_acts, put_whole, remake
from regesta.edition_records import Outcome
from regesta.edition_writing import Pen, Said, alone
from regesta.errors import FolderBusy
from regesta.model import Decision
from regesta.store import rows
from regesta.store.acts import orphaned_rulings

if TYPE_CHECKING:
    from regesta.decisions.compose import Ruling
    from regesta.decisions.log_index import LogIndex
    from regesta.edition import Edition

_PATIENCE = 10.0
"""Seconds that a ruling waits for a build; it is in the log all the while."""

Extents = dict[str, tuple[int, int, str]]


class Ruled:
    """What an edition answers of the log of its rulings."""

    folder: Path
    _lost: tuple[tuple[int, int], list[str]] = ((-1, -1), [])

    @property
    def connection(self) -> sqlite3.Connection:
        """The database; the edition opens it."""
        raise NotImplementedError

    @cached_property
    def _log(self) -> "LogIndex":
        from regesta.decisions.log_index import LogIndex  # noqa: PLC0415 - 50 ms, seldom needed

        return LogIndex(self.folder)

    @property
    def log(self) -> "LogIndex":
        """The log, as it is now, by what its rulings are about."""
        return self._log.refresh()

    def decisions(self) -> list[Decision]:
        """The whole log, in its order."""
        return self.log.decisions if (self.folder / "decisions.jsonl").exists() else []

    def orphans(self) -> list[Decision]:
        """The rulings that hold on to nothing: their words, or their source, are gone."""
        if not self.decisions():
            return []
        of_acts = set(orphaned_rulings(self.connection))
        lost = {*self._lost_papers(), *of_acts}
        return [one for one in self.log.of_papers if one.id in lost] + [
            one for one in map(self.log.of_id, sorted(of_acts)) if one is not None
        ]

    def _lost_papers(self) -> list[str]:
        """Ids of the rulings on papers that hold on to nothing; kept until something changes."""
        from regesta.decisions import by_source  # noqa: PLC0415 - 50 ms, and few questions need it

        held = self.log.of_papers
        state = id(held), self.connection.execute("PRAGMA data_version").fetchone()[0]
        if self._lost[0] != state:
            digests = dict(self.connection.execute("SELECT path, sha256 FROM source"))
            lost = [one.id for one in by_source(held, digests)[1]]
            lost += [one for (one,) in self.connection.execute("SELECT decision FROM orphan")]
            self._lost = state, lost
        return self._lost[1]

    def history(self, identity: str) -> list[Decision]:
        """The rulings that bear on a document, those taken back and their undos too.

        Raises:
            NothingFound: no document has this id.
        """
        n = rows.find_number(self.connection, identity)
        found = self.connection.execute(
            "SELECT rulings, words FROM document WHERE n = ?", (n,)
        ).fetchone()
        bearing: set[str] = set(msgspec.json.decode(found[0]))
        listed: list[Decision] = []
        for one in self.decisions():
            if one.id in bearing or one.undoes in bearing or one.document in (identity, found[1]):
                bearing.add(one.id)
                listed.append(one)
        return listed


def rule(edition: "Edition", action: str, said: Said) -> Outcome:
    """Append a ruling to the log, and make anew what depends on it.

    Raises:
        BadDecision: the ruling names nothing, or its value has a wrong shape.
        FolderNotUsable: the log cannot be written; then nothing is ruled.
    """
    with alone(edition.folder):
        pen = Pen(edition)
        decision = pen.write(action, said)
        if pen.new:
            edition.log.append(decision)
    return _warned(apply_logged(edition, decision, fresh=bool(pen.new)), pen)


def apply_logged(edition: "Edition", *decisions: Decision, fresh: bool = True) -> Outcome:
    """Make anew what depends on rulings that are in the log already.

    Args:
        edition: what is ruled on.
        decisions: the rulings.
        fresh: whether they are new; nothing depends on what was ruled before.

    Returns:
        The outcome; its decision is the last one given.
    """
    applied = True
    ids: dict[str, str] = {}
    documents: list[str] = []
    acts, others = _apart(edition, decisions if fresh else ())
    for path, some in acts.items():
        applied = _put_acts(edition, path, some) and applied
        documents += _papers_of(edition, some)
    if fresh and any(_is_whole(edition, one) for one in decisions):
        try:
            put_whole(edition.folder, index=edition.log, patience=_PATIENCE)
        except FolderBusy:
            applied = False
    for path in others:
        before = _extents(edition, path)
        try:
            remake(
                edition.folder, path, patience=_PATIENCE, pipeline=edition.pipeline,
                index=edition.log,
            )  # fmt: skip
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


def _apart(
    edition: "Edition", decisions: Sequence[Decision]
) -> tuple[dict[str, list[str]], list[str]]:
    """The acts that rulings touch, by source, and the sources whose papers they touch."""
    from regesta.decisions import by_source  # noqa: PLC0415 - 50 ms, and only rulings need it

    index = edition.log
    digests = dict(edition.connection.execute("SELECT path, sha256 FROM source"))
    acts: dict[str, list[str]] = {}
    others: list[str] = []
    for path, some in by_source(decisions, digests)[0].items():
        for one in some:
            if one.field and index.on_act(one.field):
                acts.setdefault(path, []).append(one.field)
            elif path not in others:
                others.append(path)
    return {path: list(dict.fromkeys(some)) for path, some in acts.items()}, others


def _is_whole(edition: "Edition", decision: Decision) -> bool:
    """Whether a ruling is on a party or a thread, or takes one on them back."""
    at: Decision | None = decision
    while at is not None and at.action == "undo":
        at = edition.log.of_id(at.undoes)
    return at is not None and at.action in ("party", "thread")


def _put_acts(edition: "Edition", path: str, ids: Sequence[str]) -> bool:
    """Show rulings on acts; False where a build holds the folder."""
    try:
        put_acts(
            edition.folder, path, ids, source=edition.source(path), index=edition.log,
            patience=_PATIENCE,
        )  # fmt: skip
    except FolderBusy:
        return False
    return True


def _papers_of(edition: "Edition", ids: Sequence[str]) -> list[str]:
    """The papers that acts stand in, each once."""
    found = [edition.find_act(one) for one in ids]
    return list(dict.fromkeys(one.document for one in found if one is not None and one.document))


def _warned(outcome: Outcome, pen: Pen) -> Outcome:
    return msgspec.structs.replace(outcome, warnings=tuple(pen.warnings))


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
    with alone(edition.folder):
        pen = Pen(edition, who)
        ruled = [pen.write(one.action, said_by(one)) for one in rulings]
        if pen.new:
            edition.log.append(*pen.new)
    if not ruled:
        return None
    if not pen.new:
        return _warned(apply_logged(edition, ruled[-1], fresh=False), pen)
    return _warned(apply_logged(edition, *pen.new), pen)


def said_by(ruling: "Ruling") -> Said:
    """A ruling of a file or a page as what is said."""
    return Said(
        document=ruling.document,
        field=ruling.field,
        value=ruling.value,
        start=ruling.start,
        end=ruling.end,
        source=ruling.source,
        words=ruling.words,
        reason=ruling.reason,
        undoes=ruling.undoes,
    )
