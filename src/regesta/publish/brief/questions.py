"""The questions of a thread as they are printed: the matrix, each question, the terms."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from regesta.exchange.brief import BriefTerm, Cell, Question, Who
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry, Table
from regesta.publish.brief.marks import entry, estimated, marks_of, readings
from regesta.publish.brief.sources import Sources

_MOST_COLUMNS = 12
_NO_LABELS: Mapping[str, str] = MappingProxyType({})
Grid = tuple[tuple[tuple[str, str], ...], ...]


def in_order(questions: Sequence[Question]) -> list[Question]:
    """What needs an answer first; among these, the order of the brief."""
    return sorted(questions, key=lambda one: wording.rank("question", one.state))


def entries(
    sources: Sources, questions: Sequence[Question], labels: Mapping[str, str] = _NO_LABELS
) -> tuple[Entry, ...]:
    """An entry for each question, with one under it for each answer or silence."""
    return tuple(_entry(sources, one, labels.get(one.id, "")) for one in questions)


def matrix(questions: Sequence[Question], labels: Mapping[str, str] = _NO_LABELS) -> Table | None:
    """Questions by addressees; None where there is nothing to compare."""
    addressees = {cell.to.id: cell.to.name for one in questions for cell in one.cells}
    if len(questions) < 2 or not 2 <= len(addressees) <= _MOST_COLUMNS:
        return None
    rows = list[tuple[tuple[str, str], ...]]()
    for one in questions:
        states = {
            cell.to.id: wording.sign_and_word("cell", cell.state) for cell in one.cells
        }  # fmt: skip
        sign, _ = wording.sign_and_word("question", one.state)
        first = (sign, " ".join(part for part in (labels.get(one.id), _asked(one)) if part))
        rows.append((first, *(states.get(party, ("", "")) for party in addressees)))
    return Table(
        head=("Question", *addressees.values()),
        rows=tuple(rows),
        caption=wording.title("matrix"),
        ids=tuple(one.id for one in questions),
        only_if_it_fits=True,
    )


def terms(questions: Sequence[Question]) -> Table | None:
    """Terms by kind, a column for each party that words some; None where only one does."""
    by_kind: dict[str, dict[str, list[str]]] = {}
    parties: dict[str, str] = {}
    for question in questions:
        for term in question.terms:
            parties.setdefault(question.by.id, question.by.name)
            cell = by_kind.setdefault(term.kind or "other", {}).setdefault(question.by.id, [])
            words = term_words(term)
            if words not in cell:
                cell.append(words)
    if len(parties) < 2 or len(parties) > _MOST_COLUMNS:
        return None
    rows: Grid = tuple(
        (("", kind), *(("", "; ".join(said.get(party, []))) for party in parties))
        for kind, said in by_kind.items()
    )
    return Table(head=("Term", *parties.values()), rows=rows)


def term_words(term: BriefTerm) -> str:
    """A term with how it is meant: "offered: …", "missing: …"."""
    mode = wording.table("mode").get(term.mode or "", term.mode or "")
    labels = ", ".join(one for one in (mode, "missing" if term.missing else "") if one)
    text = plain(term.text) or (term.kind or "not said")
    return f"{labels}: {text}" if labels else text


def _terms_of(question: Question) -> list[str]:
    listed = [
        f"{term.kind}, {term_words(term)}" if term.kind and term.text else term_words(term)
        for term in question.terms
    ]
    return list(dict.fromkeys(listed))


def _asked(question: Question) -> str:
    return plain(question.content) or question.type


def _entry(sources: Sources, one: Question, label: str) -> Entry:
    called = wording.table("asked").get(one.type, one.type)
    to = _addressees(one.cells)
    if one.instructed:
        called += ", as instructed"
    facts = [("terms" if at == 0 else "", words) for at, words in enumerate(_terms_of(one))]
    if one.deadline:
        facts.append(("by", days.all_said(one.deadline)))
    if one.condition:
        facts.append(("if", plain(one.condition)))
    if one.consequence:
        facts.append(("else", plain(one.consequence)))
    facts += readings("question", one.readings)
    if len(one.tellings) > 1:
        facts += [
            ("also told" if at == 0 else "",
             f"“{plain(told.content)}” {wording.account(told.says, told.via, one.by)}")
            for at, told in enumerate(one.tellings)
        ]  # fmt: skip
    return entry(
        sources, one, "question",
        f"{one.by.name} → {to}: {_asked(one)}",
        label=label, date=f"{called}, {days.said(one.date) or 'of an unknown day'}",
        by=one.by, facts=tuple(facts), under=_cells(sources, one),
    )  # fmt: skip


def _addressees(cells: Sequence[Cell]) -> str:
    asked = [cell.to for cell in cells if not cell.unasked]
    if len(asked) > 4:
        return f"{wording.names(asked[:3])} and {len(asked) - 3} more"
    return wording.names(asked) or "nobody by name"


def _cells(sources: Sources, question: Question) -> tuple[Entry, ...]:
    """One entry for each answer; addressees of whom the same holds share one."""
    alike: dict[tuple[object, ...], list[Cell]] = {}
    for cell in question.cells:
        key = (
            cell.state, cell.says, cell.via, cell.date, cell.evidence, cell.status,
            cell.instructed, cell.unasked, cell.readings, cell.changed, cell.estimated,
        )  # fmt: skip
        alike.setdefault(key, []).append(cell)
    return tuple(_cell(sources, cells) for cells in alike.values())


def _cell(sources: Sources, cells: Sequence[Cell]) -> Entry:
    one = cells[0]
    sign, word = wording.sign_and_word("cell", one.state)
    notes = [
        note
        for note, holds in (("as instructed", one.instructed), ("not asked by name", one.unasked))
        if holds
    ]
    silent = one.state in ("nothing_on_file", "overtaken", "channel_broken") and not one.says
    last = one.history[-1].content if one.history else None
    facts = [("in its words", plain(last))] if last and one.state == "countered" else []
    return Entry(
        words=wording.names([cell.to for cell in cells]),
        sign=sign,
        state=word,
        kind="cell",
        key=one.state,
        facts=(*facts, *readings("cell", one.readings), *estimated(one)),
        account="" if silent else wording.account(one.says, one.via, _alone(cells)),
        date=days.said(one.date),
        refs=sources.refs(one.evidence),
        marks=(*marks_of(one), *notes),
    )


def _alone(cells: Sequence[Cell]) -> Who | None:
    return cells[0].to if len(cells) == 1 else None
