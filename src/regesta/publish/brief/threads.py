"""The threads of a brief, each with its questions, terms, obligations, consequences, meeting."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec

from regesta.exchange.brief import Brief, Thread
from regesta.publish.brief import duties, questions, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry, Part
from regesta.publish.brief.sources import Sources

SECTIONS = ("questions", "obligations", "consequences", "convening")
"""Sections whose lines stand under their thread."""

Lines = Mapping[str, list[Any]]


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed, and how: `most` lines of a part, or all where it is None."""

    sources: Sources
    wanted: Collection[str]
    labels: Mapping[str, str]
    most: int | None = None
    most_threads: int | None = None


def ranked(brief: Brief) -> list[Thread]:
    """The threads, what weighs most first."""
    return sorted(brief.threads, key=lambda one: -one.weight)


def labels_of(brief: Brief) -> dict[str, str]:
    """Numbers of questions (`Q3`) and obligations (`O2`), by id, in the order of print."""
    place = {thread.id: at for at, thread in enumerate(ranked(brief))}
    found: dict[str, str] = {}
    for letter, lines in (
        ("Q", questions.in_order(brief.questions)),
        ("O", duties.in_order(brief.obligations)),
    ):
        lines.sort(key=lambda one: place.get(one.thread or "", len(place)))
        found |= {one.id: f"{letter}{at}" for at, one in enumerate(lines, 1)}
    return found


def thread_parts(brief: Brief, printing: Printing) -> list[Part]:
    """A part for each thread, and one for what stands in none."""
    by_thread: dict[str | None, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    listed = ranked(brief)
    known = {one.id for one in listed}
    for name in SECTIONS:
        if name in printing.wanted:
            for line in getattr(brief, name):
                thread = line.thread if line.thread in known else None
                by_thread[thread][name].append(line)
    shown = listed[: printing.most_threads] if printing.most_threads else listed
    made = [_thread(one, by_thread[one.id], printing) for one in shown]
    if len(listed) > len(shown):
        made.append(
            Part(title=wording.title("threads"), section="threads", left=len(listed) - len(shown))
        )
    apart = _lines(by_thread[None], printing)
    return [*made, Part(title=wording.title("apart"), section="threads", parts=apart)]


def _thread(thread: Thread, lines: Lines, printing: Printing) -> Part:
    inside = _lines(lines, printing)
    note = f"Between {wording.names(thread.parties)}." if len(thread.parties) > 1 else ""
    if not inside and "threads" not in printing.wanted:
        note = ""
    elif not inside:
        note = f"{note} Nothing of it is open or binds.".strip()
    return Part(
        title=plain(thread.name), section="threads", parts=inside, note=note, id=thread.id
    )  # fmt: skip


def _lines(lines: Lines, printing: Printing) -> tuple[Part, ...]:
    """The parts of one thread, those that hold anything."""
    sources, labels = printing.sources, printing.labels
    asked = questions.in_order(lines.get("questions", []))
    matrix, terms = questions.matrix(asked[: printing.most], labels), questions.terms(asked)
    tables = (matrix,) if matrix else ()
    found = [
        _part("questions", asked, printing, lambda some: questions.entries(sources, some, labels)),
        Part(title=wording.title("terms"), section="questions", tables=(terms,) if terms else ()),
        _part(
            "obligations", duties.in_order(lines.get("obligations", [])), printing,
            lambda some: duties.obligations(sources, some, labels),
        ),
        _part(
            "consequences", lines.get("consequences", []), printing,
            lambda some: duties.consequences(sources, some),
        ),
        _part(
            "convening", lines.get("convening", []), printing,
            lambda some: duties.convening(sources, some),
        ),
    ]  # fmt: skip
    found[0] = msgspec.structs.replace(found[0], tables=tables)
    return tuple(one for one in found if one.entries or one.tables)


def _part(
    name: str,
    lines: list[Any],
    printing: Printing,
    make: Callable[[list[Any]], tuple[Entry, ...]],
) -> Part:
    shown = lines[: printing.most]
    return Part(
        title=wording.title(name), section=name, entries=make(shown), left=len(lines) - len(shown)
    )
