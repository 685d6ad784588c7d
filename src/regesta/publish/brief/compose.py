"""A brief laid out for print: what needs an eye first, by thread; then what the papers tell."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

import msgspec

from regesta.exchange.brief import SECTIONS, Brief, Gone
from regesta.publish.brief import accounts, days, duties, questions, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry, Leaf, Part
from regesta.publish.brief.sources import Sources
from regesta.publish.brief.threads import SECTIONS as IN_THREADS
from regesta.publish.brief.threads import Printing, labels_of, thread_parts

MOST = 40
"""Lines that a part prints in the short form."""

MOST_THREADS = 30
"""Threads that the short form prints."""

_Maker = Callable[[Sources, Any], tuple[Entry, ...]]

_APART: dict[str, _Maker] = {
    "control": accounts.control,
    "channels": accounts.channels,
    "claims": accounts.claims,
    "mandates": accounts.mandates,
    "parties": accounts.parties,
    "bearings": accounts.bearings,
    "missing": accounts.missing,
    "unknown": accounts.unknown,
}
_DATED: dict[str, _Maker] = {
    "questions": questions.entries,
    "obligations": duties.obligations,
    "consequences": duties.consequences,
    "convening": duties.convening,
}
_COUNTED = (
    ("question", "questions", ("overdue", "due", "open", "disputed")),
    ("obligation", "obligations", ("breached", "disputed", "in_force", "pending")),
    ("consequence", "consequences", ("fired", "disputed", "armed")),
    ("channel", "channels", ("broken", "delayed")),
)


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is of: the edition's title, counts in words, and the day of `known_to`."""

    title: str = ""
    of: tuple[str, ...] = ()
    by: str | None = None


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
    if "missing" in wanted:
        brief = _told_once(brief)
    labels = labels_of(brief)
    most = MOST if short else None
    parts = list[Part]()
    if brief.since:
        parts.append(_changed(brief, sources, wanted, most))
    if wanted & {"questions", "obligations"}:
        parts.append(_running_out(brief, wanted, labels, most))
    if wanted & {"threads", *IN_THREADS}:
        printing = Printing(
            sources=sources, wanted=wanted, labels=labels, most=most,
            most_threads=MOST_THREADS if short else None,
        )  # fmt: skip
        parts += thread_parts(brief, printing)
    parts += [
        _apart(brief, sources, name, most if name not in only else None)
        for name in _APART
        if name in wanted
    ]
    if _nothing_confirmed(brief):  # said once at the top, not on every line
        parts = [_without(one, "proposed") for one in parts]
    return Leaf(
        title=f"Where things stand on {days.said(brief.on)}" if brief.on else "Where things stand",
        about=_about(brief, heading or Heading()),
        glance=_glance(brief, wanted),
        parts=tuple(one for one in parts if _holds(one)),
        nothing_on=tuple(
            wording.table("sections")[name]
            for name in SECTIONS
            if name in wanted and not getattr(brief, name)
        ),
        papers=sources.cited(),
    )


def _told_once(brief: Brief) -> Brief:
    """A brief whose missing terms stand under what is missing, and not again as unknown."""
    missing = {act for one in brief.missing for act in one.acts}
    unknown = tuple(
        one for one in brief.unknown
        if not ((one.key or "").endswith("-terms") and missing.issuperset(one.acts))
    )  # fmt: skip
    return msgspec.structs.replace(brief, unknown=unknown)


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


# -- head ---------------------------------------------------------------------------------------


def _about(brief: Brief, heading: Heading) -> tuple[str, ...]:
    said = [plain(heading.title), *heading.of]
    if _nothing_confirmed(brief):
        said.append("all of it proposed by the program, nothing confirmed by a person")
    if brief.known_by:
        said.append(f"from what was published by {days.said(brief.known_by)}")
    if brief.known_to:
        by = f" by {days.said(heading.by)}" if heading.by else ""
        said.append(f"from what {brief.known_to.name} can have known{by}")
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
    contested = (
        sum(one.contested and not one.denies for one in brief.claims) if "claims" in wanted else 0
    )
    if contested:
        said.append(f"claims: {contested:,} contested")
    for name in ("missing", "unknown"):
        if name in wanted and (lines := getattr(brief, name)):
            said.append(f"{wording.table('sections')[name]}: {len(lines):,}")
    return tuple(said)


# -- parts --------------------------------------------------------------------------------------


def _running_out(
    brief: Brief, wanted: Collection[str], labels: dict[str, str], most: int | None
) -> Part:
    asked = brief.questions if "questions" in wanted else ()
    owed = brief.obligations if "obligations" in wanted else ()
    runs = duties.running_out(asked, owed, labels)
    left = len(runs) - len(runs[:most])
    return Part(title=wording.title("due"), section="questions", entries=runs[:most], left=left)


def _apart(brief: Brief, sources: Sources, name: str, most: int | None) -> Part:
    lines: list[Any] = list(getattr(brief, name))
    kept = lines
    if most and name == "claims":
        kept = [one for one in lines if one.contested or one.changed]
    elif most and name == "parties":
        kept = [one for one in lines if one.standing or one.member_of or one.speaks_for]
    if name == "claims":
        kept = accounts.claims_in_order(kept)
    shown = kept[:most]
    left = len(kept) - len(shown) if name == "parties" else len(lines) - len(shown)
    entries = _APART[name](sources, shown)
    return Part(title=wording.title(name), section=name, entries=entries, left=left)


def _changed(brief: Brief, sources: Sources, wanted: Collection[str], most: int | None) -> Part:
    """All lines that are new or have another state than on the day asked for."""
    found = list[Entry]()
    for name, make in (_DATED | _APART).items():
        if name not in wanted:
            continue
        changed = [
            one
            for one in getattr(brief, name)
            if one.changed or any(cell.changed for cell in getattr(one, "cells", ()))
        ]
        found += [
            msgspec.structs.replace(
                entry, id="", facts=(), under=tuple(one for one in entry.under if _marked(one))
            )
            for entry in make(sources, changed)
        ]
    found += [_gone(one) for one in brief.gone if one.section in wanted]
    return Part(
        title=f"{wording.title('changed')} {days.said(brief.since)}",
        section="changed",
        entries=tuple(found[:most]),
        left=len(found) - len(found[:most]),
        note="" if found else "Nothing that the papers tell.",
    )


def _gone(line: Gone) -> Entry:
    section = wording.table("sections").get(line.section, line.section)
    was = f" (was: {line.was.replace('_', ' ')})" if line.was else ""
    return Entry(words=f"no longer, of {section}: {plain(line.what)}{was}", sign="←", key="gone")


def _marked(entry: Entry) -> bool:
    return any(mark == "new" or mark.startswith("was: ") for mark in entry.marks)
