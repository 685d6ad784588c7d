"""What binds and what runs out, as it is printed: deadlines, obligations, meetings."""

from collections.abc import Mapping, Sequence

from regesta.exchange.brief import Brief, Consequence, Convening, Obligation, Question, Who
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry
from regesta.publish.brief.marks import entry, readings
from regesta.publish.brief.sources import Sources

_RUNNING = ("open", "due", "overdue", "disputed", "pending", "in_force", "armed")


def running_out(sources: Sources, brief: Brief, labels: Mapping[str, str]) -> tuple[Entry, ...]:
    """Deadlines of open questions and last days of what binds, the earliest first."""
    found = list[tuple[str, Entry]]()
    for one in brief.questions:
        if one.deadline and one.state in _RUNNING:
            to = wording.names([cell.to for cell in one.cells if not cell.unasked])
            words = f"answer of {to} to {one.by.name}: {plain(one.content)}"
            found.append(_runs(sources, one, one.deadline, words, labels.get(one.id, "")))
    for one in brief.obligations:
        until = (one.until,) if isinstance(one.until, str) else one.until or ()
        if until and one.state in _RUNNING:
            words = f"{one.who.name}{_to(one.to)}: {plain(one.what)}"
            found.append(_runs(sources, one, until, words, ""))
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found)


def _runs(
    sources: Sources, line: Question | Obligation, last: tuple[str, ...], words: str, label: str
) -> tuple[str, Entry]:
    kind = "question" if isinstance(line, Question) else "obligation"
    by = line.by if isinstance(line, Question) else line.who
    made = entry(sources, line, kind, f"{days.all_said(last)}: {words}", by=by, label=label)
    return min(one.strip("[].") for one in last), made


def obligations(sources: Sources, listed: Sequence[Obligation]) -> tuple[Entry, ...]:
    """Who owes whom what, breaches first."""
    ranked = sorted(listed, key=lambda one: wording.rank("obligation", one.state))
    return tuple(
        entry(
            sources, one, "obligation", f"{one.who.name}{_to(one.to)}: {plain(one.what)}",
            by=one.who, facts=_term_of(one),
        )
        for one in ranked
    )  # fmt: skip


def _to(parties: tuple[Who, ...]) -> str:
    return f" to {wording.names(parties)}" if parties else ""


def _term_of(one: Obligation) -> tuple[tuple[str, str], ...]:
    first = f"from {days.said(one.from_)}" if one.from_ else ""
    last = f"until {days.all_said(one.until)}" if one.until else ""
    facts = [("binds", f"{first} {last}".strip()), ("if", plain(one.condition))]
    told = [
        ("told", f"{wording.sign_and_word('obligation', step.state)[1]}, "
                 f"{wording.account(step.says, step.via, one.who)} {days.said(step.date)}".rstrip())
        for step in one.history
        if one.state == "disputed"
    ]  # fmt: skip
    said = [(label, words) for label, words in facts if words]
    return (*said, *told, *readings("obligation", one.readings))


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
            f"{one.item}: {plain(one.value) or 'not said'}"
            + (f" ({one.by.name})" if one.by else ""),
            by=one.by,
        )
        for one in listed
    )  # fmt: skip
