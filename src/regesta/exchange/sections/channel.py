"""Channels: a line of communication between parties, and its state since when."""

from collections.abc import Sequence

from regesta.exchange.brief import Channel, Shown
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.parties import normal
from regesta.exchange.rulebook import by_type
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
            between = ends(view, act)
            found.setdefault((tuple(sorted(between)), normal(_medium(act) or "")), []).append(told)
    return [_channel(view, told) for told in found.values()]


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


def ends(view: View, act: Act) -> tuple[str, ...]:
    """Between whom the channel runs: as the act says, else who breaks off and with whom."""
    if act.channel and act.channel.between:
        return tuple(dict.fromkeys(view.parties.id_of(name) for name in act.channel.between))
    return tuple(dict.fromkeys((*view.by(act), *view.targets(act))))


def _pairs(parties: Sequence[str]) -> list[frozenset[str]]:
    return [
        frozenset((one, other))
        for place, one in enumerate(parties) for other in parties[place + 1 :]
    ]  # fmt: skip


def _state(act: Act) -> str | None:
    """What an act makes of a channel: what it says, else what its type does."""
    if act.modality in {"planned", "denied", "conditional"}:
        return None
    if act.channel and act.channel.state:
        return act.channel.state
    read = by_type("channels").get(act.type)
    return read.state if read and act.modality in read.modalities else None


def _medium(act: Act) -> str | None:
    return act.channel.medium if act.channel else act.object


def _channel(view: View, told: list[Telling]) -> Moving:
    told.sort(key=lambda one: (one.day, one.order))

    def on(day: int) -> Shown | None:
        known = [one for one in told if one.day <= day]
        latest = known[-1]
        run: list[Telling] = []
        for one in reversed(known):
            if _state(one.act) != _state(latest.act):
                break
            run.insert(0, one)
        return Channel(
            between=tuple(view.parties.who(party) for party in ends(view, latest.act)),
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

    name = "-".join((*ends(view, told[0].act), *normal(_medium(told[0].act) or "").split()))
    return stepped(f"ch-{name}", [one.day for one in told], on)
