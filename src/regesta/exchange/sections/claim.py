"""Claims: who asserts what of whom, through whom we know it, and who contradicts it."""

from collections.abc import Sequence

from msgspec import structs

from regesta.exchange.brief import Claim, Who
from regesta.exchange.denials import Denials
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.rulebook import by_type, rule, table
from regesta.exchange.stating import that
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, each_evidence, each_who, status_of
from regesta.exchange.timing import MAX
from regesta.exchange.view import View
from regesta.model import Act


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each claim, and for each statement that is known only from its denial.

    Whatever another act contradicts is a claim too, of whatever type: that it happened is then
    somebody's account. A claim that its author takes back is one no longer.
    """
    denials = Denials(view)
    made: list[Moving] = []
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is None:
            continue
        if claims(act) or denials.by(act):
            made.append(_claim(view, kept, denials, told))
        if denies_only(act, denials):
            made.append(_denied(view, told))
    return made


def claims(act: Act) -> bool:
    """Whether an act asserts something by its type."""
    read = by_type("claims").get(act.type)
    return read is not None and act.modality in read.modalities


def denies_only(act: Act, denials: Denials) -> bool:
    """Whether an act denies what no act on file has said."""
    read = rule("claims/only_denied")
    kinds = table("undertakings")["contradicts"]
    return act.type in kinds and act.modality in read.modalities and not denials.of(act)


def _claim(view: View, kept: Kept, denials: Denials, told: Telling) -> Moving:
    act = told.act
    against = [one for other in denials.by(act) if (one := kept.tellings.of(other.id))]
    against.sort(key=lambda one: (one.day, one.order))
    denied = denials.of(act)
    alone = denies_only(act, denials)
    ended = kept.replies.ended.get(act.id, MAX + 1)
    by = _claimants(view, act, against)
    base = Claim(
        id=f"c-{act.id}",
        by=view.as_one(act) if by == view.together(act) else by[0] if by else None,
        all_by=by,
        via=_through(told, by),
        content=_content(view, act),
        denies=f"c-{denied[0].id}" if denied else f"c-{act.id}-denied" if alone else None,
        denied_by=(),
        contested=bool(denied) or alone,
        evidence=told.evidence,
        says=told.says,
        of=_of(view, act, denied),
        date=told.date,
        acts=(act.id,),
        status=status_of([told]),
        paper_date=told.paper_date,
        estimated=told.estimated,
    )

    def on(day: int) -> Claim | None:
        if day >= ended:
            return None
        known = [one for one in against if one.day <= day]
        return _contested(view, base, told, known) if known else base

    days = [told.day, *(max(told.day, one.day) for one in against)]
    return stepped(base.id, [*days, ended] if ended <= MAX else days, on)


def _contested(view: View, base: Claim, told: Telling, known: Sequence[Telling]) -> Claim:
    """The claim with those that contradict it by then."""
    return structs.replace(
        base,
        denied_by=each_who(_party(view, one) for one in known),
        contested=True,
        acts=(*base.acts, *(one.act.id for one in known)),
        evidence=each_evidence([told, *known]),
        status=status_of([told, *known]),
    )


def _content(view: View, act: Act) -> str:
    """What is claimed; of a denial, that it denies it; of a promise or a deed, that it was done."""
    if act.type in table("undertakings")["contradicts"]:
        return f"denies {act.object}" if act.object else f"denies: {act.quote}"
    if act.type not in by_type("claims"):
        return that(view, act)
    return act.object or act.quote


def _denied(view: View, told: Telling) -> Moving:
    """What a denial denies: who said it is known only where the denial answers his words."""
    act = told.act
    answered = [answer for answer in act.answers if not answer.act and answer.start is not None]
    said_by = tuple(
        view.parties.who(named.name) for named in act.targets
        if answered or named.tier == "press"
    )  # fmt: skip
    line = Claim(
        id=f"c-{act.id}-denied",
        by=said_by[0] if said_by else None,
        all_by=said_by,
        via=told.says,
        content=(act.object or act.quote).removeprefix("that "),
        denies=None,
        denied_by=_party(view, told),
        contested=True,
        evidence=(*told.evidence, *(
            passage for answer in answered
            for passage in view.words(act, answer.start, answer.end)
        )),
        says=told.says,
        date=None,
        known_only_from_denial=True,
        acts=(act.id,),
        status=status_of([told]),
        paper_date=told.paper_date,
        estimated=told.estimated,
    )  # fmt: skip
    return stepped(line.id, [told.day], lambda _: line)


def _party(view: View, told: Telling) -> tuple[Who, ...]:
    return tuple(view.parties.who(party) for party in told.by) or told.says


def _of(view: View, act: Act, denied: Sequence[Act]) -> tuple[Who, ...]:
    """Of whom it is asserted: whom an accusation names, or whose statement is contradicted."""
    if act.type in table("claims_of")["targets"]:
        return tuple(view.parties.who(party) for party in view.targets(act))
    return each_who(_claimants(view, other, ()) for other in denied)


def _claimants(view: View, act: Act, against: Sequence[Telling]) -> tuple[Who, ...]:
    """Who claims what an act says: who makes the statement, or on whose account the deed is.

    Who tells another's word and contradicts it does not claim it: then it is the other's.
    """
    by = view.together(act)
    says = view.says(act)
    if by and claims(act):
        return by
    tellers = {who.id for who in says}
    if by and any(not tellers.isdisjoint((*one.by, *one.agents)) for one in against):
        return by
    return says


def _through(told: Telling, by: Sequence[Who]) -> tuple[Who, ...]:
    """Through whom a claim is known: who spoke, on whose word, then who that came through.

    Where others claim that he spoke, he belongs to what is claimed: nothing is known through him.
    """
    asserting = {who.id for who in by}
    if asserting.isdisjoint(told.by):
        asserting.update((*told.by, *told.agents))
    spoke = (who for who in told.via if who.id in told.agents)
    sources = told.says if told.act.source else ()
    found = dict.fromkeys((*spoke, *sources, *told.via))
    return tuple(who for who in found if who.id not in asserting)
