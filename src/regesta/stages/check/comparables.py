"""What of a paper the checks over a key compare: its text, its number, its place in a series."""

import re
from collections.abc import Iterator

from regesta.model import Comparable, Party, Record, Span
from regesta.model.identity import digest
from regesta.stages.check.paper import Paper, day

_SIGNS = re.compile(r"[\W_]+")
_LEAST = 240
"""Letters and figures below which equal texts tell nothing ("Approved.", "See above.")."""
_COMPARED = 6000
"""Code points of the text that are compared: enough to tell any two papers apart."""


def comparables(paper: Paper) -> Iterator[Comparable]:
    """One for the text, and, where a number and both parties are known, two for the number."""
    yield from _text(paper)
    yield from _number(paper)


def key_of(record: Record) -> str | None:
    """What a comparable shares with those it is to be compared with."""
    return record.key if isinstance(record, Comparable) else None


def _text(paper: Paper) -> Iterator[Comparable]:
    parts = paper.body or paper.own
    left, words = _COMPARED, list[str]()
    for part in parts:
        words.append(paper.text[part.start : min(part.end, part.start + left)])
        left -= len(words[-1])
        if left <= 0:
            break
    plain = _SIGNS.sub("", "".join(words)).casefold()
    if len(plain) < _LEAST:
        return
    yield _comparable(paper, "text:" + digest(plain), paper.name_plate)


def _number(paper: Paper) -> Iterator[Comparable]:
    description = paper.description
    if description is None or description.number is None or paper.document.nested_in:
        return
    number = description.number
    dating, written = paper.dating("date"), day(paper.dating("date"))
    if number.value is None or not number.evidence or written is None or dating is None:
        return
    digits = re.sub(r"\D", "", number.value)
    sender, recipient = _surnames(description.sender), _surnames(description.recipient)
    if not digits or not sender or not recipient:
        return
    series = f"{sender}|{recipient}|{description.kind.value}"
    for kind, key in (("number", f"{series}|{digits}|{written.year}"), ("series", series)):
        yield _comparable(paper, f"{kind}:{key}", number.evidence[0], digits, dating.value)


def _surnames(parties: tuple[Party, ...]) -> str:
    """The parties as one word each, so that "Mr. Adams" and "Charles Francis Adams" agree."""
    words = (
        _SIGNS.split((party.name or party.role or "").casefold().strip(" .,")) for party in parties
    )
    return "+".join(sorted(found[-1] for found in words if found and found[-1]))


def _comparable(
    paper: Paper, key: str, evidence: Span, value: str | None = None, date: str | None = None
) -> Comparable:
    passage = paper.text[evidence.start : evidence.end]
    return Comparable(
        document=paper.document.id,
        key=key,
        rule="comparables",
        passage=passage,
        evidence=evidence,
        occurrence=paper.text.count(passage, 0, evidence.start),
        value=value,
        date=date,
    )
