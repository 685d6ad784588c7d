"""Channels: a line of communication between parties, and its state since when."""

from collections.abc import Sequence
from functools import cache

from regesta.exchange.brief import Channel, Shown
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.parties import normal
from regesta.exchange.rulebook import by_type, table
from regesta.exchange.stepped import Stepped, stepped
from regesta.exchange.tellings import Telling, each_evidence, each_who, status_of
from regesta.exchange.timing import MAX
from regesta.exchange.view import View
from regesta.model import Act

_BROKEN = "broken"


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each channel that an act tells of; the latest word on it stands."""
    found: dict[tuple[tuple[str, ...], str], list[Telling]] = {}
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is not None and _state(act) is not None:
            medium = normal(_medium(act) or "")
            for between in ends(view, act):
                found.setdefault((tuple(sorted(between)), medium), []).append(told)
    return [_channel(view, between, told) for (between, _), told in found.items()]


def broken(lines: Sequence[Moving]) -> dict[frozenset[str], list[tuple[int, int]]]:
    """Between whom a line is broken, each time from which day on until which it is no longer."""
    found: dict[frozenset[str], list[tuple[int, int]]] = {}
    for line in lines:
        if not isinstance(line, Stepped):
            continue
        until = (*line.days[1:], MAX + 1)
        for start, stop, shown in zip(line.days, until, line.shown, strict=True):
            if isinstance(shown, Channel) and shown.state == _BROKEN:
                for pair in _pairs([who.id for who in shown.between]):
                    found.setdefault(pair, []).append((start, stop))
    return found


def ends(view: View, act: Act) -> list[tuple[str, ...]]:
    """Between whom the channels of an act run.

    As the act says; else from each who breaks off to each with whom, never among the former or
    among the latter. Who break off with nobody named, break off with one another.
    """
    if act.channel and act.channel.between:
        return [tuple(dict.fromkeys(view.parties.id_of(name) for name in act.channel.between))]
    by, others = view.by(act), view.targets(act)
    if not by or not others:
        return [(*by, *others)]
    return [(one, other) for one in by for other in others if one != other]


def _pairs(parties: Sequence[str]) -> list[frozenset[str]]:
    return [
        frozenset((one, other))
        for place, one in enumerate(parties) for other in parties[place + 1 :]
    ]  # fmt: skip


def _state(act: Act) -> str | None:
    """What an act makes of a channel: what it says, else what its type does.

    What is broken off without being called a channel is one where its words name one: a treaty
    that is denounced is no line.
    """
    if act.modality in {"planned", "denied", "conditional"}:
        return None
    if act.channel and act.channel.state:
        return act.channel.state
    read = by_type("channels").get(act.type)
    if read is None or act.modality not in read.modalities:
        return None
    return read.state if act.channel or _named(act) else None


def _named(act: Act) -> bool:
    """Whether the words of an act name relations, talks, a line."""
    words = normal(act.object or act.quote).split()
    return any(word.startswith(_stems()) for word in words)


@cache
def _stems() -> tuple[str, ...]:
    return tuple(normal(stem) for stem in table("channels")["stems"])


def _medium(act: Act) -> str | None:
    return act.channel.medium if act.channel else act.object


def _channel(view: View, ids: Sequence[str], told: list[Telling]) -> Moving:
    told.sort(key=lambda one: (one.day, one.order))

    def between(act: Act) -> tuple[str, ...]:
        return next(pair for pair in ends(view, act) if set(pair) == set(ids))

    def on(day: int) -> Shown | None:
        known = [one for one in told if one.day <= day]
        latest = known[-1]
        run: list[Telling] = []
        for one in reversed(known):
            if _state(one.act) != _state(latest.act):
                break
            run.insert(0, one)
        return Channel(
            between=tuple(view.parties.who(party) for party in between(latest.act)),
            medium=_medium(latest.act),
            state=_state(latest.act) or _BROKEN,
            since=run[0].date,
            says=each_who(one.says for one in run),
            evidence=each_evidence(run),
            acts=tuple(one.act.id for one in run),
            status=status_of(run),
            paper_date=run[0].paper_date,
            estimated=run[0].estimated,
        )

    name = "-".join((*between(told[0].act), *normal(_medium(told[0].act) or "").split()))
    return stepped(f"ch-{name}", [one.day for one in told], on)
