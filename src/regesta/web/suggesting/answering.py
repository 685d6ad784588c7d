"""Which open question an act most likely answers, and as what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.exchange.brief import Question

_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_OPEN = frozenset({"open", "due", "overdue", "disputed"})
_ADDRESSED, _ASKED_BY, _LIKE, _STILL_OPEN = 4.0, 3.0, 2.0, 1.0
SURE = _ADDRESSED + _ASKED_BY
"""A question that was put to who acts now, by whom he now addresses, is filled in unasked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that can be answered: the act that put it, in words, and how likely it is."""

    act: str
    by: str
    type: str
    what: str
    date: str | None
    state: str
    weight: float
    open_to: tuple[str, ...] = ()


def choices(
    questions: Iterable[Question],
    actors: Sequence[str],
    targets: Sequence[str],
    passage: str,
    *,
    before: str | None = None,
) -> list[Choice]:
    """Questions put before a day, the likeliest first.

    Args:
        questions: of the brief.
        actors: the names of who acts, and of whom they speak for.
        targets: the names of those addressed.
        passage: the words of the act.
        before: the day of the act as EDTF; questions of a later day are left out.
    """
    spoken = _stems(passage)
    made: list[Choice] = []
    for one in questions:
        if not one.acts or (before and one.date and _day(one.date) > _day(before)):
            continue
        cells = [cell.to.name for cell in one.cells]
        waiting = [c.to.name for c in one.cells if c.state in ("nothing_on_file", "no_reply_said")]
        weight = _ADDRESSED * _any(cells, actors) + _ASKED_BY * _any([one.by.name], targets)
        asked = _stems(" ".join([one.content, *(t.text or "" for t in one.terms)]))
        if spoken and asked:
            weight += _LIKE * len(spoken & asked) / min(len(spoken), len(asked))
        weight += _STILL_OPEN * (one.state in _OPEN)
        made.append(
            Choice(
                act=one.acts[0], by=one.by.name, type=one.type, what=one.content, date=one.date,
                state=one.state, weight=weight, open_to=tuple(waiting),
            )
        )  # fmt: skip
    # of equals the latest: it is what is spoken of now
    made.sort(key=lambda one: one.date or "", reverse=True)
    return sorted(made, key=lambda one: -one.weight)


def _any(names: Iterable[str], wanted: Sequence[str]) -> bool:
    plain = {one.casefold() for one in wanted}
    return any(name.casefold() in plain for name in names)


def _stems(said: str) -> set[str]:
    return {one.lower()[:6] for one in _WORD.findall(said)}


def _day(value: str) -> str:
    """The first day of an EDTF value, as far as its text tells, so that days can be compared."""
    found = re.search(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value)
    return found.group() if found else ""
