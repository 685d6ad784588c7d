"""Sources that gave no papers, and why."""

import sqlite3

Listed = list[tuple[str, str, str]]


def unreadable(connection: sqlite3.Connection) -> Listed:
    """Files that cannot be read: path, reason, remedy."""
    return connection.execute(
        "SELECT path, problem, remedy FROM source WHERE stage = 'read' ORDER BY path"
    ).fetchall()


def failed(connection: sqlite3.Connection) -> Listed:
    """Sources on which a rule failed: path, stage and reason, remedy."""
    return connection.execute(
        "SELECT path, problem, remedy FROM source"
        " WHERE stage IS NOT NULL AND stage <> 'read' ORDER BY path"
    ).fetchall()
