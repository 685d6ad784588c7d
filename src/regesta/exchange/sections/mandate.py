"""Mandates: who speaks for whom, and for what."""

from regesta.exchange.brief import Mandate
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.rulebook import by_type
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, each_evidence, status_of
from regesta.exchange.timing import MAX
from regesta.exchange.view import View


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each mandate given, until it is taken back; one for each party represented."""
    given: list[Moving] = []
    since: dict[tuple[str, str], int] = {}
    represented: dict[tuple[str, str], list[Telling]] = {}
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is None:
            continue
        read = by_type("mandates").get(act.type)
        if read is not None and act.modality in read.modalities:
            for party in view.targets(act):
                for giver in told.by or ("",):
                    given.append(_given(view, kept, told, (party, giver)))
                    since.setdefault((party, giver), told.day)
        if act.speaks_for:
            for person in view.agents(act):
                represented.setdefault((person, view.by(act)[0]), []).append(told)
    return given + [
        _represented(view, pair, told, since.get(pair, MAX + 1))
        for pair, told in represented.items()
    ]


def _given(view: View, kept: Kept, told: Telling, pair: tuple[str, str]) -> Moving:
    act, (party, giver) = told.act, pair
    line = Mandate(
        who=view.parties.who(party),
        for_=view.parties.who(giver) if giver else None,
        what=act.object,
        says=told.says,
        evidence=told.evidence,
        date=told.date,
        acts=(act.id,),
        status=status_of([told]),
        paper_date=told.paper_date,
        estimated=told.estimated,
    )
    ended = kept.replies.ended.get(act.id, MAX + 1)
    days = [told.day, ended] if ended <= MAX else [told.day]
    return stepped(f"m-{act.id}-{party}-{giver}", days, lambda day: line if day < ended else None)


def _represented(view: View, pair: tuple[str, str], told: list[Telling], given: int) -> Moving:
    """That somebody acts in another's name, by the first paper that shows it, until it is told how.

    From the day `given` a mandate of its own says so.
    """
    person, state = pair
    first = min(told, key=lambda one: (one.day, one.order))
    named = first.act.speaks_for
    words = view.words(first.act, named.start, named.end) if named else ()
    line = Mandate(
        who=view.parties.who(person),
        for_=view.parties.who(state),
        what=None,
        says=view.voice(first.act),
        evidence=(*words, *each_evidence([first])),
        date=first.date,
        acts=(first.act.id,),
        status=status_of([first]),
        paper_date=first.paper_date,
        estimated=first.estimated,
    )
    days = [first.day, given] if given <= MAX else [first.day]
    return stepped(f"m-{person}-{state}", days, lambda day: line if day < given else None)
