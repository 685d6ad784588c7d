"""The way out: what an edition can be asked, and how it is put right."""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, cast

import msgspec

from regesta.build import PIPELINE, usable_folder
from regesta.edition_explain import explain_row
from regesta.edition_ledger import Ledger
from regesta.edition_records import Explanation, Outcome, Paper, QueueItem
from regesta.edition_ruling import Ruled, rule, rule_all
from regesta.edition_writing import Said
from regesta.errors import NothingFound
from regesta.model import Document, Mark, Source
from regesta.runner.codec import decode
from regesta.runner.pipeline import Pipeline
from regesta.runner.worth import SEVERITY
from regesta.search.find import Hit, SearchResult, find
from regesta.search.passages import Passage
from regesta.search.pieces import Pieces, clip, without
from regesta.settings import Settings, read_settings
from regesta.store import listing, overview, rows
from regesta.store.connect import database_path, open_to_read
from regesta.store.listing import BY_DATE, BY_SOURCE, Asked, Filters, Order, PaperSummary
from regesta.store.overview import SourceSummary, Summary
from regesta.store.row import Row

if TYPE_CHECKING:
    from regesta.decisions.compose import Ruling

__all__ = [
    "Edition", "Explanation", "Hit", "Outcome", "Paper", "PaperSummary", "Passage", "QueueItem",
    "SearchResult", "SourceSummary", "Summary", "open_edition",
]  # fmt: skip


def open_edition(folder: Path, *, pipeline: Pipeline = PIPELINE) -> "Edition":
    """The edition of a folder that has been built.

    Raises:
        FolderNotUsable: there is no such folder.
        NothingFound: it has not been built.
    """
    return Edition(usable_folder(folder), pipeline)


