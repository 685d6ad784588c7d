"""Headings read: who writes to whom in 'Mr. Adams to Mr. Seward.', what kind of paper it says."""

import re
from functools import cache
from typing import Literal

from regesta.languages.en.papers import papers
from regesta.model.record import Record
from regesta.names.phrase import NONE, STRONG, names_person, party_strength

_NUMBERED = re.compile(r"(?:\[?(?P<n>\d{1,4}[a-c]?)[.\]]{1,2}|№\s?\d+\.?|(?P<p>[IVXLC]+)\.)\s+")
_TO = re.compile(r",?\s+(?:to|To|TO|t0|lo)\s+")
_FROM = re.compile(
    r"^(?P<kind>[A-Z][\w’'. éè-]{2,60}?)(?:\s+(?:No\.?\s?)?[\w-]*\d[\w-]*)?,?\s+(?:[Ff]rom|FROM|[Bb]y)\s+"
)
VERB = re.compile(
    r"\b(?:was|were|is|are|am|has|have|had|will|would|shall|should|be|been|being|can|could|may|might|must"
    r"|said|says|stated|took|gave|made|I|we|you|he|she|it|they|his lordship|herewith|[Pp]lease)\b"
)
"""Words that a heading does not hold and a sentence does."""
NOTE_DIGITS = re.compile(r"(?<=[^\W\d_).\]’”])\d{1,3}\s*$|(?<=[^\W\d_][.,)\]’”])\d{1,3}\s*$")
"""A note mark glued to a heading's last word."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = re.compile(r"(?<=[a-z]{6})[.;]\s+(?=[A-Z])")
_POSTED = re.compile(
    r",.*\b(?:Attaché|Attache|Minister|Ambassador|Envoy|Consul|Counselor|Counsellor|Secretary|Aide|Delegate)\s*$"
)
"""'Major, Military Attaché to the French Legation' is an office below a signature."""
_GLUED_TO = re.compile(r"(?<=[a-z.)])to\s+(?=[A-Z])|(?<=[a-z.)])\s+to(?=[A-Z][a-z])")
"""Where a scan lost the space: 'Mr. Adamsto Lord Lyons', 'Mr. Adams toLord Lyons'."""
_INFINITIVE = re.compile(
    r"(?:Negotiate|Investigate|Study|Consider|Examine|Inquire|Report|Settle|Determine|Supervise|Observe|Prepare|Regulate)\b"
)
_ADDRESSEE = re.compile(
    r"(?:the|The|certain|all|his|His|Her|Their|Mr|Mrs|Messrs|M|Lord|Sir|President|Secretary|Count|Baron|General|Prince)\b"
)

Sureness = Literal["high", "medium", "low"]


class Heading(Record, frozen=True, kw_only=True):
    """A heading: extents in the line of sender and addressee, the word that names the kind.

    `number` is the edition's number before it; `sure` is how much both sides look like parties.
    """

    sender: tuple[int, int] | None = None
    recipient: tuple[int, int] | None = None
    kind: str | None = None
    number: str | None = None
    sure: Sureness = "medium"


@cache
def _kind_words() -> re.Pattern[str]:
    words = sorted(papers().kinds.words, key=len, reverse=True)
    joined = "|".join(re.escape(w).replace("’", "[’']") for w in words)
    return re.compile(
        rf"(?:(?:the|an?)\s+)?(?:[\w’'().-]+\s+){{0,4}}?\b({joined})\b", re.IGNORECASE
    )


def read_heading(line: str) -> Heading | None:
    """What a line says as a heading, or None where it is none.

    >>> line = "Mr. Adams to Mr. Seward."
    >>> h = read_heading(line)
    >>> line[slice(*h.sender)], line[slice(*h.recipient)], h.sure
    ('Mr. Adams', 'Mr. Seward.', 'high')
    >>> read_heading("The Commissioners are to meet the President.") is None
    True
    """
    words = NOTE_DIGITS.sub("", line)
    numbered = _NUMBERED.match(words)
    shift = numbered.end() if numbered else 0
    bare = words[shift:]
    if (
        len(bare) < 5
        or bare[:1].islower()
        or bare[:1] in "“\"‘'—–•-([*"
        or bare.rstrip().endswith((":", ";"))
    ):
        return None
    number = numbered["n"] if numbered else None
    found = _parties(bare, shift)
    if found and not (bare.rstrip().endswith(",") and found.sure != "high"):
        return _with(found, kind=_kind_word(bare), number=number)
    kind = _heads_kind(bare, number is not None)
    if kind is None:
        return None
    sender, recipient = _in_title(bare, kind, shift)
    return Heading(sender=sender, recipient=recipient, kind=kind, number=number, sure="medium")


def _with(heading: Heading, kind: str | None, number: str | None) -> Heading:
    return Heading(
        sender=heading.sender,
        recipient=heading.recipient,
        kind=kind,
        number=number,
        sure=heading.sure,
    )


def _kind_word(words: str) -> str | None:
    found = _kind_words().match(words)
    told = _FROM.match(words)
    return found[1].casefold() if found and told and found.end(1) <= told.end() else None


def _parties(words: str, shift: int) -> Heading | None:
    """A line that is 'A to B', with extents in the whole line."""
    if len(words) > 330:
        return None
    told = _FROM.match(words)
    telling = bool(told and _kind_words().match(told["kind"]))
    at = told.end() if told and telling else 0
    best: tuple[tuple[bool, bool, bool, bool], Heading] | None = None
    cuts = list(_TO.finditer(words, at)) or list(_GLUED_TO.finditer(words, at))
    for cut in cuts:
        left, right = words[at : cut.start()], words[cut.end() :]
        if _INFINITIVE.match(right):
            continue  # 'the Commission to Negotiate Peace'
        if VERB.search(left.strip(" .")) or len(left) > 160 or ":" in left:
            break
        right = _SENTENCE_END.split(right)[0]
        sure = _sureness(left, right, telling)
        if sure is None:
            continue
        # 'the Commission to Negotiate Peace (Grew) to the Secretary': an addressee has an article or a title.
        ends = left.rstrip().endswith(")")
        rank = (
            sure == "high",
            ends,
            bool(_ADDRESSEE.match(right) or names_person(right)),
            sure == "medium",
        )
        if best is None or rank > best[0]:
            found = Heading(
                sender=(shift + at, shift + cut.start()),
                recipient=(shift + cut.end(), shift + cut.end() + len(right)),
                sure=sure,
            )
            best = (rank, found)
    return best[1] if best else None


def _sureness(left: str, right: str, telling: bool) -> Sureness | None:
    if _POSTED.search(left) and not left.startswith("The "):
        return None
    a, b = party_strength(left), party_strength(right)
    kind = _kind_words().match(left)
    if not telling and kind and not left.startswith(("The ", "Mr", "Message")):
        return None
    if a == STRONG and b == STRONG:
        return "high"
    if VERB.search(right):
        return None
    if a == STRONG and b == NONE and _plain_people(right):
        return "medium"
    if NONE in (a, b):
        return "medium" if telling and a != NONE and len(right.split()) < 14 else None
    if STRONG in (a, b):
        return "high" if telling else "medium"
    return "medium" if telling else None


def _plain_people(words: str) -> bool:
    """Whether a right side in small letters still names people: 'the diplomatic agents of France'."""
    return len(words.split()) <= 9 and words.startswith(("the ", "his ", "certain ", "all "))


def _heads_kind(words: str, numbered: bool) -> str | None:
    """The word by which a line, printed as a title is, says what paper it heads."""
    found = _kind_words().match(words)
    if (
        not found
        or len(words) > 330
        or ":" in words[:60]
        or (VERB.search(words) and len(words) > 60)
    ):
        return None
    tokens = _WORD.findall(words)
    small = papers().small.words
    weighty = [t for t in tokens if t.casefold() not in small]
    high = sum(t[:1].isupper() for t in weighty)
    if (
        found.start(1) > 0
        and words.rstrip().endswith(".")
        and len(tokens) > 14
        and high * 5 < len(weighty) * 3
    ):
        return None
    if len(words[: found.start(1)].split()) > 4:
        return None
    titled = high * 2 >= len(weighty) or (numbered and high * 3 >= len(weighty))
    early = len(tokens) > 5 and words[: found.end(1)].istitle()
    return found[1].casefold() if titled or early else None


def _in_title(
    words: str, kind: str, shift: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Who a title names as the paper's author and addressee: 'Appeal of A to B', 'Memorandum by A'."""
    at = words.casefold().find(kind) + len(kind)
    by = re.compile(
        r"(?:,|\s)\s*(?:[Bb]y|[Ff]rom|BY|FROM|Issued by|Prepared by)\s+(?:the\s+)?(?=[A-Z])"
    ).search(words, at)
    if by is None:
        of = re.compile(r"\s*of\s+(?:the\s+)?(?=[A-Z])").match(words, at)
        by = of if of and kind in _AUTHORED else None
    if by is None:
        return None, None
    begin = by.end()
    stop = re.search(
        r"\s+to\s+(?=(?:the|The|His|Her|Mr|President|Secretary|Lord|Sir|certain|all)\b)|,\s+(?=[A-Z]\w+ \d|\d)|\s+(?:on|dated|regarding|concerning)\s|[.;]$|$",
        words[begin:],
    )
    end = begin + (stop.start() if stop else len(words) - begin)
    if party_strength(words[begin:end]) == NONE:
        return None, None
    recipient = None
    if stop and stop[0].strip() == "to":
        start = begin + stop.end()
        cut = re.search(
            r"\s+(?:with|on|concerning|regarding|in|requesting|asking|proposing|calling)\s|[.;]|$",
            words[start:],
        )
        recipient = (shift + start, shift + start + (cut.start() if cut else 0))
    return (shift + begin, shift + end), recipient


_AUTHORED = frozenset({
    "appeal", "statement", "declaration", "address", "decree", "proclamation", "speech", "message", "note",
    "manifesto", "memorial", "petition", "remarks", "edict", "letter", "report", "resolution", "resolutions",
})  # fmt: skip
