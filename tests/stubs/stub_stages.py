"""Tiny stages for tests of the spine: papers part at a line of three dashes.

A paper's first line is its heading `A to B`; `> ` begins a paper nested in it; `BOOM` in a paper
makes describing fail. They know nothing of real papers and need none of the real stages.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from regesta.errors import UnreadableFile
from regesta.model import (
    Dating,
    Description,
    Document,
    Evidence,
    Field,
    Finding,
    Mark,
    Party,
    Reading,
    Record,
    Regest,
    Source,
    Span,
)
from regesta.model.identity import assign_ids, digest
from regesta.settings import Settings
from regesta.stages.protocol import Context, KeyOf, Scope, Stage

PACKAGE = "stub_stages"
CALLS: list[tuple[str, str]] = []
"""Which stage ran on what, in this process; tests clear it."""

_HEADING = re.compile(r"^(?:> )?([A-Z][\w ]*) to ([A-Z][\w ]*)\.?$", re.MULTILINE)
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_NUMBER = re.compile(r"^No\. (\d+)$", re.MULTILINE)
_QUOTED = re.compile(r"(?:^> .*\n?)+", re.MULTILINE)


def list_files(folder: Path, settings: Settings) -> Iterator[str]:
    """All text files of a folder."""
    found = [p.relative_to(folder).as_posix() for p in folder.rglob("*.txt")]
    return iter(sorted(p for p in found if not p.startswith(".") and p not in settings.skip))


def read_file(folder: Path, relative: str, _settings: Settings) -> Source:
    """UTF-8 or nothing."""
    CALLS.append(("read", relative))
    data = (folder / relative).read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile("no UTF-8", remedy="Save it as UTF-8.") from error
    return Source(
        path=relative,
        format="text",
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        file_sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
    )


def mark(scope: Scope, _context: Context) -> Iterable[Record]:
    CALLS.append(("mark", ""))
    for kind, pattern in (("heading", _HEADING), ("date", _DAY), ("number", _NUMBER)):
        for match in pattern.finditer(scope.text):
            yield Mark(kind=kind, start=match.start(), end=match.end(), rule=kind)
    for match in re.finditer("0ne", scope.text):
        yield Reading(
            start=match.start(), end=match.end(), text="0ne", proposed="One",
            reason="a digit for a letter", rule="digit_for_letter",
        )  # fmt: skip


def divide(scope: Scope, _context: Context) -> Iterable[Record]:
    CALLS.append(("divide", ""))
    text = scope.text
    extents: list[tuple[int, int]] = []
    begin = 0
    for stop in [*(m.start() for m in re.finditer(r"^---$", text, re.MULTILINE)), len(text)]:
        part = text[begin:stop].strip("-\n ")
        if part:
            at = text.index(part, begin)
            extents.append((at, at + len(part)))
        begin = stop
    tops = len(extents)
    for start, end in extents[:tops]:
        extents += [
            (m.start(), start + len(text[start : m.end()].rstrip()))
            for m in _QUOTED.finditer(text, start, end)
        ]
    ids = assign_ids(extents, text)
    for i, (start, end) in enumerate(extents):
        around = [j for j in range(tops) if extents[j][0] <= start and end <= extents[j][1]]
        heading = _HEADING.match(text, start)
        yield Document(
            id=ids[i],
            start=start,
            end=end,
            rule="dashes",
            nested_in=ids[around[0]] if i >= tops else None,
            apparatus=i < tops and heading is None,
            evidence=(Evidence(rule="dashes", start=start, end=start + 1, weight=2.0),),
        )


def describe(scope: Scope, _context: Context) -> Iterable[Record]:
    assert scope.document is not None
    CALLS.append(("describe", scope.document.id))
    own = scope.text[scope.span.start : scope.span.end]
    if "BOOM" in own:
        raise ValueError("cannot bear this paper")
    first = next((m for m in scope.all(Mark) if m.kind == "heading"), None)
    days = [m for m in scope.all(Mark) if m.kind == "date"]
    numbers = [m for m in scope.all(Mark) if m.kind == "number"]
    heading = _HEADING.match(scope.text, first.start) if first else None

    def party(group: int) -> tuple[Party, ...]:
        if heading is None:
            return ()
        span = Span(*heading.span(group))
        return (Party(name=heading[group], role=None, rule="heading", evidence=(span,)),)

    def field(mark: Mark, value: str | None = None) -> Field:
        words = scope.text[mark.start : mark.end]
        return Field(value=value or words, rule=mark.rule, evidence=(mark.span,))

    yield Description(
        document=scope.document.id,
        kind=Field(value="letter", rule="stub", certainty="low"),
        head=field(first) if first else None,
        sender=party(1),
        recipient=party(2),
        date=field(days[0]) if days else None,
        number=field(numbers[0], scope.text[numbers[0].start + 4 : numbers[0].end])
        if numbers
        else None,
    )


def settle(scope: Scope, _context: Context) -> Iterable[Record]:
    assert scope.document is not None
    CALLS.append(("settle", scope.document.id))
    described = scope.all(Description)[0]
    if described.date and described.date.value and described.date.evidence:
        words = described.date.evidence[0]
        yield Dating(
            document=scope.document.id, rule="day", field="date", text=described.date.value,
            start=words.start, end=words.end, value=described.date.value, basis="dateline",
            calendar="gregorian",
        )  # fmt: skip
    names = " to ".join(p.name or "" for p in (*described.sender, *described.recipient))
    yield Regest(document=scope.document.id, text=f"{names or 'Someone'}.", rule="stub")


def check(scope: Scope, _context: Context) -> Iterable[Record]:
    assert scope.document is not None
    CALLS.append(("check", scope.document.id))
    if not any(one.field == "date" for one in scope.all(Dating)):
        words = (Span(scope.span.start, scope.span.start + 1),)
        yield Finding(
            id="f-" + digest("undated", scope.document.id), document=scope.document.id,
            check="undated", severity="warning", message="No date.", evidence=words,
            rule="undated",
        )  # fmt: skip


def _number_of(record: Record) -> str | None:
    assert isinstance(record, Description)
    return record.number.value if record.number else None


def check_numbers(scope: Scope, _context: Context) -> Iterable[Record]:
    CALLS.append(("numbers", scope.key or ""))
    same = scope.all(Description)
    for one in same[1:]:
        assert one.number is not None
        yield Finding(
            id="f-" + digest("twice", one.document), document=one.document, check="number_twice",
            severity="error", message=f"No. {scope.key} stands on {len(same)} papers.",
            evidence=one.number.evidence, rule="number_twice",
        )  # fmt: skip


MARK = Stage("mark", "source", (Source,), (Mark, Reading), mark, package=PACKAGE)
DIVIDE = Stage("divide", "source", (Mark,), (Document,), divide, package=PACKAGE)
DESCRIBE = Stage("describe", "document", (Mark,), (Description,), describe, package=PACKAGE)
SETTLE = Stage("settle", "document", (Description,), (Dating, Regest), settle, package=PACKAGE)
CHECK = Stage("check", "document", (Dating,), (Finding,), check, package=PACKAGE)
NUMBERS = Stage(
    "numbers", KeyOf(Description, _number_of), (Description,), (Finding,), check_numbers,
    package=PACKAGE,
)  # fmt: skip
