"""What is told of the fate of an undertaking: done, broken, contradicted, taken back."""

from collections.abc import Sequence

import msgspec

from regesta.exchange.answering import Reply
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import Rule, rule, table
from regesta.exchange.tellings import Event, Telling
from regesta.exchange.timing import MAX
from regesta.model import Act

FATES = {"fulfils": "met", "breaks": "breached", "contradicts": "disputed", "replaces": "ended"}


class Fate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one act tells of an undertaking, from its day on; `of` is the fate it contradicts."""

    state: str
    telling: Telling
    rule: Rule
    of: str | None = None


def mutual(act: Act) -> bool:
    """Whether those who act bind one another."""
    return act.type in table("undertakings")["conduct_types"]


def fates(kept: Kept, event: Event, openers: Sequence[Telling]) -> tuple[Fate, ...]:
    """All that other acts tell of an undertaking, in the order of their days."""
    found: dict[str, Fate] = {}
    makers = {by for one in openers for by in (*one.by, *one.agents)}
    for one in openers:
        makers.update(kept.view.targets(one.act) if mutual(one.act) else ())
    for reply in kept.replies.to(event):
        act = reply.telling.act
        named = "ended" if _takes_back(reply) else FATES.get(reply.as_)
        if named is None or (named == "ended" and makers.isdisjoint(reply.telling.by)):
            continue
        told = rule(f"obligations/{named}")
        if act.modality in told.modalities:
            state = told.state or named
            found.setdefault(act.id, Fate(state=state, telling=reply.telling, rule=told))
    for fate in tuple(found.values()):  # somebody contradicts that it was met or broken
        own = kept.tellings.event(fate.telling.act.id)
        for reply in kept.replies.to(own) if own else ():
            told = rule("obligations/disputed")
            if reply.as_ == "contradicts" and reply.telling.act.modality in told.modalities:
                act_id = reply.telling.act.id
                found.setdefault(
                    act_id,
                    Fate(
                        state="disputed", telling=reply.telling, rule=told, of=fate.telling.act.id
                    ),
                )  # fmt: skip
    for reply in _offers_gone(kept, openers):
        told = rule("obligations/ended")
        fate = Fate(state=told.state or "expired", telling=reply.telling, rule=told)
        found.setdefault(reply.telling.act.id, fate)
    for one in openers:
        for telling in kept.delivered.get(one.act.id, ()):
            found.setdefault(
                telling.act.id, Fate(state="met", telling=telling, rule=rule("obligations/met"))
            )
    return tuple(sorted(found.values(), key=lambda one: (one.telling.day, one.telling.order)))


def _offers_gone(kept: Kept, openers: Sequence[Telling]) -> list[Reply]:
    """What took back the last of all that was accepted."""
    gone: list[Reply] = []
    for one in openers:
        for answer in one.act.answers if one.act.type == "accept" else ():
            event = kept.tellings.event(answer.act) if answer.act else None
            if event is None or answer.act not in kept.replies.ended:
                return []
            makers = {by for told in event.tellings for by in told.by}
            gone += [
                reply for reply in kept.replies.to(event)
                if (_takes_back(reply) or reply.as_ == "replaces")
                and not makers.isdisjoint(reply.telling.by)
                and reply.telling.day == kept.replies.ended[answer.act]
            ]  # fmt: skip
    last = max((one.telling.day for one in gone), default=MAX)
    return [one for one in gone if one.telling.day == last]


def _takes_back(reply: Reply) -> bool:
    """Whether it takes an undertaking back: a treaty denounced or thrown over, as well."""
    act = reply.telling.act
    return act.type == "retract" or (
        reply.as_ == "answer" and act.type in table("undertakings")["ends"]
    )


def concerns(kept: Kept, fate: Fate, who: str, others: set[str]) -> bool:
    """Where several are bound: whether a fate is told of this one, and not of the others alone."""
    act = fate.telling.act
    if fate.of is not None:
        return True
    accused = fate.rule.name.endswith("breached") and act.type in table("undertakings")["breaks"]
    about = set(kept.view.targets(act)) if accused else set(fate.telling.by)
    return who in about or about.isdisjoint(others)


def ended(kept: Kept, act: Act) -> int:
    """The day from which it binds no more: taken back, or all that it accepted taken back."""
    ended = kept.replies.ended
    own = ended.get(act.id, MAX)
    if act.type != "accept":
        return own
    accepted = [answer.act for answer in act.answers if answer.act]
    return min(own, max((ended.get(one, MAX) for one in accepted), default=MAX))
