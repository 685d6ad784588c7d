"""A brief laid out for print: what needs an eye first, by thread; then what the papers tell."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

import msgspec

from regesta.exchange.brief import SECTIONS, Brief, Thread
from regesta.publish.brief import accounts, days, duties, questions, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry, Leaf, Part, every_entry
from regesta.publish.brief.sources import Sources

MOST = 40
"""Entries that a part prints in the short form."""

IN_THREADS = ("questions", "obligations", "consequences", "convening")
"""Sections whose lines stand under their thread."""

_APART: dict[str, Callable[[Sources, Any], tuple[Entry, ...]]] = {
    "control": accounts.control,
    "channels": accounts.channels,
    "claims": accounts.claims,
    "mandates": accounts.mandates,
    "parties": accounts.parties,
    "bearings": accounts.bearings,
    "missing": accounts.missing,
    "unknown": accounts.unknown,
}
_COUNTED = (
    ("question", "questions", ("overdue", "due", "open", "disputed")),
    ("obligation", "obligations", ("breached", "disputed", "in_force", "pending")),
    ("consequence", "consequences", ("fired", "disputed", "armed")),
    ("channel", "channels", ("broken", "delayed")),
)


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is of: the edition's title, and what was asked of it beyond the brief's keys.

    `of` are counts and limits in words; each stands in the line under the title.
    """

    title: str = ""
    of: tuple[str, ...] = ()


def compose(
    brief: Brief,
    sources: Sources,
    *,
    heading: Heading | None = None,
    only: Collection[str] = (),
    short: bool = False,
) -> Leaf:
    """Lay a brief out for print.

    Args:
        brief: what the exchange says.
        sources: makes its references.
        heading: what it is of.
        only: sections to print; all where empty.
        short: leave out claims that nobody contests, parties of whom only names are known, and
            all but the first lines of a part; and say how many lines that is.
    """
    wanted = set(only) or set(SECTIONS)
    parts = list[Part]()
    if brief.since:
        parts.append(_changed(brief, sources))
    if wanted & {"questions", "obligations"}:
        runs = duties.running_out(sources, _only(brief, wanted), _labels(brief))
        parts.append(Part(title=wording.title("due"), section="due", entries=runs))
    if wanted & {"threads", *IN_THREADS}:
        parts += _threads(brief, sources, wanted)
    parts += [
        _part_apart(brief, sources, name, short=short and name not in only)
        for name in _APART
        if name in wanted
    ]
    if _nothing_confirmed(brief):  # said once at the top, not on every line
        parts = [_without(one, "proposed") for one in parts]
    return Leaf(
        title=f"Where things stand on {days.said(brief.on)}" if brief.on else "Where things stand",
        about=_about(brief, heading or Heading()),
        glance=_glance(brief, wanted),
        parts=tuple(_cut(one, MOST if short else None) for one in parts if _holds(one)),
        nothing_on=tuple(
            wording.table("sections")[name]
            for name in SECTIONS
            if name in wanted and not getattr(brief, name)
        ),
        papers=sources.cited(),
    )


def _only(brief: Brief, wanted: Collection[str]) -> Brief:
    return msgspec.structs.replace(
        brief, **{name: () for name in ("questions", "obligations") if name not in wanted}
    )


def _part_apart(brief: Brief, sources: Sources, name: str, *, short: bool) -> Part:
    lines: list[Any] = list(getattr(brief, name))
    kept = lines
    if short and name == "claims":
        kept = [one for one in lines if one.contested or one.changed]
    elif short and name == "parties":
        kept = [one for one in lines if one.standing or one.member_of or one.speaks_for]
    entries = _APART[name](sources, kept)
    left = len(lines) - len(kept) if name == "claims" else 0
    return Part(title=wording.title(name), section=name, entries=entries, left=left)


def _labels(brief: Brief) -> dict[str, str]:
    """Numbers of the questions, by id, in the order of print."""
    by_thread = {thread.id: at for at, thread in enumerate(_ranked(brief))}
    listed = questions.in_order(brief.questions)
    listed.sort(key=lambda one: by_thread.get(one.thread or "", len(by_thread)))
    return {one.id: f"Q{at}" for at, one in enumerate(listed, 1)}


def _ranked(brief: Brief) -> list[Thread]:
    return sorted(brief.threads, key=lambda one: -one.weight)


def _holds(part: Part) -> bool:
    return bool(
        part.entries or part.tables or part.note or part.left or any(map(_holds, part.parts))
    )


def _without(part: Part, mark: str) -> Part:
    def bare(entry: Entry) -> Entry:
        return msgspec.structs.replace(
            entry,
            marks=tuple(one for one in entry.marks if one != mark),
            under=tuple(map(bare, entry.under)),
        )

    return msgspec.structs.replace(
        part,
        entries=tuple(map(bare, part.entries)),
        parts=tuple(_without(one, mark) for one in part.parts),
    )


def _cut(part: Part, most: int | None) -> Part:
    if most is None:
        return part
    return msgspec.structs.replace(
        part,
        entries=part.entries[:most],
        tables=tuple(msgspec.structs.replace(one, rows=one.rows[:most]) for one in part.tables),
        left=part.left + max(len(part.entries) - most, 0),
        parts=tuple(_cut(one, most) for one in part.parts),
    )


