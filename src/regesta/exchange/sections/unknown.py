"""Unknown: what these papers cannot tell, and why."""

from collections.abc import Iterable, Sequence

import msgspec

from regesta.exchange.brief import Claim, Consequence, Control, Missing, Passage, Shown, Unknown
from regesta.exchange.filed import dates_in
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.paper import Paper
from regesta.exchange.rulebook import table
from regesta.exchange.sections.missing import missing_terms
from regesta.exchange.stepped import Stepped, stepped
from regesta.exchange.tellings import status_of
from regesta.exchange.timing import MAX, MIN, when
from regesta.exchange.view import NO_DAY, View
from regesta.model import Act


class _After(msgspec.Struct, frozen=True):
    """What a line of another section leaves unknown, as long as it does."""

    line: Moving

    @property
    def key(self) -> str:
        return f"u-{self.line.key}"

    @property
    def days(self) -> Sequence[int]:
        return self.line.days

    def on(self, day: int) -> Shown | None:
        found = self.line.on(day)
        shown = _left_open(found) if found is not None else None
        return msgspec.structs.replace(shown, key=self.key) if shown else None


def _left_open(found: Shown) -> Unknown | None:
    if isinstance(found, Control):
        return _holder(found)
    if isinstance(found, Claim):
        return _said(found)
    if isinstance(found, Missing):
        return _dated_twice(found)
    return _told(found) if isinstance(found, Consequence) else None


def opened(view: View, kept: Kept) -> list[Moving]:
    """What papers do not say of themselves, and what acts and other sections leave open."""
    made: list[Moving] = [line for paper in view.papers for line in _of_paper(view, paper)]
    made.extend(_of_terms(view, kept))
    made.extend(_undated(view))
    for section in ("control", "claims", "consequences", "missing"):
        made.extend(
            _After(line) for line in kept.sections.get(section, ())
            if not isinstance(line, Stepped)
            or any(shown is not None and _left_open(shown) for shown in line.shown)
        )  # fmt: skip
    return made


def _of_paper(view: View, paper: Paper) -> Iterable[Moving]:
    acts = view.acts_of(paper.id)
    if not acts:
        return
    words = table("unknown")
    lacking = [
        said for lack, said in zip(words["lacks"], words["said"], strict=True)
        if _lacks(paper, lack) and not (paper.nested_in and lack in words["of_outer_only"])
    ]  # fmt: skip
    written = when(paper.date) if paper.date else None
    day = written.day if written else min(view.day(act) for act in acts)
    called = paper.head or paper.regest or paper.kind
    place = paper.head_span or paper
    opening = min((act.start for act in acts if act.start > paper.start), default=paper.end)
    if lacking:
        line = Unknown(
            what=f"{' and '.join(lacking)}: {paper.kind} ({called})",
            why="the paper does not say",
            evidence=tuple(
                Passage(source=paper.file, start=start, end=end)
                for start, end in dict.fromkeys((
                    (paper.start, max(opening, place.end)),
                    *((span.start, span.end) for span in (paper.date_span, paper.received_span)
                      if span),
                ))
            ),
            paper_date=paper.date,
            status="proposed",
        )  # fmt: skip
        yield stepped(f"u-{paper.id}", [day], lambda _: line)
    published = when(paper.published) if paper.published else None
    if written and published and published.last < written.first:
        spans = [span for span in (paper.published_span, paper.date_span) if span]
        early = Unknown(
            what=f"when it was published: {paper.kind} ({called})",
            why=f"the paper gives {paper.published}, which is before it was written, {paper.date}",
            evidence=tuple(
                Passage(source=paper.file, start=span.start, end=span.end)
                for span in (spans or [place])
            ),
            paper_date=paper.date,
            status="proposed",
        )
        yield stepped(f"u-{paper.id}-published", [day], lambda _: early)


def _lacks(paper: Paper, lack: str) -> bool:
    """Whether a paper does not say something; a date that is open on one side is none."""
    if lack in paper.lacks:
        return True
    written = when(paper.date) if lack == "date" else None
    return written is not None and (written.first == MIN or written.last == MAX)


def _of_terms(view: View, kept: Kept) -> Iterable[Moving]:
    for act in view.acts:
        told = kept.tellings.of(act.id)
        gone = missing_terms(act, kept)
        if told is None or not gone:
            continue
        named = " and ".join(dict.fromkeys(f"“{term.text}”" for term in gone if term.text))
        about = act.object or act.quote
        line = Unknown(
            what=f"what is meant by {named}: {about}" if named else f"the terms: {about}",
            why="the act refers to it, and no paper on file gives it",
            evidence=tuple(dict.fromkeys((
                *(words for term in gone for words in view.words(act, term.start, term.end)),
                *told.evidence,
            ))),
            acts=(act.id,),
            status=status_of([told]),
            paper_date=told.paper_date,
        )  # fmt: skip
        yield stepped(f"u-{act.id}-terms", [told.day], lambda _, line=line: line)


def _undated(view: View) -> Iterable[Moving]:
    """One line a paper for its acts without a day; they count from the beginning."""
    found: dict[str, list[Act]] = {}
    for act in view.acts:
        if view.when(act) is None:
            paper = view.paper_of(act)
            found.setdefault(paper.id if paper else act.file, []).append(act)
    for key, acts in found.items():
        line = Unknown(
            what=f"when it happened: {acts[0].object or acts[0].quote}"
            + (f", and {len(acts) - 1} more acts of the same paper" if len(acts) > 1 else ""),
            why=NO_DAY,
            evidence=tuple(words for act in acts for words in view.passages(act)),
            acts=tuple(act.id for act in acts),
            status="proposed" if any(act.status == "proposed" for act in acts) else "confirmed",
        )
        yield stepped(f"u-undated-{key}", [MIN], lambda _, line=line: line)


def _holder(line: Control) -> Unknown | None:
    if line.holder is not None or line.degree != "lost":
        return None
    return Unknown(
        what=f"who holds {line.place.name}",
        why=f"it was lost, as {_names(line)} says, and no paper says who has it",
        evidence=line.evidence,
        acts=line.acts,
        status=line.status,
        paper_date=line.paper_date,
    )


def _said(line: Claim) -> Unknown | None:
    if not line.known_only_from_denial:
        return None
    return Unknown(
        what=f"what was said: {line.content}",
        why=f"it is known only from its denial by {_names(line)}",
        evidence=line.evidence,
        acts=line.acts,
        status=line.status,
        paper_date=line.paper_date,
    )


def _told(line: Consequence) -> Unknown | None:
    last = line.history[-1] if line.history else None
    if line.state != "fired" or (last is not None and last.act is not None):
        return None
    return Unknown(
        what=f"whether it happened: {line.follows}",
        why="what was to set it off has come, and no paper tells of it",
        evidence=line.evidence,
        acts=line.acts,
        status=line.status,
        paper_date=line.paper_date,
    )


def _dated_twice(line: Missing) -> Unknown | None:
    """What papers call by different days; each reference keeps its own."""
    if not line.also:
        return None
    days = {dates_in(text, line.paper_date) for text in (line.what, *line.also)} - {frozenset()}
    if len(days) < 2:
        return None
    return Unknown(
        what=f"the date of {line.what}",
        why=f"it is also called {' and '.join(f'“{text}”' for text in line.also)}",
        evidence=line.evidence,
        acts=line.acts,
        status=line.status,
        paper_date=line.paper_date,
    )


def _names(line: Control | Claim) -> str:
    return ", ".join(who.name for who in line.says) or "the paper"
