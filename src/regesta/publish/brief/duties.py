"""What binds and what runs out, as it is printed: deadlines, obligations, meetings."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from regesta.exchange.brief import (
    Consequence,
    Convening,
    Obligation,
    Question,
    Step,
    Who,
)
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry
from regesta.publish.brief.marks import entry, marks_of, readings
from regesta.publish.brief.sources import Sources

_SILENT = (
    "nothing_on_file", "no_reply_said", "acknowledged", "deferred", "channel_broken", "overtaken",
)  # fmt: skip
_NO_LABELS: Mapping[str, str] = MappingProxyType({})
_RUNNING = ("open", "due", "overdue", "disputed", "pending", "in_force", "armed")


def running_out(
    asked: Sequence[Question], owed: Sequence[Obligation], labels: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Deadlines of open questions and last days of what binds, the earliest first.

    A question names who has not answered it. The full line stands in its thread, by its label.
    """
    found = list[tuple[str, Entry]]()
    for one in asked:
        if one.deadline and one.state in _RUNNING:
            who = f"{awaited(one)} to {one.by.name}"
            found.append(_runs(one, one.deadline, who, one.content, labels))
    for one in owed:
        until = (one.until,) if isinstance(one.until, str) else one.until or ()
        if until and one.state in _RUNNING:
            found.append(_runs(one, until, f"{one.who.name}{_to(one.to)}", one.what, labels))
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found)


def awaited(question: Question) -> str:
    """Who has not answered yet, by name."""
    silent = [cell.to for cell in question.cells if cell.state in _SILENT]
    return wording.names(silent) or "nobody by name"


def _runs(
    line: Question | Obligation,
    last: tuple[str, ...],
    who: str,
    what: str,
    labels: Mapping[str, str],
) -> tuple[str, Entry]:
    kind = "question" if isinstance(line, Question) else "obligation"
    sign, word = wording.sign_and_word(kind, line.state)
    made = Entry(
        words=f"{days.all_said(last)}: {who}: {plain(what)}",
        sign=sign, state=word, kind=kind, key=line.state, label=labels.get(line.id, ""),
        marks=marks_of(line), line=line.id,
    )  # fmt: skip
    return min(one.strip("[].") for one in last), made


def in_order(listed: Sequence[Obligation]) -> list[Obligation]:
    """Obligations, breaches first, what is done last; of one state those within a side last."""
    return sorted(listed, key=lambda one: (wording.rank("obligation", one.state), one.within))


UNTOLD = "no account on file of its doing"


def obligations(
    sources: Sources, listed: Sequence[Obligation], labels: Mapping[str, str] = _NO_LABELS
) -> tuple[Entry, ...]:
    """Who owes whom what."""
    return tuple(
        entry(
            sources, one, "obligation", f"{one.who.name}{_arrow(one.to)}: {plain(one.what)}",
            by=one.who, facts=_term_of(one), label=labels.get(one.id, ""),
        )
        for one in listed
    )  # fmt: skip


def _arrow(parties: tuple[Who, ...]) -> str:
    return f" → {wording.names(parties)}" if parties else ""


def _to(parties: tuple[Who, ...]) -> str:
    return f" to {wording.names(parties)}" if parties else ""


def _term_of(one: Obligation) -> tuple[tuple[str, str], ...]:
    first = f"from {days.said(one.from_)}" if one.from_ else ""
    last = f"until {days.all_said(one.until)}" if one.until else ""
    facts = [("binds", f"{first} {last}".strip()), ("if", plain(one.condition))]
    told = [
        ("told", _step(one, step))
        for step in one.history
        if one.state in {"disputed", "expired"}
    ]  # fmt: skip
    if one.state == "expired" and one.until and not told:
        told = [("told", UNTOLD)]
    said = [(label, words) for label, words in facts if words]
    return (*said, *told, *readings("obligation", one.readings))


def _step(one: Obligation, step: Step) -> str:
    word = wording.sign_and_word("obligation", step.state)[1]
    said = [word, wording.account(step.says, step.via, one.who), days.said(step.date)]
    return " · ".join(part for part in said if part)


def consequences(sources: Sources, listed: Sequence[Consequence]) -> tuple[Entry, ...]:
    """What was announced to follow, what has been set off first."""
    ranked = sorted(listed, key=lambda one: wording.rank("consequence", one.state))
    return tuple(
        entry(
            sources, one, "consequence", f"{one.by.name}: {plain(one.follows)}",
            by=one.by,
            facts=(
                *((("if", plain(one.trigger)),) if one.trigger else ()),
                *((("by", days.all_said(one.deadline)),) if one.deadline else ()),
                *readings("consequence", one.readings),
            ),
        )
        for one in ranked
    )  # fmt: skip


def convening(sources: Sources, listed: Sequence[Convening]) -> tuple[Entry, ...]:
    """The items of a meeting, each with who named it."""
    return tuple(
        entry(
            sources, one, "convening",
            f"{one.item}: {_value(one)}"
            + (f" ({wording.together(one.by, one.all_by)})" if one.by else ""),
            by=one.by,
        )
        for one in listed
    )  # fmt: skip


def _value(one: Convening) -> str:
    if one.item == "date" and one.value:
        return days.said(one.value)
    return plain(one.value) or "not said"
