"""What an edition answers of its ledger: acts, parties and threads, and where things stand."""

import gc
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from regesta.edition_papers import ledger_papers
from regesta.errors import NothingFound
from regesta.model import Act, Decision, PartyLink, ThreadLink
from regesta.store import acts as kept
from regesta.store import kept_briefs

if TYPE_CHECKING:
    from regesta.decisions.log_index import LogIndex
    from regesta.exchange.brief import Brief
    from regesta.exchange.paper import Paper

_WORTH_KEEPING = 200_000
"""Bytes of a brief that takes longer to compute than to read."""


class Ledger:
    """The acts of an edition and what is computed from them."""

    folder: Path
    _moves: "tuple[object, Any] | None" = None

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
        return ledger_papers(self.connection)

    def moves(self) -> Any:  # noqa: ANN401 - `exchange.Moves`, loaded where it is asked for
        """The openings and closings that the acts make; computed anew where anything changed."""
        from regesta import exchange  # noqa: PLC0415 - only the ledger's questions need it

        connection = self.connection
        state = id(connection), connection.execute("PRAGMA data_version").fetchone()[0]
        if self._moves is None or self._moves[0] != state:
            with _no_collecting():
                made = exchange.moves(self.acts(), self.ledger_papers(), self.links())
            self._moves = state, made
        return self._moves[1]

    def brief(self, on: str | None = None, **asked: Any) -> "Brief":  # noqa: ANN401 - as `state`
        """Where things stand on a day, the last day of the papers by default.

        Args:
            on: the day, EDTF.
            asked: `known_by`, `known_to`, `by`, `since`, `confirmed`, `thread`, as
                `regesta.exchange.state` takes them.

        Raises:
            BadQuery: a day is none, or there is no such party or thread.
        """
        from regesta.exchange.brief import Brief  # noqa: PLC0415 - as above

        whole = repr((on, sorted((name, value) for name, value in asked.items() if value)))
        state = f"{kept_briefs.state_of(self.folder)}{kept_briefs.code_state()}"
        if self._moves is None and (content := kept_briefs.load(self.folder, state, whole)):
            with suppress(msgspec.MsgspecError), _no_collecting():
                return msgspec.msgpack.decode(content, type=Brief)
        from regesta import exchange  # noqa: PLC0415 - as above

        first = self._moves is None
        moves = self.moves()
        with _no_collecting():
            brief = exchange.state(moves, on, **asked)
        if first and len(content := msgspec.msgpack.encode(brief)) > _WORTH_KEEPING:
            kept_briefs.keep(self.folder, state, whole, content)
        return brief

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
