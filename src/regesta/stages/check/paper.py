"""What a check looks at: one paper with its marks, description and datings, gathered once."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from regesta.model import Dating, Description, Document, Finding, Mark, Severity, Span
from regesta.model.identity import digest
from regesta.stages.protocol import Scope

CLAUSE = 70
"""Code points of a paper's text that are shown where a whole passage is in question."""

_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Paper:
    """One document of a scope; all offsets are absolute in `text`."""

    text: str
    document: Document
    description: Description | None
    datings: tuple[Dating, ...]
    marks: tuple[Mark, ...]
    within: tuple[Span, ...]
    inner: tuple[Document, ...]
    described_inside: tuple[Description, ...]

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """The parts of the extent that belong to no nested paper, in order."""
        parts: list[Span] = []
        at = self.document.start
        for span in sorted(self.within):
            if span.start > at:
                parts.append(Span(at, span.start))
            at = max(at, span.end)
        if at < self.document.end:
            parts.append(Span(at, self.document.end))
        return tuple(parts)

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """`own` without what stands before the text and after it."""
        opening, closing = self.document.opening, self.document.closing
        low = opening.end if opening else self.document.start
        high = closing.start if closing else self.document.end
        cut = (Span(max(p.start, low), min(p.end, high)) for p in self.own)
        return tuple(part for part in cut if part.start < part.end)

    def of_kind(self, *kinds: str) -> tuple[Mark, ...]:
        """Marks of these kinds, in order of start."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)

    def dating(self, field: str) -> Dating | None:
        """The dating of one of the paper's own dates."""
        return next((d for d in self.datings if d.field == field), None)

    def words(self, span: Span) -> str:
        """The words of a span, white space collapsed."""
        return _SPACE.sub(" ", self.text[span.start : span.end]).strip()

    def line_at(self, start: int, limit: int = CLAUSE) -> Span:
        """From `start` to the end of its line or sentence, at most `limit` code points."""
        stop = min(start + limit, self.document.end)
        line, sentence = (
            self.text.find("\n", start + 1, stop),
            self.text.find(". ", start + 16, stop),
        )
        ends = (line, sentence)  # a point near the start is that of "Mr."
        end = min((at for at in ends if at > start), default=stop)
        if end == stop < self.document.end:
            space = self.text.rfind(" ", start + 1, stop)
            end = space if space > start else stop
        return Span(start, end)

    @property
    def name_plate(self) -> Span:
        """The words to point at when the paper as a whole lacks something.

        The signature, else the heading, else the first words of its own.
        """
        description = self.description
        if description is not None:
            for party in reversed(description.signed):
                if party.evidence:
                    return party.evidence[0]
            if description.head is not None and description.head.evidence:
                return description.head.evidence[0]
        signatures = self.of_kind("signature")
        if signatures:
            return signatures[-1].span
        start = self.own[0].start if self.own else self.document.start
        while start < self.document.end and self.text[start].isspace():
            start += 1
        return self.line_at(start)

    @cached_property
    def cut_off_at(self) -> int | None:
        """Where the text begins in the middle of a sentence, or None where it does not.

        It does where no heading, label or salutation stands before it and the first letter is
        lower-case. A page mark before it tells nothing: pages begin anywhere.
        """
        head = self.description and (self.description.head or self.description.salutation)
        if head or self.of_kind("heading", "title", "label", "enclosure", "salutation"):
            return None
        start = self.document.start
        for mark in self.of_kind("page"):
            if not self.text[start : mark.start].strip():
                start = mark.end
        while start < self.document.end and not self.text[start].isalnum():
            if self.text[start] in "\"'“‘(":
                return None
            start += 1
        if start >= self.document.end or not self.text[start].islower():
            return None
        if any(span.start <= start for span in self.within):
            return None  # the paper inside begins here, and is told of by itself
        line = self.text[start : start + 200].split("\n\n", 1)[0]
        return start if len(line.split()) > 5 else None

    def finding(
        self,
        check: str,
        severity: Severity,
        message: str,
        *evidence: Span,
        proposed: str | None = None,
    ) -> Finding:
        """A finding whose id comes from the words of its first evidence."""
        first = evidence[0]
        passage = self.text[first.start : first.end]
        occurrence = self.text.count(passage, 0, first.start) if passage else 0
        return Finding(
            id=finding_id(check, passage, occurrence),
            document=self.document.id,
            check=check,
            severity=severity,
            message=message,
            evidence=evidence,
            rule=check,
            proposed=proposed,
        )


def finding_id(check: str, passage: str, occurrence: int) -> str:
    """The id of a finding: the check, the passage, its number among equal passages.

    >>> finding_id("undated", "Robert Lansing", 0)
    'f-6d0dfa41a758'
    """
    return "f-" + digest("finding", check, _SPACE.sub(" ", passage).strip(), str(occurrence))


def gather(scope: Scope) -> Paper | None:
    """The paper of a document scope; None for apparatus, which has nothing to check."""
    document = scope.document
    if document is None or document.apparatus:
        return None
    return Paper(
        text=scope.text,
        document=document,
        description=next(iter(scope.all(Description)), None),
        datings=tuple(scope.all(Dating)),
        marks=tuple(scope.all(Mark)),
        within=scope.within,
        inner=tuple(r for r in scope.inner.get(Document, ()) if isinstance(r, Document)),
        described_inside=tuple(
            r for r in scope.inner.get(Description, ()) if isinstance(r, Description)
        ),
    )


def day(dating: Dating | None) -> dt.date | None:
    """The day of a dating whose value is one full day, else None."""
    match = _DAY.fullmatch((dating and dating.value) or "")
    if match is None:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def words_of(dating: Dating) -> Span | None:
    """Where the words of a dating stand, or None where it was inferred from others."""
    if dating.start is None or dating.end is None:
        return dating.evidence[0] if dating.evidence else None
    return Span(dating.start, dating.end)


def in_words(day: dt.date) -> str:
    """A day for a message, the same in every place and language of the machine.

    >>> in_words(dt.date(1921, 3, 5))
    '5 March 1921'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
