"""Parties: everybody the acts name, with every name, and the standing that others give them."""

from collections.abc import Iterator, Sequence

from regesta.exchange.brief import Because, Party, Passage, Standing
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.parties import normal
from regesta.exchange.rulebook import by_type
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, status_of
from regesta.exchange.view import View
from regesta.model import Act, PartyLink


class _Met:
    """What the acts say of one party: its names, whom it speaks for, its standing."""

    def __init__(self) -> None:
        self.named: dict[str, tuple[Telling, Passage | None]] = {}
        self.speaks: dict[str, Telling] = {}
        self.standing: list[tuple[Telling, str, str]] = []


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each party, from the first day of an act that names it."""
    met: dict[str, _Met] = {}
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is not None:
            _meet(view, met, told)
    merged = {party: view.parties.merged_by(party) for party in met} if view.parties.links else {}
    return [
        _party(view, party, one, merged.get(party, ()))
        for party, one in sorted(met.items(), key=lambda item: _since(item[1]))
    ]


def _meet(view: View, met: dict[str, _Met], told: Telling) -> None:
    act = told.act
    for name, start, end in _names(act):
        party = view.parties.id_of(name)
        one = met.get(party)
        if one is None:
            one = met[party] = _Met()
        before = one.named.get(name)
        if before is None or (told.day, told.order) < (before[0].day, before[0].order):
            words = None if start is None or end is None else Passage(
                source=act.file, start=start, end=end
            )  # fmt: skip
            one.named[name] = (told, words)
    for who in view.voice(act):
        if who.id not in met and view.parties.name(who.id):
            met[who.id] = _Met()
            met[who.id].named[who.name] = (told, None)
    for person in view.agents(act):
        met[person].speaks.setdefault(view.by(act)[0], told)
    read = by_type("standing").get(act.type)
    if read is not None and act.modality in read.modalities:
        for party in view.targets(act):
            met[party].standing.extend((told, by, read.state or "") for by in told.by)


def _names(act: Act) -> Iterator[tuple[str, int | None, int | None]]:
    """Every name in an act, with its words where it has any."""
    if act.actor and not act.actors:
        span = act.actor_span
        yield (act.actor, span.start, span.end) if span else (act.actor, None, None)
    for one in act.actors:
        yield one.name, one.start, one.end
    for one in act.targets:
        yield one.name, one.start, one.end
    if act.speaks_for:
        yield act.speaks_for.name, act.speaks_for.start, act.speaks_for.end
    for name in (act.source, act.via, *(act.channel.between if act.channel else ())):
        if name:
            yield name, None, None


def _since(one: _Met) -> int:
    return min((told.day for told, _ in one.named.values()), default=0)


def _party(view: View, party: str, one: _Met, links: Sequence[PartyLink]) -> Moving:
    days = {told.day for told, _ in one.named.values()}
    days |= {told.day for told in one.speaks.values()}
    days |= {told.day for told, _, _ in one.standing}
    ruled = tuple(name for link in view.parties.links if view.parties.id_of(link.party) == party
             for name in (link.party, *link.same_as) if not name.startswith("p-"))  # fmt: skip
    called = view.parties.who(party).name

    def on(day: int) -> Party | None:
        named = {name: found for name, found in one.named.items() if found[0].day <= day}
        if not named and not ruled:
            return None
        speaks = {state: told for state, told in one.speaks.items() if told.day <= day}
        standing = _standing(view, one, day)
        first = sorted({told.order: told for told, _ in named.values()}.items())
        rests = [told for _, told in first] + [*speaks.values()]
        acts = dict.fromkeys(told.act.id for told in rests)
        acts |= dict.fromkeys(act for line in standing for act in line.acts)
        return Party(
            id=party,
            name=called,
            names=tuple(dict.fromkeys((called, *named, *ruled))),
            kind=view.parties.kind(party),
            member_of=tuple(view.parties.who(group) for group in view.parties.member_of(party)),
            speaks_for=tuple(view.parties.who(state) for state in speaks),
            standing=standing,
            evidence=tuple(dict.fromkeys(words for _, words in named.values() if words)),
            one_because=_because(links, named),
            acts=tuple(acts),
            status=status_of(told for told in rests),
            paper_date=rests[0].paper_date if rests else None,
        )

    return stepped(party, days, on)


def _standing(view: View, one: _Met, day: int) -> tuple[Standing, ...]:
    """By each party the latest that it said of it."""
    latest: dict[str, tuple[Telling, str]] = {}
    for told, by, state in sorted(one.standing, key=lambda found: (found[0].day, found[0].order)):
        if told.day <= day:
            latest[by] = (told, state)
    return tuple(
        Standing(
            state="recognised" if state == "recognised" else "refused",
            by=view.parties.who(by), says=told.says, evidence=told.evidence, date=told.date,
            acts=(told.act.id,),
        )
        for by, (told, state) in latest.items()
    )  # fmt: skip


def _because(
    links: Sequence[PartyLink], named: dict[str, tuple[Telling, Passage | None]]
) -> Because | None:
    """The rulings that made several names one, and where each name first stands."""
    if not links:
        return None
    ruled = {normal(name) for link in links for name in (link.party, *link.same_as)}
    return Because(
        why="; ".join(link.reason or "an editor's ruling without a reason" for link in links),
        decision=next((link.decision for link in links if link.decision), None),
        evidence=tuple(
            dict.fromkeys(
                words for name, (_, words) in named.items() if words and normal(name) in ruled
            )
        ),
    )
