"""The state of what the ledger is computed from: it goes on with every write, and never back."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple


class Turns(NamedTuple):
    """How often papers, acts and links were written in the database `born`."""

    born: str
    papers: int
    acts: int
    links: int


def turns_of(connection: sqlite3.Connection) -> Turns:
    """The state of a database as the connection sees it."""
    found: dict[str, int] = dict(connection.execute("SELECT what, n FROM turn"))
    born: str = connection.execute("SELECT value FROM meta WHERE key = 'born'").fetchone()[0]
    return Turns(born, found["papers"], found["acts"], found["links"])


def written_since(connection: sqlite3.Connection, turn: int) -> list[str]:
    """Ids of the acts that were written or dropped after a turn of the acts."""
    rows = connection.execute("SELECT id FROM act_turn WHERE n > ?", (turn,))
    return [identity for (identity,) in rows]


@contextmanager
def one_look(connection: sqlite3.Connection) -> Generator[None]:
    """Read several things as they are at one moment, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