class Edition(Ruled, Ledger):
    """Answers questions from the database, and takes rulings.

    Each answer is of the last build; a build that is under way shows source by source. One
    thread at a time may use it.
    """

    def __init__(self, folder: Path, pipeline: Pipeline = PIPELINE) -> None:
        self.folder = folder
        self.pipeline = pipeline
        self._database = open_to_read(folder)
        self._file = _identity(folder)
        self._sources: dict[str, tuple[str, Source]] = {}
        self._marks: dict[str, tuple[str, list[Mark]]] = {}
        self._summary: tuple[object, Summary] | None = None

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> "Edition":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The database; opened anew where a build has replaced it."""
        now = _identity(self.folder)
        if now != self._file:
            self._database.close()
            self._database = open_to_read(self.folder)
            self._file = now
        return self._database

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return read_settings(self.folder)

    # -- the whole ----------------------------------------------------------------------------

    def summary(self) -> Summary:
        """The edition at a glance."""
        rulings = len(self.decisions()), len(self.orphans())
        connection = self.connection
        written = connection.execute("PRAGMA data_version").fetchone()[0]
        state = id(connection), written, self.settings.title, *rulings
        if self._summary is None or self._summary[0] != state:
            found = overview.summarize(connection, self.settings.title, *rulings)
            self._summary = state, found
        return self._summary[1]

    def sources(self) -> list[SourceSummary]:
        """The files that were read, by path."""
        return overview.source_summaries(self.connection)

    def papers(
        self,
        *,
        order: Order = "date",
        limit: int | None = None,
        offset: int = 0,
        **asked: Unpack[Asked],
    ) -> list[PaperSummary]:
        """Papers in order that pass the filters (see `store.listing.Filters`).

        Raises:
            BadQuery: `after` or `before` is no date.
        """
        filters = Filters(**asked)
        return listing.list_papers(self.connection, filters, order, limit, offset)

    def count_papers(self, **asked: Unpack[Asked]) -> int:
        """How many papers pass the filters.

        Raises:
            BadQuery: `after` or `before` is no date.
        """
        return listing.count_papers(self.connection, Filters(**asked))

    def rows(self) -> Iterator[Row]:
        """All export rows, apparatus too, in the order of the export."""
        return rows.all_rows(self.connection)

    def lines(self) -> Iterator[bytes]:
        """All export rows as JSON, one a line, without line ends."""
        return rows.all_lines(self.connection)

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SearchResult:
        """Papers that answer a query, with passages.

        Raises:
            BadQuery: it cannot be understood.
        """
        return find(self.connection, query, self.text, self._pieces, limit, offset)

    def queue(self, limit: int = 50) -> list[QueueItem]:
        """What is most worth a look, first things first."""
        found = self.connection.execute(
            "SELECT d.id, w.what, w.field, w.why, w.weight, w.start, w.stop, d.source"
            " FROM worth w JOIN document d USING (n)"
            " ORDER BY w.weight DESC, d.source, w.start, w.rowid LIMIT ?",
            (limit,),
        ).fetchall()
        for identity, source, record in self.connection.execute(
            "SELECT d.id, d.source, f.record FROM finding f JOIN document d USING (n)"
            " WHERE f.stage <> '' AND f.verdict IS NULL ORDER BY d.source, d.start, f.rowid"
        ):
            table: dict[str, Any] = msgspec.msgpack.decode(record)
            start, end = table["evidence"][0] if table["evidence"] else (0, 0)
            weight = SEVERITY[table["severity"]]
            found.append((identity, "finding", None, table["message"], weight, start, end, source))
        found.sort(key=lambda one: (-one[4], one[7], one[5]))
        return [
            QueueItem(
                document=one[0], what=one[1], field=one[2], why=one[3], weight=one[4],
                start=one[5], end=one[6],
            )
            for one in found[:limit]
        ]  # fmt: skip

    # -- one source, one paper ------------------------------------------------------------------

    def text(self, source: str) -> str:
        """A source's text as read.

        Raises:
            NothingFound: there is no such source.
        """
        return self.source(source).text

    def source(self, path: str) -> Source:
        """A source as read, with its text.

        Raises:
            NothingFound: there is no such source.
        """
        found = self.connection.execute(
            "SELECT sha256, record FROM source WHERE path = ? AND stage IS NOT 'read'", (path,)
        ).fetchone()
        if found is None:
            raise NothingFound(
                f"no source is called {path!r}", remedy="`regesta build` lists what it cannot read."
            )
        known = self._sources.get(path)
        if known is None or known[0] != found[0]:
            text: bytes = self.connection.execute(
                "SELECT text FROM source_text WHERE path = ?", (path,)
            ).fetchone()[0]
            bare = msgspec.msgpack.decode(found[1], type=Source)
            whole = msgspec.structs.replace(bare, text=text.decode("utf-8", "surrogatepass"))
            known = found[0], whole
            self._sources = {path: known}  # one at a time: memory stays flat
        return known[1]

    def row(self, identity: str) -> Row:
        """The export row of a document.

        Raises:
            NothingFound: no document has this id.
        """
        return rows.row_of(self.connection, rows.find_number(self.connection, identity))

    def paper(self, identity: str) -> Paper:
        """A document with its company, marks and rulings.

        Raises:
            NothingFound: no document has this id.
        """
        n = rows.find_number(self.connection, identity)
        row = rows.row_of(self.connection, n)
        outer = row["nested_in"]
        return Paper(
            row=row,
            marks=self._marks_in(row["source"], row["start"], row["end"]),
            parent=self._one("WHERE d.id = ?", outer) if outer else None,
            children=listing.summaries(
                self.connection, f"WHERE d.nested_in = ? ORDER BY {BY_SOURCE}", [identity]
            ),
            previous=self._beside(n, by_date=True, before=True),
            next=self._beside(n, by_date=True, before=False),
            previous_in_source=self._beside(n, by_date=False, before=True),
            next_in_source=self._beside(n, by_date=False, before=False),
            decisions=self.history(identity),
            machine=rows.machine_of(self.connection, n),
        )

    def explain(self, identity: str) -> Explanation:
        """What made a document: evidence for its boundary, and the rule behind each field.

        Raises:
            NothingFound: no document has this id.
        """
        row = self.row(identity)
        return explain_row(row, self.text(row["source"]))

    # -- rulings --------------------------------------------------------------------------------

    def decide(self, action: str, **said: Unpack[Said]) -> Outcome:
        """Rule: the ruling is in the log, on disk, before anything else happens.

        Args:
            action: one of `regesta.decisions.ACTIONS`.
            said: what is ruled: `document` (an id), `field` and `value` as the export has them,
                `start` and `end` or `words` in code points of the source, `reason`, `who`,
                `undoes` (a ruling's id).

        Raises:
            BadDecision: the ruling names nothing, or its value has a wrong shape.
            FolderNotUsable: the log cannot be written; then nothing is ruled.
        """
        return rule(self, action, said)

    def decide_all(self, rulings: "Sequence[Ruling]", *, who: str | None = None) -> Outcome | None:
        """Rule many times at once: all rulings get into the log, or none.

        Returns:
            The outcome of all of them, None where there is no ruling.

        Raises:
            BadDecision: one of them names nothing, or its value has a wrong shape.
            FolderNotUsable: the log cannot be written; then nothing is ruled.
        """
        return rule_all(self, rulings, who=who)

    def document(self, identity: str) -> Document:
        """A document's extent as a record.

        Raises:
            NothingFound: no document has this id.
        """
        row = self.row(identity)
        return Document(
            id=identity, start=row["start"], end=row["end"], rule=row["rule"],
            nested_in=row["nested_in"], apparatus=row["kind"] == "apparatus",
        )  # fmt: skip

    # -- inside ---------------------------------------------------------------------------------

    def _one(self, where: str, *values: object) -> PaperSummary | None:
        found = listing.summaries(self.connection, f"{where} LIMIT 1", values)
        return found[0] if found else None

    def _beside(self, n: int, *, by_date: bool, before: bool) -> PaperSummary | None:
        place = "ifnull({0}.sort_date, '~'), {0}.source, {0}.start, -{0}.stop"
        if not by_date:
            place = "{0}.source, {0}.start, -{0}.stop"
        order = BY_DATE if by_date else BY_SOURCE
        same = "" if by_date else " AND d.source = me.source"
        if before:
            order = ", ".join(
                f"{part.removesuffix(' DESC')}{'' if part.endswith('DESC') else ' DESC'}"
                for part in order.replace("ifnull(d.sort_date, '~')", "@").split(", ")
            ).replace("@", "ifnull(d.sort_date, '~')")
        return self._one(
            ", document me WHERE me.n = ? AND d.kind <> 'apparatus'"
            f" AND ({place.format('d')}) {'<' if before else '>'} ({place.format('me')}){same}"
            f" ORDER BY {order}",
            n,
        )

    def _marks_in(self, source: str, start: int, end: int) -> list[Mark]:
        key, blobs = "", list[bytes]()
        for found, blob in self.connection.execute(
            "SELECT key, records FROM output WHERE source = ? AND scope = '' ORDER BY stage",
            (source,),
        ):
            key += found
            blobs.append(blob)
        known = self._marks.get(source)
        if known is None or known[0] != key:
            marks = [cast("Mark", one) for blob in blobs for one in decode(blob).get(Mark, ())]
            marks.sort(key=attrgetter("start"))
            known = key, marks
            self._marks = {source: known}
        first = bisect_left(known[1], start, key=attrgetter("start"))
        last = bisect_right(known[1], end, key=attrgetter("start"))
        return [one for one in known[1][first:last] if one.end <= end]

    def _pieces(self, n: int) -> tuple[Pieces, Pieces]:
        """The extents that a document's body and notes were indexed from."""
        row = rows.row_of(self.connection, n)
        nested = self.connection.execute(
            "SELECT c.start, c.stop FROM document d JOIN document c"
            " ON c.source = d.source AND c.container = d.words WHERE d.n = ?",
            (n,),
        ).fetchall()
        notes = [(note["start"], note["end"]) for note in row["notes"]]
        start, end = row["start"], row["end"]
        return without(start, end, [*nested, *notes]), clip(notes, start, end)


def _identity(folder: Path) -> tuple[int, int]:
    """What tells the database's file from one put in its place."""
    try:
        stat = database_path(folder).stat()
    except FileNotFoundError:
        return -1, -1
    return stat.st_dev, stat.st_ino
