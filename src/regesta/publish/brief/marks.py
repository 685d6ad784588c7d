"""What stands on a line beside its words: marks, readings, references and whose account it is."""

from typing import Any

from regesta.exchange.brief import Cell, Line, Reading, Who
from regesta.publish.brief import days, wording
from regesta.publish.brief.leaf import Entry
from regesta.publish.brief.sources import Sources


def marks_of(line: Line | Cell) -> tuple[str, ...]:
    """`proposed` where no person has confirmed it, what changed, and what its day rests on."""
    found = ["proposed"] if line.status == "proposed" else []
    if line.changed:
        found.append("new" if line.changed == "new" else f"was: {_word(line, line.changed)}")
    return tuple(found)


def _word(line: Line | Cell, state: str) -> str:
    return wording.sign_and_word(type(line).__name__.lower(), state)[1]


def estimated(line: Line | Cell) -> tuple[tuple[str, str], ...]:
    """What a line's day rests on, where no paper states it."""
    return (("day", line.estimated),) if line.estimated else ()


def readings(kind: str, found: tuple[Reading, ...]) -> tuple[tuple[str, str], ...]:
    """Each reading of a date with the state that follows from it."""
    return tuple(
        (
            "reading" if at == 0 else "or",
            f"{days.said(one.value)}: {wording.sign_and_word(kind, one.state)[1]}"
            + (f" ({one.why})" if one.why else ""),
        )
        for at, one in enumerate(found)
    )


def entry(sources: Sources, line: Any, kind: str, words: str, **more: Any) -> Entry:  # noqa: ANN401
    """An entry from a line of the brief that has `evidence`, and perhaps `state` and `says`.

    Args:
        sources: makes its references.
        line: a line of the brief.
        kind: the table of words.toml that names its state.
        words: what the entry says.
        more: whatever shall differ (`state`, `by`, `facts`, `under`, `date`).
    """
    by: Who | None = more.pop("by", None)
    state: str = more.pop("state", None) or getattr(line, "state", "")
    sign, word = wording.sign_and_word(kind, state) if state else ("", "")
    says: tuple[Who, ...] | None = getattr(line, "says", None)
    date: str | None = more.pop("date", None)
    if date is None:
        date = days.said(getattr(line, "date", None))
        if not date and line.paper_date:
            date = f"told {days.said(line.paper_date)}"
    return Entry(
        words=words,
        sign=sign,
        state=word,
        kind=kind,
        key=state,
        facts=(*more.pop("facts", ()), *estimated(line)),
        account=wording.account(says, getattr(line, "via", ()), by, getattr(line, "all_by", ()))
        if says is not None
        else "",
        date=date,
        refs=sources.refs(line.evidence),
        id=getattr(line, "id", ""),
        marks=marks_of(line),
        **more,
    )
