"""Other people: the surnames of senders, addressees and signers become invented ones."""

import random
import re
from typing import Any

from bench.damages.run import Record, Run

_FIRST = "Bar Cald Dorn Fenn Galm Harv Jorv Keld Lorv Marg Norb Ostr Pelv Rosk Sevr Tolm Urb Velm Wenz Yarv Zamb".split()  # noqa: E501, SIM905
_LAST = "aduk ekin idor ofsky umel ander esko ivar oltin ugard askin enthal imory ovay ulen atho".split()  # noqa: E501, SIM905
_TITLES = frozenset(
    "mr mrs sir lord count baron prince dr general the of in and for jr sr esq ii iii".split()  # noqa: SIM905
)
_PRINTED = ("from", "to", "signed", "head", "source_ref")


def renamed(run: Run, chance: random.Random) -> Run:
    """Each surname gets one invented name, in the text and in the gold.

    Left as they are: names that are places too, and those that stand more often as a common word.
    """
    places = {word for one in run.records for word in _words(one.get("place"))}
    places |= {word for one in run.records for p in one.get("places") or () for word in _words(p)}
    found = sorted(
        name for one in run.records for name in _surnames(one) if name.casefold() not in places
    )
    text = "\n".join(run.lines)
    found = [name for name in found if not _is_word(name, text)]
    invented = [first + last for first in _FIRST for last in _LAST]
    chance.shuffle(invented)
    known: dict[str, str] = {}
    for name in found:
        known.setdefault(name.casefold(), invented[len(known) % len(invented)])
    if not known:
        return run
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?<!\[)(?:{names})(?![^\W\d])", re.IGNORECASE)

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if not word[0].isupper():
            return word
        new = known[word.casefold()]
        return new.upper() if word.isupper() else new

    def rename(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(other, value)
        if isinstance(value, list):
            return [rename(one) for one in value]
        if isinstance(value, dict):
            # An office stays what it is: "Long" may be a person and no office
            return {key: one if key == "role" else rename(one) for key, one in value.items()}
        return value

    records = [
        {key: rename(value) if key in _PRINTED else value for key, value in one.items()}
        for one in run.records
    ]
    return Run([pattern.sub(other, line) for line in run.lines], records)


def _is_word(name: str, text: str) -> bool:
    """Whether a name stands more often as a common word than as a name."""
    common = len(re.findall(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text))
    return 2 * common > len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _surnames(record: Record) -> list[str]:
    names = [
        one.get("text") or one.get("name")
        for key in ("from", "to")
        for one in _persons(record, key)
    ]
    names += [one.split(",")[0] for one in record.get("signed") or ()]
    # Where "of" stands before it, it is what an office is over
    last = [words[-1] for name in names if " of " not in f" {name} " and (words := _words(name))]
    return [word for word in last if len(word) > 2 and not word.isdigit()]


def _persons(record: Record, key: str) -> list[Record]:
    return [one for one in record.get(key) or () if one.get("tag") != "role"]


def _words(text: str | None) -> list[str]:
    return [word for word in re.findall(r"\w+", (text or "").casefold()) if word not in _TITLES]
