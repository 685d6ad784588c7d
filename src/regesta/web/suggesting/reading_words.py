"""How a passage stands: its modality, condition, consequence, days, terms, object."""

import re
from collections.abc import Sequence
from typing import Any

from regesta.web.suggesting import words

Row = dict[str, Any]
Piece = tuple[int, int]

_CLAUSE_END = re.compile(r"[,;:.](?=\s|$)|\s—|\s-\s")
_LIST_MARK = re.compile(
    r"(?:(?<=\s)|^)(?:\(?(?:\d{1,2}|[a-h])[.)]|(?:first|second|third|fourth)(?:ly)?,)\s",
    re.IGNORECASE,
)
_WORDS_OF_OBJECT = 14
_NEAR = 40
"""Code points before a date in which a word makes it a last day."""


def condition(passage: str) -> Piece | None:
    """The extent of a condition: from «if», «unless» … to the end of its clause.

    >>> passage = "if no answer comes by noon, we shall act"
    >>> passage[slice(*condition(passage))]
    'if no answer comes by noon'
    """
    whether = words.any_of(words.listed("modality", "whether"))
    for match in words.any_of(words.listed("modality", "conditional")).finditer(passage):
        if passage[match.end() :].lstrip().lower().startswith("possible"):
            continue  # "if possible" is courtesy
        before = [m.end() for m in whether.finditer(passage, 0, match.start())]
        if before and not passage[before[-1] : match.start()].strip():
            continue  # "inform me if" asks whether
        return match.start(), _clause_end(passage, match.end())
    return None


def consequence(passage: str) -> Piece | None:
    """The extent of what is announced to follow: after «otherwise» and its like."""
    match = words.any_of(words.listed("clauses", "consequence")).search(passage)
    if match is None:
        return None
    start = match.end()
    while start < len(passage) and passage[start] in " ,":
        start += 1
    end = len(passage.rstrip(" .;"))
    return (start, end) if end - start > 3 else None


def modality(passage: str, *, done: bool, own: bool) -> str:
    """How the passage has its act: `done` says that it is a deed, `own` that the writer acts.

    >>> modality("they will evacuate the town", done=True, own=False)
    'planned'
    >>> modality("He reports that they hold the town", done=True, own=False)
    'reported'
    """
    if condition(passage):
        return "conditional"
    if _reported().search(passage) and not own:
        return "reported"
    if done and words.any_of(words.listed("modality", "denied")).search(passage):
        return "denied"
    if done and words.any_of(words.listed("modality", "planned")).search(passage):
        return "planned"
    return "asserted"


def _reported() -> re.Pattern[str]:
    return words.any_of(words.listed("modality", "reported"), fold=False)


def days(passage: str, at: int, row: Row) -> tuple[list[Row], list[Row]]:
    """The dates that stand in a passage: those it happened on, and last days («by», «before»)."""
    happened: list[Row] = []
    last: list[Row] = []
    for date in row.get("dates") or ():
        if date["start"] < at or date["end"] > at + len(passage) or not date.get("value"):
            continue
        if date.get("type") not in (None, "date", "time"):
            continue
        before = passage[max(0, date["start"] - at - _NEAR) : date["start"] - at]
        pattern = words.any_of(words.listed("clauses", "deadline"))
        near = [m.end() for m in pattern.finditer(before)]
        # nothing but small words may stand between "by" and its day
        is_last = bool(near) and len(before[near[-1] :].split()) <= 3
        (last if is_last else happened).append(date)
    return happened, last


_SENTENCE_END = re.compile(r"[^\W\d]{4,}\.(?=\s+[A-Z])")
"""Not after short words: they may be shortened ones, as in «Mr. Orlo»."""


def thing(passage: str, after: int, skip: Sequence[Piece] = ()) -> str:
    """What an act is about: the words after its verb, without those of its parties.

    >>> thing("We ask your Government to open talks.", 6, [(7, 22)])
    'to open talks'
    """
    stop = len(passage)
    match = words.any_of(words.listed("clauses", "object_ends")).search(passage, after)
    if match:
        stop = match.start()
    if sentence := _SENTENCE_END.search(passage, after, stop):
        stop = sentence.end()
    at = after
    moved = True
    while moved:
        moved = False
        while at < stop and (passage[at].isspace() or passage[at] in ",;:"):
            at += 1
        for start, end in skip:
            if start <= at + 4 and at < end <= stop and passage[at:start].strip(" theoupn") == "":
                at, moved = end, True
    parts = passage[at:stop].split()
    said = " ".join(parts[:_WORDS_OF_OBJECT]).strip(" ,;:.")
    return re.sub(r"^that\s+", "", said) + (" …" if len(parts) > _WORDS_OF_OBJECT else "")


def terms(passage: str, at: int, mode: str, after: int) -> list[Row]:
    """The terms of an offer or a demand: one for each numbered part, else one if a kind is told."""
    pattern = words.any_of(words.listed("clauses", "missing"))
    found = [
        _term(passage, at, match.span(), None, mode, missing=True)
        for match in pattern.finditer(passage)
    ]
    marks = list(_LIST_MARK.finditer(passage))
    if len(marks) > 1:
        ends = [*(m.start() for m in marks[1:]), len(passage)]
        for mark, end in zip(marks, ends, strict=True):
            left, right = _trim(passage, mark.end(), end)
            if left < right:
                found.append(_term(passage, at, (left, right), kind(passage[left:right]), mode))
    elif not found:
        told = kind(passage[after:])
        if told:
            found.append(_term(passage, at, _trim(passage, after, len(passage)), told, mode))
    return found


def kind(said: str) -> str | None:
    """What a term is about, by its first telling words, or None."""
    best: tuple[int, str] | None = None
    for name, own in words.table("terms").items():
        match = words.any_of(tuple(own)).search(said)
        if match and (best is None or match.start() < best[0]):
            best = match.start(), name
    return best[1] if best else None


def _term(
    passage: str, at: int, piece: Piece, told: str | None, mode: str, *, missing: bool = False
) -> Row:
    start, end = piece
    return {
        "kind": told, "text": passage[start:end], "mode": mode, "missing": missing,
        "start": at + start, "end": at + end,
    }  # fmt: skip


def _trim(passage: str, start: int, end: int) -> Piece:
    while start < end and (passage[start].isspace() or passage[start] in ",;:"):
        start += 1
    while end > start and (passage[end - 1].isspace() or passage[end - 1] in ",;:."):
        end -= 1
    return start, end


def _clause_end(passage: str, start: int) -> int:
    match = _CLAUSE_END.search(passage, start)
    return match.start() if match else len(passage.rstrip(" .;"))