# -- head ---------------------------------------------------------------------------------------


def _about(brief: Brief, heading: Heading) -> tuple[str, ...]:
    said = [plain(heading.title), *heading.of]
    if _nothing_confirmed(brief):
        said.append("all of it proposed by the program, nothing confirmed by a person")
    if brief.known_by:
        said.append(f"from what was published by {days.said(brief.known_by)}")
    if brief.known_to:
        said.append(f"from what {brief.known_to.name} can have known")
    if brief.since:
        said.append(f"changes since {days.said(brief.since)} are marked")
    return tuple(one for one in said if one)


def _nothing_confirmed(brief: Brief) -> bool:
    lines: list[Any] = [one for name in SECTIONS for one in getattr(brief, name)]
    lines += [cell for one in brief.questions for cell in one.cells]
    read = [one for one in lines if one.acts]  # the others rest on what is not there
    return bool(read) and all(one.status == "proposed" for one in read)


def _glance(brief: Brief, wanted: Collection[str]) -> tuple[str, ...]:
    """Counts of what is open, due, overdue and contested, one phrase a section."""
    said = list[str]()
    for kind, name, states in _COUNTED:
        if name not in wanted:
            continue
        found = Counter(one.state for one in getattr(brief, name))
        counts = [
            f"{found[state]:,} {wording.sign_and_word(kind, state)[1]}"
            for state in states
            if found[state]
        ]
        if counts:
            said.append(f"{name}: {', '.join(counts)}")
    contested = sum(one.contested for one in brief.claims) if "claims" in wanted else 0
    if contested:
        said.append(f"claims: {contested:,} contested")
    for name in ("missing", "unknown"):
        if name in wanted and (lines := getattr(brief, name)):
            said.append(f"{wording.table('sections')[name]}: {len(lines):,}")
    return tuple(said)


# -- changes ------------------------------------------------------------------------------------


def _changed(brief: Brief, sources: Sources) -> Part:
    """All lines that are new or have another state than on the day asked for."""
    makers: dict[str, Callable[[Sources, Any], tuple[Entry, ...]]] = {
        "questions": questions.entries,
        "obligations": duties.obligations,
        "consequences": duties.consequences,
        "convening": duties.convening,
        **_APART,
    }
    found = list[Entry]()
    for name, make in makers.items():
        changed = [
            one
            for one in getattr(brief, name)
            if one.changed or any(cell.changed for cell in getattr(one, "cells", ()))
        ]
        found += [
            msgspec.structs.replace(
                entry, facts=(), under=tuple(one for one in entry.under if _marked(one))
            )
            for entry in make(sources, changed)
        ]
    return Part(
        title=f"{wording.title('changed')} {days.said(brief.since)}",
        section="changed",
        entries=tuple(found),
        note="" if found else "Nothing that the papers tell.",
    )


def _marked(entry: Entry) -> bool:
    return any(mark == "new" or mark.startswith("was: ") for mark in entry.marks)


# -- threads ------------------------------------------------------------------------------------


def _threads(brief: Brief, sources: Sources, wanted: Collection[str]) -> list[Part]:
    ranked = _ranked(brief)
    known = {one.id for one in ranked}
    made = [_thread(brief, sources, wanted, one) for one in ranked]
    apart = _lines_of(brief, sources, wanted, lambda line: line.thread not in known)
    return [*made, Part(title=wording.title("apart"), section="threads", parts=apart)]


def _thread(brief: Brief, sources: Sources, wanted: Collection[str], thread: Thread) -> Part:
    inside = _lines_of(brief, sources, wanted, lambda line: line.thread == thread.id)
    empty = not any(map(_holds, inside))
    note = f"Between {wording.names(thread.parties)}." if thread.parties else ""
    if empty and "threads" not in wanted:
        note = ""
    elif empty:
        note = f"{note} Nothing of it is open or binds.".strip()
    return Part(
        title=plain(thread.name), section="threads", parts=inside, note=note, id=thread.id
    )  # fmt: skip


def _lines_of(
    brief: Brief, sources: Sources, wanted: Collection[str], mine: Callable[[Any], bool]
) -> tuple[Part, ...]:
    """The parts of one thread."""
    asked = questions.in_order([one for one in brief.questions if mine(one)])
    found = list[Part]()
    if "questions" in wanted:
        labels = _labels(brief)
        matrix, terms = questions.matrix(asked, labels), questions.terms(asked)
        found.append(
            Part(
                title=wording.title("questions"), section="questions",
                entries=questions.entries(sources, asked, labels),
                tables=(matrix,) if matrix else (),
            )
        )  # fmt: skip
        if terms:
            found.append(Part(title=wording.title("terms"), section="questions", tables=(terms,)))
    for name, make in (
        ("obligations", duties.obligations),
        ("consequences", duties.consequences),
        ("convening", duties.convening),
    ):
        if name in wanted:
            lines: list[Any] = [one for one in getattr(brief, name) if mine(one)]
            found.append(
                Part(title=wording.title(name), section=name, entries=make(sources, lines))
            )
    return tuple(one for one in found if _holds(one))


def count_of_lines(leaf: Leaf) -> int:
    """How many entries are printed, those under others too."""
    return sum(1 for _ in every_entry(leaf.parts))
