"""What changed between two days: each line says what it was before, or that it is new."""

from collections.abc import Mapping

import msgspec

from regesta.exchange.brief import (
    Cell,
    Channel,
    Claim,
    Consequence,
    Control,
    Convening,
    Gone,
    Line,
    Obligation,
    Party,
    Question,
    Shown,
)  # fmt: skip

NEW = "new"


def changed(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> dict[str, Shown]:
    """The lines of the later day, by their keys, with `changed` filled.

    It is `new` where the line was not there before, the former state where that was another, else
    None. The cells of a question are compared one by one.
    """
    return {key: _compared(before.get(key), line) for key, line in after.items()}


def gone(section: str, before: Mapping[str, Shown], after: Mapping[str, Shown]) -> tuple[Gone, ...]:
    """The lines of the earlier day that the later one shows no longer."""
    return tuple(
        Gone(
            section=section, key=key, what=name_of(line), was=state_of(line),
            acts=line.acts if isinstance(line, Line) else (),
        )
        for key, line in before.items() if key not in after
    )  # fmt: skip


def state_of(line: Shown) -> str | None:
    """The state of a line in words, as far as its section knows states.

    >>> from regesta.exchange.brief import Channel
    >>> nothing = {"medium": None, "since": None, "says": (), "evidence": ()}
    >>> state_of(Channel(between=(), state="broken", **nothing))
    'broken'
    """
    match line:
        case Question() | Obligation() | Consequence() | Channel() | Cell():
            return line.state
        case Convening():
            return f"{line.state}: {line.value}" if line.value else line.state
        case Control():
            holder = line.holder.name if line.holder else "nobody named"
            return f"{line.degree}, {holder}{', contested' if line.contested else ''}"
        case Claim():
            return "contested" if line.contested else "uncontested"
        case Party():
            given = [f"{one.state} by {one.by.name}" for one in line.standing]
            return ", ".join(given) or "no standing told"
        case _:
            return None


def name_of(line: Shown) -> str:
    """What a line is about, in its own words."""
    for key in ("content", "what", "follows", "item", "term", "name"):
        found = getattr(line, key, None)
        if isinstance(found, str) and found:
            return found
    if isinstance(line, Control):
        return line.place.name
    if isinstance(line, Channel):
        return line.medium or " and ".join(who.name for who in line.between)
    return type(line).__name__.casefold()


def _compared(before: Shown | None, after: Shown) -> Shown:
    if not isinstance(after, Line):
        return after
    if before is None:
        was = NEW
    else:
        was = state_of(before) if state_of(before) != state_of(after) else None
    if isinstance(after, Question):
        cells = {cell.to.id: cell for cell in before.cells} if isinstance(before, Question) else {}
        after = msgspec.structs.replace(
            after, cells=tuple(_cell(cells.get(cell.to.id), cell) for cell in after.cells)
        )
    return msgspec.structs.replace(after, changed=was)


def _cell(before: Cell | None, after: Cell) -> Cell:
    if before is None:
        return msgspec.structs.replace(after, changed=NEW)
    return msgspec.structs.replace(
        after, changed=before.state if before.state != after.state else None
    )
