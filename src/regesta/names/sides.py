"""The two sides of a heading: who writes, left of 'to', and who is written to, right of it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from regesta.languages.en.papers import papers
from regesta.languages.one_of import one_of
from regesta.names.kind_word import TOLD_FROM, kind_word
from regesta.names.phrase import NONE, STRONG, names_person, party_strength
from regesta.names.sentence import sentence_word

LONGEST = 330
"""A line of more code points is no heading."""
LONGEST_SENDER = 160
LONGEST_PEOPLE = 9
"""So many words at most name people in small letters: 'the diplomatic agents of France'."""

Sureness = Literal["high", "medium", "low"]

_TO = re.compile(r",?\s+(?:to|To|TO|t0|lo)\s+")
"""'to', also as a scan gives it."""
_GLUED_TO = re.compile(r"(?<=[a-z.)])to\s+(?=[A-Z])|(?<=[a-z.)])\s+to(?=[A-Z][a-z])")
"""Where a scan lost the space: 'Mr. Adamsto Lord Lyons', 'Mr. Adams toLord Lyons'."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = re.compile(r"(?<=[a-z]{6})[.;]\s+(?=[A-Z])")


class Sides(NamedTuple):
    """Extents in the line of sender and addressee, and how much both look like parties."""

    sender: tuple[int, int]
    recipient: tuple[int, int]
    sure: Sureness


class _Rank(NamedTuple):
    """What makes one 'to' the likelier cut between the sides than another."""

    sure: bool
    sender_ends: bool  # 'the Commission to Negotiate Peace (Grew) to …'
    addressee_begins: bool
    likely: bool


def find_sides(line: str) -> Sides | None:
    """The sides of a line that is 'A to B', or 'Kind from A to B'; None where it is neither.

    >>> line = "Mr. Adams to Mr. Seward."
    >>> found = find_sides(line)
    >>> line[slice(*found.sender)], line[slice(*found.recipient)], found.sure
    ('Mr. Adams', 'Mr. Seward.', 'high')
    >>> find_sides("The road to Rome.") is None
    True
    """
    if len(line) > LONGEST:
        return None
    best = max(_cuts(line, _past_kind(line)), key=lambda cut: cut[0], default=None)
    return best[1] if best else None


def _past_kind(line: str) -> int:
    """Where the sender begins, behind 'Telegram From'; 0 where the line tells no kind."""
    told = TOLD_FROM.match(line)
    if told and kind_word().match(told["kind"]) and _printed_as_title(told["kind"]):
        return told.end()
    return 0


def _printed_as_title(kind: str) -> bool:
    """Whether of more than two words none but small ones, and 'dated', has a small initial."""
    words, small = _WORD.findall(kind), (*papers().small.words, "dated")
    titled = all(word[:1].isupper() or word.casefold() in small for word in words[1:])
    return titled or len(kind.split()) < 3


def _cuts(line: str, begin: int) -> Iterator[tuple[_Rank, Sides]]:
    cuts = list(_TO.finditer(line, begin)) or list(_GLUED_TO.finditer(line, begin))
    for cut in cuts:
        left, right = line[begin : cut.start()], line[cut.end() :]
        if _purpose().match(right):
            continue
        if not _may_send(left):
            return
        right = _SENTENCE_END.split(right)[0]
        sure = _sureness(left, right, telling=begin > 0)
        if sure:
            addressed = bool(_addressee().match(right) or names_person(right))
            rank = _Rank(sure == "high", left.rstrip().endswith(")"), addressed, sure == "medium")
            end = cut.end() + len(right)
            yield rank, Sides((begin, cut.start()), (cut.end(), end), sure)


def _may_send(left: str) -> bool:
    is_sentence = sentence_word("heading").search(left.strip(" ."))
    return not is_sentence and len(left) <= LONGEST_SENDER and ":" not in left


def _sureness(left: str, right: str, *, telling: bool) -> Sureness | None:
    """How surely two phrases are sender and addressee; `telling`: a kind of paper precedes them."""
    if _ends_with_post().search(left) and not left.startswith("The "):
        return None
    kind = kind_word().match(left)
    if not telling and kind and not left.startswith(("The ", "Mr", "Message")):
        return None
    sides = party_strength(left), party_strength(right)
    if sides == (STRONG, STRONG):
        return "high"
    if sentence_word("heading").search(right):
        return None
    if sides == (STRONG, NONE) and _plain_people(right):
        return "medium"
    if NONE in sides:
        return "medium" if telling and sides[0] != NONE and len(right.split()) < 14 else None
    if STRONG in sides:
        return "high" if telling else "medium"
    return "medium" if telling else None


def _plain_people(words: str) -> bool:
    """Whether words in small letters name people: 'the diplomatic agents of France'."""
    few = len(words.split()) <= LONGEST_PEOPLE
    return few and words.startswith(("the ", "his ", "certain ", "all "))


@cache
def _purpose() -> re.Pattern[str]:
    """What a body is for: 'the Commission to Negotiate Peace'."""
    return re.compile(rf"{one_of(papers().headings.purposes)}\b")


@cache
def _addressee() -> re.Pattern[str]:
    """What an addressee begins with."""
    return re.compile(rf"{one_of(papers().headings.addressees)}\b")


@cache
def _ends_with_post() -> re.Pattern[str]:
    """An office below a signature: 'Major, Military Attaché to the French Legation'."""
    return re.compile(rf",.*\b{one_of(papers().offices.posts)}\s*$")
