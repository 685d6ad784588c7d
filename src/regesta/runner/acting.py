"""Puts the acts of the log into the store, once papers are made; papers are not touched by it."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from regesta.model import Source
from regesta.runner.codec import digest_of
from regesta.store import acts as kept
from regesta.store.acts import ActedSource, KeptAct
from regesta.store.writer import transaction

if TYPE_CHECKING:
    from regesta.decisions.acts import Standing
    from regesta.decisions.acts.placing import Extents
    from regesta.decisions.binding import Places
    from regesta.decisions.log_index import LogIndex

_NOWHERE = "-"
"""What acts are placed in whose source is gone."""


def bring_acts(
    connection: sqlite3.Connection, index: "LogIndex | None", only: str | None = None
) -> None:
    """Make the acts on which something was ruled, or whose text or papers changed.

    Args:
        connection: the edition's database, its papers made.
        index: the log; None where there is none.
        only: the one source to look at.
    """
    put_links(connection, index)
    placed = kept.placed_in(connection)
    ids = acts_by_source(connection, index) if index else {}
    for path in sorted({*placed, *ids}):
        if only not in (None, path):
            continue
        wanted = ids.get(path, [])
        if index is None or not wanted:
            with transaction(connection):
                kept.forget_source(connection, path)
        else:
            _bring_source(connection, index, path, wanted, placed.get(path))


def put_ruled(
    connection: sqlite3.Connection, index: "LogIndex", path: str, ids: Sequence[str], source: Source
) -> None:
    """Make some acts of one source anew after rulings on them; no other is looked at.

    Args:
        connection: the edition's database.
        index: the log, the rulings in it.
        path: of the source, as it is called now.
        ids: of the acts ruled on.
        source: as read; where it was made anew since, the acts are placed in the newer text.
    """
    acted = kept.acted_source(connection, path)
    if acted is not None and acted.sha256 != source.sha256:
        source = _source(connection, path)
    known = kept.placed_in(connection).get(path)
    state = _place_state(acted)
    with transaction(connection):
        _put(connection, index, path, ids, (acted, source))
        if known is None and not kept.made_of(connection, path).keys() - set(ids):
            kept.note_placed(connection, path, state)


def put_links(connection: sqlite3.Connection, index: "LogIndex | None") -> None:
    """Keep the rulings on parties and threads that hold.

    Args:
        connection: the edition's database.
        index: the log; None where there is none.
    """
    with transaction(connection):
        kept.keep_links(connection, index.links if index else [])


def acts_by_source(connection: sqlite3.Connection, index: "LogIndex") -> dict[str, list[str]]:
    """Ids of acts by the source that they stand in now; of a renamed file by its new name."""
    from regesta.decisions import by_source  # noqa: PLC0415 - 50 ms, and most builds need none

    digests = dict(connection.execute("SELECT path, sha256 FROM source"))
    found: dict[str, list[str]] = {}
    if all(path in digests for path in index.act_sources()):
        # the common case without looking at each ruling; an act that was corrected onto
        # another source's words stands under both names, and belongs to the later
        for path in index.act_sources():
            mine = [one for one in index.acts_of_source(path) if index.source_of(one) == path]
            if mine:
                found[path] = mine
        return found
    last = [one for identity in index.act_ids if (one := index.anchoring(identity)) is not None]
    grouped, lost = by_source(last, digests)
    for path, rulings in grouped.items():
        found[path] = [one.field or "" for one in rulings]
    for one in lost:
        if one.anchor is not None:
            found.setdefault(one.anchor.source, []).append(one.field or "")
    return found


def _bring_source(
    connection: sqlite3.Connection,
    index: "LogIndex",
    path: str,
    ids: Sequence[str],
    known: str | None,
) -> None:
    acted = kept.acted_source(connection, path)
    state = _place_state(acted)
    made = kept.made_of(connection, path)
    todo = [one for one in ids if known != state or made.get(one, "") != index.rulings_on(one)]
    gone = made.keys() - set(ids)
    if not todo and not gone and known == state:
        return
    source = _source(connection, path) if acted is not None and todo else None
    with transaction(connection):
        kept.drop_acts(connection, sorted(gone))
        _put(connection, index, path, todo, (acted, source))
        kept.note_placed(connection, path, state)


def _put(
    connection: sqlite3.Connection,
    index: "LogIndex",
    path: str,
    ids: Sequence[str],
    where: tuple[ActedSource | None, Source | None],
) -> None:
    from regesta.decisions import Places  # noqa: PLC0415 - 50 ms, and most builds need none
    from regesta.decisions.acts.placing import Extent, Extents  # noqa: PLC0415 - as above

    acted, source = where
    where_now: tuple[Places, Extents] | None = None
    if source is not None and acted is not None:
        where_now = Places(source), Extents(Extent(*one) for one in acted.extents)
    made: list[KeptAct] = []
    gone: list[str] = []
    for identity in ids:
        stood = index.act(identity)
        if stood is None:
            gone.append(identity)
        else:
            made.append(_placed(stood, index.rulings_on(identity), where_now))
    kept.drop_acts(connection, gone)
    kept.put_acts(connection, path, made)


def _placed(stood: "Standing", rulings: str, where: "tuple[Places, Extents] | None") -> KeptAct:
    from regesta.decisions.acts.placing import as_recorded, place  # noqa: PLC0415 - as above

    act = place(stood, *where) if where else None
    if act is None:
        return KeptAct(as_recorded(stood), "orphaned", stood.last.id, rulings)
    return KeptAct(act, "rejected" if stood.rejected else "held", stood.last.id, rulings)


def _place_state(acted: ActedSource | None) -> str:
    if acted is None:
        return _NOWHERE
    return digest_of([acted.sha256, msgspec.msgpack.encode(acted.extents)])


def _source(connection: sqlite3.Connection, path: str) -> Source:
    record, text = connection.execute(
        "SELECT record, text FROM source JOIN source_text USING (path) WHERE path = ?", (path,)
    ).fetchone()
    bare = msgspec.msgpack.decode(record, type=Source)
    return msgspec.structs.replace(bare, text=text.decode("utf-8", "surrogatepass"))
