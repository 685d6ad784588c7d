"""What an edition answers of its ledger: acts, parties and threads, and where things stand."""

import gc
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regesta.edition_lines import (
    WORTH_KEEPING,
    has_lines,
    keep_lines,
    read_brief,
    read_json,
)  # fmt: skip
from regesta.edition_papers import ledger_papers
from regesta.errors import NothingFound
from regesta.model import Act, Decision, PartyLink, ThreadLink
from regesta.store import acts as kept
from regesta.store.turns import Turns, one_look, turns_of, written_since

if TYPE_CHECKING:
    from regesta.decisions.log_index import LogIndex
    from regesta.exchange.brief import Brief
    from regesta.exchange.paper import Paper


class Ledger:
    """The acts of an edition and what is computed from them."""

    folder: Path
    _moves: "tuple[Turns, Any] | None" = None
    _acts: "tuple[Turns, dict[str, Act]] | None" = None
    _papers: "tuple[tuple[str, int], list[Paper]] | None" = None

    @property
    def connection(self) -> sqlite3.Connection:
        """The database; the edition opens it."""
        raise NotImplementedError

    @property
    def log(self) -> "LogIndex":
        """The log by what its rulings are about; the edition keeps it."""
        raise NotImplementedError

    def acts(self, document: str | None = None) -> list[Act]:
        """The acts that hold, by file, then place; of one document its own, not those nested in it.

        Raises:
            NothingFound: no document has this id.
        """
        if document is None:
            return kept.all_acts(self.connection)
        found = self.connection.execute(
            "SELECT source, words FROM document WHERE id = ?", (document,)
        ).fetchone()
        if found is None:
            raise NothingFound(
                f"no paper has the id {document!r}",
                remedy="`regesta search` and `regesta export` tell ids.",
            )
        return kept.acts_of(self.connection, *found)

    def act(self, identity: str) -> Act:
        """An act by its id, a rejected one too; one whose words are gone as it was recorded.

        Raises:
            NothingFound: no act has this id.
        """
        found = self.find_act(identity)
        if found is None:
            raise NothingFound(
                f"no act has the id {identity!r}",
                remedy="`regesta ledger FOLDER` and the export tell the ids of acts.",
            )
        return found

    def find_act(self, identity: str) -> Act | None:
        """An act by its id, None where none has it."""
        found = kept.find_act(self.connection, identity)
        return found[0] if found else None

    def rejected_acts(self) -> list[Act]:
        """The acts that an editor rejected, with `rulings` where another editor differs."""
        return kept.all_acts(self.connection, "rejected")

    def orphaned_acts(self) -> list[Act]:
        """The acts whose words are gone, as they stood in the text they were recorded on."""
        return kept.all_acts(self.connection, "orphaned")

    def history_of_act(self, identity: str) -> list[Decision]:
        """The rulings on an act in order of time, those taken back and their undos too."""
        return self.log.history(identity)

    def links(self) -> list[PartyLink | ThreadLink]:
        """The rulings on parties and threads that hold, in order of effect."""
        return kept.all_links(self.connection)

    def ledger_papers(self) -> "list[Paper]":
        """What the ledger needs to know of each paper, in the order of the export."""
        connection = self.connection
        with one_look(connection):
            turns = turns_of(connection)
            state = turns.born, turns.papers
            if self._papers is None or self._papers[0] != state:
                with _no_collecting():
                    self._papers = state, ledger_papers(connection)
        return self._papers[1]

    def ledger_papers_in(self, source: str) -> "list[Paper]":
        """The same of one file's papers only."""
        return ledger_papers(self.connection, source=source)

    def ledger_paper(self, identity: str) -> "Paper | None":
        """The same of one paper; None where there is none of that id."""
        return next(iter(ledger_papers(self.connection, identity=identity)), None)

    def moves(self) -> Any:  # noqa: ANN401 - `exchange.Moves`, loaded where it is asked for
        """The openings and closings that the acts make; computed anew where anything changed."""
        from regesta import exchange  # noqa: PLC0415 - only the ledger's questions need it

        connection = self.connection
        with one_look(connection):
            turns = turns_of(connection)
            if self._moves is not None and self._moves[0] == turns:
                return self._moves[1]
            acts, papers, links = self._acts_of(turns), self.ledger_papers(), self.links()
        with _no_collecting():
            made = exchange.moves(acts, papers, links)
        self._moves = turns, made
        return made

    def _acts_of(self, turns: Turns) -> list[Act]:
        """All acts; those known from before are read again only where they were written since."""
        connection = self.connection
        known = self._acts
        if known is None or (known[0].born, known[0].papers) != (turns.born, turns.papers):
            acts = kept.all_acts(connection)
        else:
            some = dict(known[1])
            for identity in written_since(connection, known[0].acts):
                some.pop(identity, None)
                found = kept.find_act(connection, identity)
                if found is not None and found[1] == kept.HELD:
                    some[identity] = found[0]
            acts = sorted(some.values(), key=lambda one: (one.file, one.start, -one.end, one.id))
        self._acts = turns, {act.id: act for act in acts}
        return acts

    def brief(self, on: str | None = None, **asked: Any) -> "Brief":  # noqa: ANN401 - as `state`
        """Where things stand on a day, the last day of the papers by default.

        Args:
            on: the day, EDTF.
            asked: `known_by`, `known_to`, `by`, `since`, `confirmed`, `thread`, as
                `regesta.exchange.state` takes them.

        Raises:
            BadQuery: a day is none, or there is no such party or thread.
        """
        turns = turns_of(self.connection)
        known = self._moves is not None and self._moves[0] == turns
        given = {name: value for name, value in asked.items() if value}
        if not known and given.keys() <= {"since", "thread"}:
            with _no_collecting():
                brief = read_brief(self.folder, turns, on, **given)
            if brief is not None:
                return brief
        from regesta import exchange  # noqa: PLC0415 - as above

        moves = self.moves()
        with _no_collecting():
            return exchange.state(moves, on, **asked)

    def brief_json(self, on: str | None = None, only: tuple[str, ...] = ()) -> bytes | None:
        """The brief of a day as JSON, where its lines are kept; None where it must be computed."""
        return read_json(self.folder, turns_of(self.connection), on, only)

    def awaits(self) -> Turns | None:
        """The present state, where its lines are worth keeping and not kept; else None."""
        turns = turns_of(self.connection)
        if self.count_acts() < WORTH_KEEPING or has_lines(self.folder, turns):
            return None
        return turns

    def prepare(self) -> None:
        """Keep the lines of the brief, so that a new process need not compute them."""
        if self.awaits() is not None:
            moves = self.moves()
            if self._moves is not None:
                with _no_collecting():
                    keep_lines(self.folder, self._moves[0], moves)

    def count_acts(self) -> int:
        """How many acts hold."""
        return kept.count_acts(self.connection)

    def explain_line(self, line: str, on: str | None = None, to: str | None = None) -> Any:  # noqa: ANN401 - `exchange.Explanation`
        """The ancestry of a line of the brief, or with `to`, a party's id, of one of its cells.

        Raises:
            BadQuery: the day is none, or there is no such line.
        """
        from regesta import exchange  # noqa: PLC0415 - as above

        return exchange.explain(self.moves(), line, on, to=to)


@contextmanager
def _no_collecting() -> Generator[None]:
    """Leave the collector out: it would walk ten thousand acts over and over, for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
