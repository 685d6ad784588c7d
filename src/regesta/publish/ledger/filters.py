"""Which rows of a list are wanted: by type, party, thread, state, day, paper, words."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

import msgspec

from regesta.exchange.timing import When, ordinal, when
from regesta.publish.ledger.listing import Listed, Listing

_DAYS = ("date", "from", "since", "until", "deadline")
_PARTIES = ("actor", "source", "via")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a row must be; what is None or empty asks nothing.

    `names` are all names and the id of one party; `acts` are those of one thread, `thread` is its
    id; `paper` is a source with an extent; `dated` gives the days of acts that bear none.
    """

    type: str | None = None
    state: str | None = None
    names: frozenset[str] | None = None
    thread: str | None = None
    acts: frozenset[str] | None = None
    first: str | None = None
    last: str | None = None
    paper: tuple[str, int, int] | None = None
    text: str | None = None
    dated: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])


def chosen(listing: Listing, wanted: Wanted) -> Listing:
    """The rows that are wanted, in their order.

    Raises:
        BadQuery: `first` or `last` is no day.
    """
    first = ordinal(wanted.first) if wanted.first else None
    last = ordinal(wanted.last) if wanted.last else None
    within = (first, last) if first or last else None
    rows = tuple(one for one in listing.rows if _holds(one, wanted, within))
    return msgspec.structs.replace(listing, rows=rows)


def _holds(row: Listed, wanted: Wanted, within: tuple[int | None, int | None] | None) -> bool:
    record = _table(row)
    return (
        (wanted.type is None or record.get("type") == wanted.type)
        and (wanted.state is None or wanted.state in _states(record))
        and (wanted.names is None or bool(wanted.names & _named(record)))
        and (wanted.thread is None or _in_thread(record, wanted))
        and (within is None or _in_time(row, record, wanted, within))
        and (wanted.paper is None or _in_paper(record, wanted.paper))
        and (wanted.text is None or _says(row, wanted.text))
    )


def _table(row: Listed) -> dict[str, Any]:
    table: dict[str, Any] = msgspec.to_builtins(row.record)
    return table


def _states(record: dict[str, Any]) -> set[str]:
    """Words that `--state` may name: of a line its state or degree, of an act its modality."""
    found = {record.get(key) for key in ("state", "degree", "modality", "status")}
    if record.get("contested"):
        found.add("contested")
    return {one for one in found if isinstance(one, str)}


def _named(record: dict[str, Any]) -> set[str]:
    """Ids and names of all parties in a record, small letters."""
    found = set[str]()
    for key, value in record.items():
        if key in _PARTIES and isinstance(value, str):
            found.add(value.casefold())
        elif key not in ("terms", "evidence", "history", "tellings", "readings", "place", "places"):
            _gather(value, found)
    if "names" in record:  # a party itself
        found |= {record["id"], *(name.casefold() for name in (record["name"], *record["names"]))}
    return found


def _gather(value: Any, found: set[str]) -> None:  # noqa: ANN401 - a value of any key
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        if isinstance(table.get("name"), str):
            found.add(table["name"].casefold())
            if table.get("id"):
                found.add(table["id"])
        for inner in table.values():
            if isinstance(inner, list | tuple | dict):
                _gather(inner, found)
    elif isinstance(value, list | tuple):
        for one in cast("Sequence[Any]", value):
            _gather(one, found)


def _in_thread(record: dict[str, Any], wanted: Wanted) -> bool:
    if wanted.thread in (record.get("thread"), record["id"] if "questions" in record else None):
        return True
    acts: Collection[str] = record.get("acts") or ([record["id"]] if "quote" in record else [])
    return bool(wanted.acts and wanted.acts.intersection(acts))


def _in_time(
    row: Listed,
    record: dict[str, Any],
    wanted: Wanted,
    within: tuple[int | None, int | None],
) -> bool:
    first, last = within
    days = [found for found in map(when, _values(record)) if found is not None]
    if not days and (known := wanted.dated.get(row.cells["id"])):
        days = [found for found in (when(known),) if found is not None]
    return any(_meets(one, first, last) for one in days)


def _meets(day: When, first: int | None, last: int | None) -> bool:
    parts = day.readings or (day,)
    return any(
        (first is None or one.last >= first) and (last is None or one.first <= last)
        for one in parts
    )  # fmt: skip


def _values(record: dict[str, Any]) -> list[str]:
    """The days that a record bears."""
    found = list[str]()
    for key in _DAYS:
        value: Any = record.get(key)
        found += [value] if isinstance(value, str) else value or []
    return found


def _in_paper(record: dict[str, Any], paper: tuple[str, int, int]) -> bool:
    file, start, end = paper
    if "quote" in record:
        places = [(record["file"], record["start"], record["end"])]
    else:
        places = [(one["source"], one["start"], one["end"]) for one in record.get("evidence", ())]
    return any(source == file and start <= at and last <= end for source, at, last in places)


def _says(row: Listed, text: str) -> bool:
    sought = " ".join(text.casefold().split())
    return any(sought in " ".join(cell.casefold().split()) for cell in row.cells.values())
