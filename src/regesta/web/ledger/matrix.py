"""The matrix of a thread: a row for each question, a column for each party that was asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.exchange.brief import Brief, Cell, Question, Thread, Who

COLUMNS = 9
"""Parties that get a column; the cells of others stand together in one of their own."""
ORDER = {"overdue": 0, "due": 1, "disputed": 2, "open": 3, "answered": 4, "withdrawn": 5}
"""What presses most stands first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question; `cells` stand under the columns, `others` are those that have none."""

    question: Question
    cells: tuple[Cell | None, ...]
    others: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One thread's questions; `thread` is None for those that belong to none."""

    thread: Thread | None
    columns: tuple[Who, ...]
    rows: tuple[Row, ...]
    has_others: bool


def matrices(brief: Brief, wanted: Sequence[str] = ()) -> list[Matrix]:
    """The matrices of a brief, the weightiest thread first.

    Args:
        brief: of the day.
        wanted: states of questions to be shown; all where it is empty.
    """
    return [matrix_of(*one) for one in by_thread(brief, wanted)]


def by_thread(
    brief: Brief, wanted: Sequence[str] = ()
) -> list[tuple[Thread | None, list[Question]]]:
    """The questions of each thread, in the same order; what is not shown need not be laid out."""
    grouped: dict[str | None, list[Question]] = {}
    for question in brief.questions:
        if not wanted or question.state in wanted:
            grouped.setdefault(question.thread, []).append(question)
    ranked = sorted(brief.threads, key=lambda one: -one.weight)
    known = {thread.id: thread for thread in ranked}
    order = [*known, *(one for one in grouped if one not in known)]
    return [(known.get(one or ""), grouped[one]) for one in order if one in grouped]


def pressing(questions: Sequence[Question]) -> list[Question]:
    """Questions, what presses most first, then the latest."""
    latest = sorted(questions, key=lambda one: one.date or "", reverse=True)
    return sorted(latest, key=lambda one: ORDER.get(one.state, 9))


def matrix_of(thread: Thread | None, questions: Sequence[Question]) -> Matrix:
    """Questions of one thread by those who were asked most."""
    asked = Counter(cell.to.id for one in questions for cell in one.cells)
    who = {cell.to.id: cell.to for one in questions for cell in one.cells}
    first = {identity: at for at, identity in enumerate(who)}
    frequent = sorted(asked, key=lambda one: (-asked[one], first[one]))[:COLUMNS]
    shown = sorted(frequent, key=lambda one: first[one])
    rows = [_row(one, shown) for one in pressing(questions)]
    return Matrix(
        thread=thread,
        columns=tuple(who[one] for one in shown),
        rows=tuple(rows),
        has_others=any(row.others for row in rows),
    )


def _row(question: Question, columns: Sequence[str]) -> Row:
    cells = {cell.to.id: cell for cell in question.cells}
    return Row(
        question=question,
        cells=tuple(cells.get(one) for one in columns),
        others=tuple(cell for cell in question.cells if cell.to.id not in columns),
    )
