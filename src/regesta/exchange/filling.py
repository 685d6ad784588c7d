"""Which cells of a question an answer fills: whose it is, by the acts' own naming of parties."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.exchange.answering import Reply
from regesta.exchange.kept import Kept
from regesta.exchange.rulebook import Rule, by_type, rule, table
from regesta.exchange.sections.cell import MovingCell, entry_for
from regesta.exchange.tellings import Telling
from regesta.exchange.timing import MAX

if TYPE_CHECKING:
    from regesta.exchange.sections.question import MovingQuestion

PASSED_OVER = {"contradicts", "breaks"}


def fill(kept: Kept, question: "MovingQuestion") -> None:
    """Give a question's cells all that was answered to it, and take back what was taken back.

    An answer to a whole document comes last, and only where no word stands by its day.
    """
    replies = kept.replies.to(question.event)
    for reply in sorted(replies, key=lambda one: (one.whole, one.telling.day, one.telling.order)):
        if reply.as_ not in PASSED_OVER:
            _fill(kept, question, reply)


def _fill(kept: Kept, question: "MovingQuestion", reply: Reply) -> None:
    telling = reply.telling
    act = telling.act
    askers = {by for one in question.openers for by in (*one.by, *one.agents)}
    own = not askers.isdisjoint((*telling.by, *telling.agents))
    if own and _close(question, reply):
        return
    found = _rule(reply)
    if found is None or found.state is None or act.modality not in found.modalities:
        return
    if own:
        cells = _with_asker(kept, question, telling, found, askers)
    else:
        cells = _cells(kept, question, telling)
        if not cells and not (reply.whole and question.cells):
            cells = [_own_cell(kept, question, party, telling) for party in kept.bound(telling)]
    event = kept.tellings.event(act.id)
    entry = entry_for(
        telling, found, event=event.key if event else act.id, days=_days(kept, telling),
        ends=kept.replies.ended.get(act.id, MAX), unnamed=reply.unnamed,
    )  # fmt: skip
    for cell in cells:
        filled = any(one.days[0] <= entry.days[0] for one in cell.entries)
        if not (reply.whole and filled):
            cell.entries.append(entry)


def _rule(reply: Reply) -> Rule | None:
    """The rule by which an answer fills a cell; a type that this version does not know has none."""
    act = reply.telling.act
    if reply.as_ == "fulfils":
        return rule("cells/by_deed")
    if act.type == "promise" and (act.from_ or any(term.mode != "asked" for term in act.terms)):
        return rule("cells/undertaken")
    return by_type("cells").get(act.type)


def _close(question: "MovingQuestion", reply: Reply) -> bool:
    """What the asker himself takes back or replaces closes the cells that are open."""
    telling = reply.telling
    if telling.act.modality not in rule("cells/withdrawn").modalities:
        return False
    if telling.act.type == "retract":
        question.withdrawn.append((telling.day, telling))
        for cell in question.cells.values():
            cell.withdrawn.append((telling.day, telling))
        return True
    if reply.as_ == "replaces":
        for cell in question.cells.values():
            cell.overtaken.append((telling.day, telling))
        return True
    return False


def _cells(kept: Kept, question: "MovingQuestion", telling: Telling) -> list[MovingCell]:
    """The cells that an answer is for, by its own telling or another one of the same event."""
    event = kept.tellings.event(telling.act.id)
    others = event.tellings if event else ()
    for one in (telling, *others):
        found = _matched(kept, question, one)
        if found:
            return found
    return []


def _matched(kept: Kept, question: "MovingQuestion", telling: Telling) -> list[MovingCell]:
    return _of_party(kept, question, (*kept.bound(telling), *telling.by, *telling.agents))


def _of_party(kept: Kept, question: "MovingQuestion", who: Iterable[str]) -> list[MovingCell]:
    """The cells of some parties: their own, those whom they speak for, those who are of them."""
    parties = kept.view.parties
    answering = dict.fromkeys(who)
    cells = question.cells
    direct = [cells[party] for party in answering if party in cells]
    if direct:
        return direct
    spoken = {state for party in answering for state in parties.speaks_for(party)}
    found = [cell for party, cell in cells.items() if party in spoken]
    if found:
        return found
    return [
        cell for party, cell in cells.items()
        if not answering.keys().isdisjoint((*parties.speaks_for(party), *parties.member_of(party)))
    ]  # fmt: skip


def _own_cell(kept: Kept, question: "MovingQuestion", party: str, telling: Telling) -> MovingCell:
    """A cell for who answers without having been asked by name."""
    cell = question.cells.get(party)
    if cell is None:
        askers = tuple(by for one in question.openers for by in one.by)
        cell = MovingCell(kept, party, kept.who(party, telling), askers)
        question.cells[party] = cell
        member = kept.view.parties.member_of(party)
        cell.unasked = not any(one in question.cells for one in member)
    return cell


def _with_asker(
    kept: Kept, question: "MovingQuestion", telling: Telling, found: Rule, askers: set[str]
) -> list[MovingCell]:
    """What the asker does together with others: a meeting that is held, an agreement all sign.

    An agreement answers for each of the others who signs it; any other answer in which the asker
    has a part, for those of the others who were asked.
    """
    act = telling.act
    if act.type == "convene":
        return _met(kept, question, telling)
    others = [party for party in telling.by if party not in askers]
    if act.type in table("undertakings")["together"]:
        return [
            question.cells.get(party) or _own_cell(kept, question, party, telling)
            for party in others
        ]
    if len(others) == len(telling.by) or found.state in table("undertakings")["apart"]:
        return []
    asked = [_of_party(kept, question, [party]) for party in others]
    return [cell for cells in asked for cell in cells if cell.asked_from < MAX]


def _met(kept: Kept, question: "MovingQuestion", telling: Telling) -> list[MovingCell]:
    """A meeting that takes place answers the invitation for those who were there.

    Where it is not said who was there, for all who were asked.
    """
    there = {*kept.view.targets(telling.act), *telling.by, *telling.agents}
    asked = [cell for cell in question.cells.values() if cell.asked_from != MAX]
    askers = {by for one in question.openers for by in one.by}
    return [cell for cell in asked if cell.party in there] or ([] if there - askers else asked)


def _days(kept: Kept, telling: Telling) -> tuple[int, ...]:
    """An answer told without a day of its own, or with a last one only, counts from the event's."""
    event = kept.tellings.event(telling.act.id)
    if not telling.dated and event is not None and event.day < telling.day:
        return (event.day,)
    return telling.days
