"""The series of a source: which correspondents write to each other again and again."""

import re
from collections import Counter
from collections.abc import Sequence

from regesta.names.heading import read_heading
from regesta.stages.divide.opening import Opening
from regesta.stages.units import Unit

Pair = frozenset[str]
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_NOTE = re.compile(r"[\d\s.,)\]]+$")


def pair_of(opening: Opening, units: Sequence[Unit], text: str) -> Pair | None:
    """The two correspondents of an opening's heading, each by the last word of its name.

    'Mr. Conger to Mr. Hay.' and 'Mr. Hay to Mr. Conger.' are one pair.
    """
    for unit in units[opening.first : opening.last + 1]:
        if "heading" not in unit.marks:
            continue
        line = text[unit.start : unit.end]
        heading = read_heading(line)
        if heading and heading.sender and heading.recipient:
            return frozenset((_last(line, heading.sender), _last(line, heading.recipient)))
    return None


def _last(line: str, extent: tuple[int, int]) -> str:
    words = _WORD.findall(_NOTE.sub("", line[slice(*extent)]))
    return words[-1].casefold() if words else ""


def series_of(openings: Sequence[Opening], units: Sequence[Unit], text: str) -> Counter[Pair]:
    """How often each pair heads a paper that no label calls an enclosure."""
    pairs = (pair_of(o, units, text) for o in openings if "enclosure" not in o.signs)
    return Counter(p for p in pairs if p)
