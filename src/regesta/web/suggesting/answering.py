"""Which open question an act most likely answers.

This only orders a list from which a person chooses, so it reads the acts themselves and not the
computed state: whether a question is open shows from the answers that name it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.model import Act

ASKING = frozenset({"propose", "invite", "ask", "demand", "appeal", "protest"})
"""Types that put a question."""

_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_ADDRESSED, _ASKED_BY, _LIKE, _STILL_OPEN = 4.0, 3.0, 2.0, 1.0
SURE = _ADDRESSED + _ASKED_BY
"""A question that was put to who acts now, by whom he now addresses, is filled in unasked."""
OFFERED = 60
"""Questions that a form offers, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that can be answered, in words, and how likely it is.

    `open_to` are those who have not answered it yet, by the acts that name it.
    """

    act: str
    by: str
    type: str
    what: str
    date: str | None
    open_to: tuple[str, ...]
    weight: float


def choices(
    acts: Iterable[Act],
    actors: Sequence[str],
    targets: Sequence[str],
    passage: str,
    *,
    before: str | None = None,
) -> list[Choice]:
    """Questions put before a day, the likeliest first.

    Args:
        acts: those on record.
        actors: the names of who acts, and of whom they speak for.
        targets: the names of those addressed.
        passage: the words of the act.
        before: the day of the act as EDTF; questions of a later day are left out.
    """
    asked = [
        act for act in acts
        if act.type in ASKING and not act.call and act.modality in ("asserted", "reported")
        and not (before and act.date and _day(act.date) > _day(before))
    ]  # fmt: skip
    answered = _answered(acts)
    spoken = _stems(passage)
    wanted, addressed = _plain(actors), _plain(targets)
    made: list[Choice] = []
    for act in asked:
        names = [one.name for one in act.targets]
        waiting = [one for one in names if one.casefold() not in answered.get(act.id, ())]
        weight = _ADDRESSED * bool(_plain(names) & wanted)
        weight += _ASKED_BY * bool(_plain(_askers(act)) & addressed)
        weight += _STILL_OPEN * bool(waiting or act.id not in answered)
        what = act.object or " ".join(act.quote.split())
        if spoken and weight > _STILL_OPEN:
            other = _stems(what)
            weight += _LIKE * len(spoken & other) / max(1, min(len(spoken), len(other)))
        made.append(
            Choice(
                act=act.id, by=act.actor or "unnamed", type=act.type, what=what, date=act.date,
                open_to=tuple(waiting), weight=weight,
            )
        )  # fmt: skip
    # of equals the latest: it is what is spoken of now
    made.sort(key=lambda one: one.date or "", reverse=True)
    return sorted(made, key=lambda one: -one.weight)[:OFFERED]


def _answered(acts: Iterable[Act]) -> dict[str, set[str]]:
    """Who has answered each question, by the acts that name it."""
    found: dict[str, set[str]] = {}
    for act in acts:
        for one in act.answers:
            if one.act:
                found.setdefault(one.act, set()).update(_plain(_askers(act)))
    return found


def _askers(act: Act) -> list[str]:
    names = [one.name for one in act.actors] or ([act.actor] if act.actor else [])
    return [*names, act.speaks_for.name] if act.speaks_for else names


def _plain(names: Iterable[str]) -> set[str]:
    return {one.casefold() for one in names}


def _stems(said: str) -> set[str]:
    return {one.lower()[:6] for one in _WORD.findall(said)}


def _day(value: str) -> str:
    """The first day of an EDTF value, as far as its text tells, so that days can be compared."""
    found = re.search(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value)
    return found.group() if found else ""
