"""The ledger at a glance: what presses, counted and in order."""

from dataclasses import dataclass

from regesta.exchange.brief import (
    Brief,
    Claim,
    Consequence,
    Control,
    Obligation,
    Question,
    Thread,
)
from regesta.web.ledger.matrix import pressing

MOST = 8


@dataclass(frozen=True, slots=True)
class Clock:
    """A day that is waited for: of a question, an obligation or a consequence."""

    day: str
    words: str
    state: str
    what: str
    id: str
    line: Question | Obligation | Consequence


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread with the numbers of its questions by state."""

    thread: Thread
    states: dict[str, int]
    first: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first page of the ledger shows."""

    threads: list[Standing]
    quiet: list[Standing]
    clocks: list[Clock]
    passed: list[Clock]
    contested: list[Claim]
    ground: list[Control]
    loose: list[Question]


def of(brief: Brief) -> Glance:
    """The glance at a brief."""
    on = brief.on or ""
    clocks = sorted(_clocks(brief), key=lambda one: one.day)
    threads = {one.id for one in brief.threads}
    ranked = sorted((_standing(brief, one) for one in brief.threads), key=_rank)
    return Glance(
        threads=[one for one in ranked if one.states],
        quiet=[one for one in ranked if not one.states],
        clocks=[one for one in clocks if one.day[:10] >= on[:10]],
        passed=[one for one in clocks if one.day[:10] < on[:10]],
        contested=[one for one in brief.claims if one.contested and not one.denies],
        ground=[one for one in brief.control if one.contested],
        loose=[one for one in pressing(brief.questions) if one.thread not in threads][:MOST],
    )


def tally(brief: Brief) -> dict[str, int]:
    """How much of each kind there is on that day, for the head of every page."""
    states = [one.state for one in brief.questions]
    return {
        "overdue": states.count("overdue"),
        "due": states.count("due"),
        "open": states.count("open"),
        "disputed": states.count("disputed"),
        "answered": states.count("answered"),
        "in_force": sum(one.state == "in_force" for one in brief.obligations),
        "contested": sum(one.contested and not one.denies for one in brief.claims),
    }


def has_changed(line: object) -> bool:
    """Whether a line, or a cell of it, is new or in another state since the day asked."""
    cells = line.cells if isinstance(line, Question) else ()
    return getattr(line, "changed", None) is not None or any(
        cell.changed is not None for cell in cells
    )


def _rank(one: Standing) -> tuple[float, str]:
    """The weightiest thread first; of equals that which moved last."""
    latest = max((question.date or "" for question in one.first), default="")
    return -one.thread.weight, "".join(chr(0x10FFFF - ord(letter)) for letter in latest)


def _standing(brief: Brief, thread: Thread) -> Standing:
    questions = [one for one in brief.questions if one.thread == thread.id]
    states: dict[str, int] = {}
    for one in pressing(questions):
        states[one.state] = states.get(one.state, 0) + 1
    return Standing(thread=thread, states=states, first=tuple(pressing(questions)[:3]))


def _clocks(brief: Brief) -> list[Clock]:
    found: list[Clock] = []
    for one in brief.questions:
        if one.state in ("open", "due", "overdue", "disputed"):
            found += [
                Clock(day, one.content, one.state, "question", one.id, one) for day in one.deadline
            ]
    for one in brief.obligations:
        until = one.until if isinstance(one.until, tuple) else (one.until,)
        if one.state in ("pending", "in_force", "disputed"):
            found += [
                Clock(day, one.what, one.state, "obligation", one.id, one) for day in until if day
            ]
    for one in brief.consequences:
        if one.state in ("armed", "disputed"):
            found += [
                Clock(day, one.follows, one.state, "consequence", one.id, one)
                for day in one.deadline
            ]
    return found
