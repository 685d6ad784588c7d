"""The lines of an edition's brief as they are kept on disk: read for any day, made after writes."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regesta.store import kept_lines as kept
from regesta.store.turns import Turns

if TYPE_CHECKING:
    from regesta.exchange import Moves
    from regesta.exchange.brief import Brief, Shown

WORTH_KEEPING = 500
"""Acts from which on it is quicker to read lines than to compute them."""


def read_brief(
    folder: Path,
    turns: Turns,
    on: str | None,
    *,
    since: str | None = None,
    thread: str | None = None,
) -> "Brief | None":
    """The brief of a day from what was kept; None where it must be computed, or is asked amiss."""
    from regesta.exchange import stretches  # noqa: PLC0415 - only the ledger needs it
    from regesta.exchange.brief import SECTIONS, Brief, Gone  # noqa: PLC0415 - as above
    from regesta.exchange.since import changed, gone  # noqa: PLC0415 - as above
    from regesta.exchange.state import thread_named, within  # noqa: PLC0415 - as above

    with kept.kept_lines(folder, kept.state_of(turns)) as lines:
        if lines is None:
            return None
        about = lines.about
        asked = _asked(on, about.last_day)
        earlier = _asked(since, about.last_day) if since is not None else None
        wanted = thread_named(about.threads, thread) if thread is not None else None
        if asked is None or (since and earlier is None) or (thread and wanted is None):
            return None
        day, said = asked
        shown: dict[str, dict[str, Shown]] = stretches.read_lines(lines.on(day))
        then = stretches.read_lines(lines.on(earlier[0])) if earlier is not None else None
        threads = lines.thread_of() if wanted is not None else {}
    lost: tuple[Gone, ...] = ()
    if then is not None:
        lost = tuple(one for name in SECTIONS for one in gone(name, then[name], shown[name]))
        shown = {name: changed(then[name], shown[name]) for name in SECTIONS}
    if wanted is not None:
        shown = within(shown, wanted, [act for act, one in threads.items() if one == wanted])
    sections: dict[str, Any] = {name: tuple(some.values()) for name, some in shown.items()}
    return Brief(on=said, known_by=None, known_to=None, since=since, gone=lost, **sections)


def read_json(folder: Path, turns: Turns, on: str | None, only: tuple[str, ...]) -> bytes | None:
    """The brief of a day as JSON, straight from what was kept; None as above."""
    from regesta.exchange.stretches import brief_json  # noqa: PLC0415 - as above

    with kept.kept_lines(folder, kept.state_of(turns)) as lines:
        asked = _asked(on, lines.about.last_day) if lines is not None else None
        if lines is None or asked is None:
            return None
        found = lines.on(asked[0])
    return brief_json({"on": asked[1]}, lambda name: found.get(name, {}).values(), only)


def keep_lines(folder: Path, turns: Turns, moves: "Moves") -> None:
    """Keep the lines that acts make, of every day; not where one of them grows beyond measure."""
    from regesta.exchange.brief import SECTIONS  # noqa: PLC0415 - as above
    from regesta.exchange.stretches import TooMany, stretches_of  # noqa: PLC0415 - as above

    keys = {name: [one.key for one in moves.sections[name]] for name in SECTIONS}
    if any(len(set(some)) < len(some) for some in keys.values()):
        return  # two lines of one key hide one another by the day
    with suppress(TooMany):
        kept.keep_all(
            folder,
            kept.state_of(turns),
            _about(moves),
            moves.kept.thread_of,
            {
                name: ((one.key, stretches_of(one)) for one in moves.sections[name])
                for name in SECTIONS
            },
        )


def has_lines(folder: Path, turns: Turns) -> bool:
    """Whether the lines of this state are kept."""
    with kept.kept_lines(folder, kept.state_of(turns)) as lines:
        return lines is not None


def _about(moves: "Moves") -> kept.About:
    from regesta.exchange.state import last_day, threads_of  # noqa: PLC0415 - as above

    return kept.About(last_day=last_day(moves), threads=threads_of(moves))


def _asked(on: str | None, last: int) -> tuple[int, str] | None:
    """A day that is asked for and how the brief says it; None where it is none."""
    from regesta.exchange.timing import iso, when  # noqa: PLC0415 - as above

    if on is None:
        return last, iso(last)
    found = when(on)
    return (found.last, on) if found is not None else None
