"""Where things stand on a day."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from regesta.errors import BadQuery
from regesta.exchange.brief import SECTIONS, Brief, Gone, Line, Shown, Who
from regesta.exchange.knowledge import Knowledge, known
from regesta.exchange.moves import Moves
from regesta.exchange.since import changed, gone
from regesta.exchange.timing import iso, when

Lines = dict[str, dict[str, Shown]]
"""Lines by section and key."""


def state(  # noqa: PLR0913
    moves: Moves,
    on: str | None = None,
    *,
    known_by: str | None = None,
    known_to: str | None = None,
    by: str | None = None,
    since: str | None = None,
    confirmed: bool = False,
    thread: str | None = None,
) -> Brief:
    """The brief of a day: by default the last day of the papers.

    `known_by` uses only what was published by that day, `known_to` a party with `by` only what
    had reached it, `since` marks what changed, `confirmed` leaves out what nobody confirmed,
    `thread` shows one thread alone.

    Raises:
        BadQuery: A day that is none, or a party or thread that the papers do not name.
    """
    day = day_of(moves, on)
    before = day_of(moves, since) if since is not None else None
    wanted = thread_of(moves, thread) if thread is not None else None
    found_known = _known(moves, known_by, known_to, by)
    some = _narrowed(moves, found_known, confirmed=confirmed)
    found = lines(some, day)
    if confirmed:
        found = _sure(found)
    lost: tuple[Gone, ...] = ()
    if before is not None:
        then = _sure(lines(some, before)) if confirmed else lines(some, before)
        lost = tuple(one for name in SECTIONS for one in gone(name, then[name], found[name]))
        found = {name: changed(then[name], found[name]) for name in SECTIONS}
    if found_known is not None:
        found = _noted(found, found_known)
    brief = brief_of(
        moves, found, thread=wanted,
        asked=(on if on is not None else iso(day), known_by, _party(moves, known_to), since),
    )  # fmt: skip
    return msgspec.structs.replace(brief, gone=lost) if lost else brief


def lines(moves: Moves, day: int) -> Lines:
    """All lines of a day, by section and key."""
    return {
        name: {one.key: line for one in section if (line := one.on(day)) is not None}
        for name, section in moves.sections.items()
    }


Asked = tuple[str, str | None, Who | None, str | None]


def brief_of(
    moves: Moves,
    found: Mapping[str, Mapping[str, Shown]],
    *,
    asked: Asked,
    thread: str | None = None,
) -> Brief:
    """Lines as a brief; with a thread, only those of it and those of its acts."""
    if thread is not None:
        acts = {act for act, name in moves.kept.thread_of.items() if name == thread}
        found = within(found, thread, acts)
    on, known_by, known_to, since = asked
    shown = {name: tuple(section.values()) for name, section in found.items()}
    return Brief(on=on, known_by=known_by, known_to=known_to, since=since, **shown)  # type: ignore[arg-type]


def day_of(moves: Moves, on: str | None) -> int:
    """The ordinal of a day that is asked; of several, its last. None is the papers' last day.

    Raises:
        BadQuery: It is no EDTF day.
    """
    if on is None:
        return last_day(moves)
    found = when(on)
    if found is None:
        raise BadQuery(
            f"{on!r} is no day",
            remedy="Give a day as YEAR-MONTH-DAY, such as 1917-12-01, or a month or a year.",
        )
    return found.last


def last_day(moves: Moves) -> int:
    """The last day that a paper or an act is dated."""
    dates = [when(paper.date) for paper in moves.view.papers if paper.date]
    days = [found.day for found in dates if found is not None]
    days += [moves.view.day(act) for act in moves.view.acts if act.modality != "planned"]
    return max(days, default=1)


def thread_of(moves: Moves, asked: str) -> str:
    """The id of a thread by its id or name.

    Raises:
        BadQuery: There is none of that name.
    """
    found = thread_named(threads_of(moves), asked)
    if found is None:
        raise BadQuery(
            f"no thread is called {asked!r}",
            remedy="List the threads of the folder with `regesta brief FOLDER`.",
        )
    return found


def threads_of(moves: Moves) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each thread's id with its names: the last first, then those of earlier days."""
    return tuple(
        (one.key, (getattr(one, "name", ""), *sorted(getattr(one, "names", ()))))
        for one in moves.sections["threads"]
    )


def thread_named(threads: Iterable[tuple[str, tuple[str, ...]]], asked: str) -> str | None:
    """The id of a thread by its id, its name, or else by one that it had; None where none has it.

    >>> some = [("t-1", ("the ferry", "the bridge")), ("t-2", ("the bridge",))]
    >>> thread_named(some, "The Bridge"), thread_named(some, "t-1"), thread_named(some, "t-3")
    ('t-2', 't-1', None)
    """
    known = dict(threads)
    if asked in known:
        return asked
    wanted = asked.casefold()
    found = sorted(key for key, names in known.items() if names[0].casefold() == wanted)
    found += sorted(
        key for key, names in known.items() if any(one.casefold() == wanted for one in names)
    )
    return found[0] if found else None


def within(
    found: Mapping[str, Mapping[str, Shown]], thread: str, acts: Collection[str]
) -> dict[str, dict[str, Shown]]:
    """The lines of a thread, and those that rest on one of its acts."""
    mine = set(acts)

    def belongs(line: Shown) -> bool:
        own = getattr(line, "thread", None) or getattr(line, "id", None)
        if own is not None and own.startswith("t-"):
            return own == thread
        return not mine.isdisjoint(getattr(line, "acts", ()))

    return {
        name: {key: line for key, line in section.items() if belongs(line)}
        for name, section in found.items()
    }


def _known(
    moves: Moves, known_by: str | None, known_to: str | None, by: str | None
) -> Knowledge | None:
    if known_by is None and known_to is None:
        if by is not None:
            raise BadQuery(
                "a day by which somebody knew needs the one who knew",
                remedy="Give the party as well: `--known-to PARTY --by DAY`.",
            )
        return None
    return known(moves.view, by=known_by, party=known_to, on=by)


def _narrowed(moves: Moves, known_acts: Knowledge | None, *, confirmed: bool) -> Moves:
    if known_acts is None and not confirmed:
        return moves
    acts = {
        act.id for act in moves.view.acts
        if (known_acts is None or act.id in known_acts.acts)
        and not (confirmed and act.status == "proposed")
    }  # fmt: skip
    return moves.of(frozenset(acts))


def _sure(found: Lines) -> Lines:
    """The lines that rest on nothing proposed, be it an act or what was read of a paper."""
    return {
        name: {
            key: line for key, line in section.items()
            if getattr(line, "status", None) != "proposed"
        }
        for name, section in found.items()
    }  # fmt: skip


def _noted(found: Lines, known_acts: Knowledge) -> Lines:
    """What was left out is said, and what rests on an estimate says so."""
    noted: Lines = {name: dict(section) for name, section in found.items()}
    for section in noted.values():
        for key, line in section.items():
            notes = [
                note for act in getattr(line, "acts", ()) if (note := known_acts.estimated.get(act))
            ]  # fmt: skip
            if notes and isinstance(line, Line):
                said = "; ".join(dict.fromkeys((*filter(None, [line.estimated]), *notes)))
                section[key] = msgspec.structs.replace(line, estimated=said)
    left_out = known_acts.line()
    if left_out is not None:
        noted["unknown"]["u-left-out"] = left_out
    return noted


def _party(moves: Moves, name: str | None) -> Who | None:
    return None if name is None else moves.view.parties.who(name)
