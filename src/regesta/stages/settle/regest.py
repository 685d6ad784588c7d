"""The regest: one sentence that says who wrote what to whom, where and when."""

import re
from collections.abc import Sequence

from regesta.model import Dating, Description, Party, Regest
from regesta.stages.settle.day_in_words import date_in_words

_NAMED_AT_MOST = 3
_BODY = re.compile(
    r"(?i)^(?:(?:central|supreme|provisional|all-russian|soviet|russian|british|american|french|"
    r"german|allied|national|executive|united)\s)*(?:group|council|committee|government|department|"
    r"soviet|commission|ministry|congress|cabinet|assembly|delegation|league|party|union|states|"
    r"board|court|senate|office|legation|embassy)\b"
    r"|^(?:governments|peoples?|workers|soldiers|nations|citizens)\b"
    r"|\b(?:government|governments|powers|soldiers|peoples?|delegates|workers|states|masses|"
    r"committee|council|department|delegation|legation|embassy|commission|mission)$"
)
_UNNAMED = {"other": "paper"}


def write_regest(description: Description, date: Dating | None) -> Regest:
    """The sentence for a document; what is unknown is left out, or said to be wanting.

    Args:
        description: What the paper says of itself.
        date: Its own dating, settled.
    """
    kind = description.kind.value or "other"
    pieces = [_parties(description), _UNNAMED.get(kind, kind)]
    place = description.place.value if description.place and description.place.value else None
    day = date_in_words(date)
    inferred = date is not None and date.basis == "inferred" and date.start is None
    told = f" ({day})" if day and inferred else ""
    if day and not inferred:
        pieces += [place, day]
    elif place:
        pieces += [place, f"without date{told}" if told else "undated"]
    else:
        pieces[1] = f"{pieces[1]} without place or date{told}"
    sentence = ", ".join(piece for piece in pieces if piece)
    sentence = re.sub(r"\s+", " ", sentence).strip()
    return Regest(
        document=description.document,
        text=f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}.",
        rule="regest",
    )


def _parties(description: Description) -> str | None:
    """Who to whom; the signer where no sender is told."""
    senders = _named(description.sender or description.signed)
    recipients = _named(description.recipient)
    if senders and recipients:
        comma = "," if "," in senders.rpartition(" and ")[2] else ""
        return f"{senders}{comma} to {recipients}"
    if recipients:
        return f"to {recipients}"
    return senders


def _named(parties: Sequence[Party]) -> str | None:
    """All parties in a row, or the first few and how many more."""
    names = [name for name in map(party_in_words, parties) if name]
    names = list(dict.fromkeys(names))
    if not names:
        return None
    if len(names) > _NAMED_AT_MOST + 1:
        more = len(names) - _NAMED_AT_MOST
        return f"{', '.join(names[:_NAMED_AT_MOST])} and {more} others"
    if len(names) == 1:
        return names[0]
    joint = "; " if any("," in name for name in names) else ", "
    return f"{joint.join(names[:-1])} and {names[-1]}"


def party_in_words(party: Party) -> str | None:
    """A party as a sentence names it: name and office, or the one that is known.

    >>> party_in_words(Party(name="Francis", role="Ambassador in Russia", rule="r"))
    'Francis, Ambassador in Russia'
    >>> party_in_words(Party(name=None, role="Secretary of State", rule="r"))
    'the Secretary of State'
    """
    name, role = _clean(party.name), _clean(party.role)
    if name and role:
        return f"{_with_article(name)}, {role}"
    if name:
        return _with_article(name)
    return f"the {role}" if role and not role.startswith(("a ", "an ", "his ")) else role or None


def _clean(words: str | None) -> str:
    return re.sub(r"^[Tt]he\s+", "", re.sub(r"\s+", " ", words or "").strip(" ,.;:"))


def _with_article(words: str) -> str:
    return f"the {words}" if _BODY.search(words) else words
