"""Papers that answer a query, best first, each with the passages where it is answered."""

import sqlite3
from collections.abc import Callable

import msgspec

from regesta.errors import BadQuery
from regesta.search.passages import Passage, passages_in
from regesta.search.pieces import HIT_CLOSES, HIT_OPENS, Pieces
from regesta.search.query import read_query
from regesta.store.listing import PaperSummary, summaries, time_filter

_WEIGHTS = "6.0, 4.0, 4.0, 3.0, 1.0, 1.0, 0.5"
"""Of head, sender, recipient, place, kind, body, notes: a word in a heading says most."""

TextOf = Callable[[str], str]
PiecesOf = Callable[[int], tuple[Pieces, Pieces]]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that answers, and where."""

    paper: PaperSummary
    passages: list[Passage]


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """How many papers answer, and those asked for."""

    total: int
    hits: list[Hit]


def find(
    connection: sqlite3.Connection,
    asked: str,
    text_of: TextOf,
    pieces_of: PiecesOf,
    limit: int = 20,
    offset: int = 0,
) -> SearchResult:
    """Papers that answer a query; equals in order of source and place.

    Args:
        connection: the edition's database.
        asked: as `search.query` explains.
        text_of: gives a source's text.
        pieces_of: gives the extents that the body and the notes of a document were indexed from.
        limit: hits at most.
        offset: hits to pass over.

    Raises:
        BadQuery: it cannot be understood.
    """
    query = read_query(asked)
    conditions, values = time_filter(query.after, query.before)
    conditions.append("d.kind <> 'apparatus'")
    table, order = "document d", "ifnull(d.sort_date, '~')"
    if query.match is not None:
        table = "word JOIN document d ON d.n = word.rowid"
        conditions.insert(0, "word MATCH ?")
        values.insert(0, query.match)
        order = f"bm25(word, {_WEIGHTS})"
    joined = f"FROM {table} WHERE {' AND '.join(conditions)}"
    try:
        total = connection.execute(f"SELECT count(*) {joined}", values).fetchone()[0]
        listed = connection.execute(
            f"SELECT d.n {joined} ORDER BY {order}, d.source, d.start, d.stop DESC"
            " LIMIT ? OFFSET ?",
            [*values, limit, offset],
        ).fetchall()
        marked = [(n, _marked(connection, query.match, n)) for (n,) in listed]
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise BadQuery(
            f"the query cannot be understood: {error}", remedy="Put the words in quotation marks."
        ) from error
    hits: list[Hit] = []
    for n, (body, notes) in marked:
        paper = summaries(connection, "WHERE d.n = ?", [n])[0]
        own = pieces_of(n)
        shown = passages_in(text_of(paper.source), [(body, own[0]), (notes, own[1])])
        hits.append(Hit(paper=paper, passages=shown))
    return SearchResult(total=total, hits=hits)


def _marked(connection: sqlite3.Connection, match: str | None, n: int) -> tuple[str, str]:
    """A paper's body and notes with the hits marked in them."""
    if match is None:
        return "", ""
    return connection.execute(
        f"SELECT highlight(word, 5, '{HIT_OPENS}', '{HIT_CLOSES}'),"
        f" highlight(word, 6, '{HIT_OPENS}', '{HIT_CLOSES}')"
        " FROM word WHERE word MATCH ? AND rowid = ?",
        (match, n),
    ).fetchone()
