"""The lines of the brief as stretches of days: what each shows from one day on, until another.

A line shows the same on every day between two of its own. So all that a folder can ever show is
a list of stretches; the brief of a day is those around it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from regesta.exchange.brief import (
    SECTIONS,
    BearingLine,
    Channel,
    Claim,
    Consequence,
    Control,
    Convening,
    Line,
    Mandate,
    Missing,
    Obligation,
    Party,
    Question,
    Shown,
    Thread,
    Unknown,
)
from regesta.exchange.moving import Moving

FOREVER = 1 << 40
"""Beyond the last of all days."""

_OF: dict[str, type[Line]] = {
    "threads": Thread, "parties": Party, "mandates": Mandate, "questions": Question,
    "obligations": Obligation, "consequences": Consequence, "convening": Convening,
    "control": Control, "claims": Claim, "channels": Channel, "bearings": BearingLine,
    "missing": Missing, "unknown": Unknown,
}  # fmt: skip
_HEAD = ("on", "known_by", "known_to", "since")


MOST_BYTES = 16_000_000
"""Of the stretches of one line: one that repeats more than that is not for keeping."""

MOST_WORK = 4_000_000
"""Days of a line times the tellings that it looks through on each."""


class TooMany(Exception):
    """A line that shows too much on too many days to be kept for each of them."""


class Stretch(NamedTuple):
    """What a line shows on every day from `first` to the one before `until`, as JSON."""

    first: int
    until: int
    line: bytes


def stretches_of(one: Moving) -> list[Stretch]:
    """All that a line ever shows; where it shows nothing there is no stretch.

    Raises:
        TooMany: it is too much to be kept.
    """
    found: list[Stretch] = []
    days = one.days
    size = 0
    if len(days) * len(getattr(one, "tellings", ())) > MOST_WORK:
        raise TooMany(one.key)
    for place, day in enumerate(days):
        until = days[place + 1] if place + 1 < len(days) else FOREVER
        shown = one.on(day)
        if shown is None:
            continue
        line = line_json(shown)
        if found and found[-1].until == day and found[-1].line == line:
            found[-1] = Stretch(found[-1].first, until, line)
        else:
            found.append(Stretch(day, until, line))
            size += len(line)
            if size > MOST_BYTES:
                raise TooMany(one.key)
    return found


def line_json(line: Shown) -> bytes:
    """A line as JSON: what every line carries comes after what its section lays down."""
    whole: dict[str, Any] = msgspec.to_builtins(line)
    own = {name: value for name, value in whole.items() if name not in Line.__struct_fields__}
    return msgspec.json.encode(own | whole)


def brief_json(
    asked: Mapping[str, Any], lines: Callable[[str], Iterable[bytes]], only: Collection[str] = ()
) -> bytes:
    """A brief as one line of JSON, without its end.

    Args:
        asked: `on`, `known_by`, `known_to`, `since`, and with `since` the lines that are `gone`.
        lines: the lines of a section as JSON.
        only: sections to write; those that were not asked for are left out, not empty.
    """
    parts = [b'"' + name.encode() + b'":' + msgspec.json.encode(asked.get(name)) for name in _HEAD]
    parts += [
        b'"' + name.encode() + b'":[' + b",".join(lines(name)) + b"]"
        for name in SECTIONS if not only or name in only
    ]  # fmt: skip
    if "gone" in asked:
        parts.append(b'"gone":' + msgspec.json.encode(asked["gone"]))
    return b"{" + b",".join(parts) + b"}"


def read_lines(found: Mapping[str, Mapping[str, bytes]]) -> dict[str, dict[str, Shown]]:
    """Lines by section and key, from their JSON."""
    return {
        name: {key: _decoder(name).decode(line) for key, line in found.get(name, {}).items()}
        for name in SECTIONS
    }


@cache
def _decoder(section: str) -> "msgspec.json.Decoder[Line]":
    return msgspec.json.Decoder(_OF[section])
