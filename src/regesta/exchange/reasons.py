"""Why an act counts as it does: its words, its day, whose account it is, what it is tied to."""

from typing import Literal

from regesta.exchange.answering import follows
from regesta.exchange.brief import Passage, Shown, Who
from regesta.exchange.rulebook import rule
from regesta.exchange.timing import iso
from regesta.exchange.view import NO_DAY, View
from regesta.model import Act

Kind = Literal[
    "rule", "act", "cell", "day", "account", "answers", "condition", "one", "represents", "ruling",
    "lost", "nothing",
]  # fmt: skip


class Reason(Shown, frozen=True, kw_only=True):
    """One step of an ancestry, in words, with what it rests on in turn.

    `rule` names the file under `exchange/rules`, `decision` an editor's ruling.
    """

    kind: Kind
    text: str
    rule: str | None = None
    act: str | None = None
    document: str | None = None
    decision: str | None = None
    date: str | None = None
    says: tuple[Who, ...] = ()
    evidence: tuple[Passage, ...] = ()
    because: tuple["Reason", ...] = ()


def of_rule(name: str, *because: Reason) -> Reason:
    """A rule with the words of its own that say what it does."""
    return Reason(kind="rule", text=rule(name).says, rule=name, because=because)


def of_act(view: View, act: Act) -> Reason:
    """An act with everything that its part in the ledger rests on."""
    paper = view.paper_of(act)
    return Reason(
        kind="act",
        text=f"{act.type}, {act.modality}: {act.quote}",
        act=act.id,
        document=paper.id if paper else act.document,
        date=view.date(act),
        says=view.says(act),
        evidence=view.passages(act),
        because=tuple(
            one for one in (
                _day(view, act), _account(view, act), *_answers(view, act), _condition(act),
                *_represents(view, act), *_one(view, act), _ruling(act),
            ) if one is not None
        ),
    )  # fmt: skip


def _day(view: View, act: Act) -> Reason:
    found = view.when(act)
    if found is None:
        return Reason(kind="day", text=NO_DAY)
    counts = f"counts from {iso(found.day)}"
    if found.text == iso(found.day) and not found.estimated and len(found.readings) < 2:
        text = counts + (f", in the words “{act.date_text}”" if act.date_text else "")
        return Reason(kind="day", text=text, date=found.text)
    if found.estimated:
        text = f"{counts}: no day of its own is stated; {found.estimated}, {found.text}"
    elif len(found.readings) > 1:
        whys = {other.value: other.why for other in act.date_alternatives}
        each = [
            f"{one.text} ({why})" if (why := whys.get(one.text or "")) else f"{one.text}"
            for one in found.readings
        ]
        text = f"{counts}: its date has {len(each)} readings, {' and '.join(each)}"
    elif found.text and found.text.startswith("[.."):
        text = f"{counts}: it is only known to have happened by then ({found.text})"
    else:
        text = f"{counts}: {found.text}"
    if act.date and act.date_text:
        text += f", in the words “{act.date_text}”"
    return Reason(kind="day", text=text, date=found.text)


def _account(view: View, act: Act) -> Reason:
    says, via = view.says(act), view.via(act)
    names = " and ".join(who.name for who in says) or "the paper"
    if act.source:
        text = f"on the word of {names}, as the paper states"
    elif view.own_word(act):
        text = f"said by {names} in this act itself"
    else:
        text = f"told by {names}: the paper is in that voice"
    if via:
        text += f"; known through {' and '.join(who.name for who in via)}"
    return Reason(kind="account", text=text, says=says)


def _answers(view: View, act: Act) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for answer in act.answers:
        other = view.act(answer.act) if answer.act else None
        words = view.words(act, answer.start, answer.end)
        if other is not None:
            as_ = answer.as_ or follows(act, other)
            how = "it says so itself" if answer.as_ else "it follows from the two types"
            text = f"bears on “{other.object or other.quote}” as {as_}; {how}"
            found.append(Reason(kind="answers", text=text, act=other.id, evidence=words))
        elif answer.document or answer.text:
            text = f"answers {answer.text or 'a paper'}"
            found.append(
                Reason(kind="answers", text=text, document=answer.document, evidence=words)
            )
    return tuple(found)


def _condition(act: Act) -> Reason | None:
    if not act.condition:
        return None
    span = act.condition_span
    words = (Passage(source=act.file, start=span.start, end=span.end),) if span else ()
    return Reason(kind="condition", text=f"on condition: {act.condition}", evidence=words)


def _represents(view: View, act: Act) -> tuple[Reason, ...]:
    if act.speaks_for is None:
        return ()
    state = view.parties.who(act.speaks_for.name)
    words = view.words(act, act.speaks_for.start, act.speaks_for.end)
    return tuple(
        Reason(
            kind="represents", rule="mandates/represents", evidence=words,
            text=f"{view.parties.who(person).name} acts for {state.name}, which is the party",
        )
        for person in view.agents(act)
    )  # fmt: skip


def _one(view: View, act: Act) -> tuple[Reason, ...]:
    """The rulings by which a party of the act goes by another name."""
    parties = dict.fromkeys((*view.actors(act), *view.targets(act)))
    return tuple(
        Reason(
            kind="one", rule="parties/made_one", decision=link.decision,
            text=f"{' and '.join((link.party, *link.same_as))} are one party: "
            f"{link.reason or 'no reason is given'}",
        )
        for party in parties for link in view.parties.merged_by(party)
    )  # fmt: skip


def _ruling(act: Act) -> Reason:
    by = act.origin.reader if act.origin else "editor"
    name = f" {act.origin.name}" if act.origin and act.origin.name else ""
    text = f"read by {by}{name}; {act.status}"
    if act.rulings:
        text += f"; {len(act.rulings)} rulings of others say something else"
    return Reason(kind="ruling", text=text, decision=act.decision)
