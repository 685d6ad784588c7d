"""Expressions of time, wherever they stand; what they mean is settled once the paper is known."""

from collections.abc import Iterator

import msgspec

from regesta.dates import find
from regesta.dates.parts import Day
from regesta.model import Mark, Source

_encode = msgspec.json.Encoder().encode


def find_times(source: Source) -> Iterator[Mark]:
    """A mark of kind `date` for every expression of time in a source, in order.

    `attrs` hold its `type`, the `form` that found it (a file of `regesta.dates.forms`) and what
    it `says`, as JSON of `regesta.dates.parts`.
    """
    for found in find(source.text):
        says = found.says
        damaged = isinstance(says, Day) and says.repaired
        yield Mark(
            kind="date",
            start=found.start,
            end=found.end,
            rule="time",
            certainty="medium" if damaged else "high",
            attrs=(
                ("type", found.type),
                ("form", found.form),
                ("says", _encode(says).decode()),
            ),
        )
