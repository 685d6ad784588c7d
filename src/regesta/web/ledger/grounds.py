"""Places told of in one breath: the same holder, degree, day and account."""

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.exchange.brief import Control, Who


@dataclass(frozen=True, slots=True)
class Grounds:
    """Lines of the brief's control that differ in nothing but the place."""

    degree: str
    holder: Who | None
    from_: str | None
    says: tuple[Who, ...]
    via: tuple[Who, ...]
    lines: tuple[Control, ...]


def grounds_of(lines: Sequence[Control]) -> list[Grounds]:
    """The lines grouped, in the order in which each group is first met."""
    grouped: dict[tuple[str, Who | None, str | None, tuple[Who, ...], tuple[Who, ...]], None] = {}
    members: dict[object, list[Control]] = {}
    for one in lines:
        key = (one.degree, one.holder, one.from_, one.says, one.via)
        grouped.setdefault(key)
        members.setdefault(key, []).append(one)
    return [Grounds(*key, lines=tuple(members[key])) for key in grouped]
