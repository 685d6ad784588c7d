"""Which openings head papers, and which of these stand inside another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.stages.divide.customs import customs_of, weigh_lack
from regesta.stages.divide.opening import Opening
from regesta.stages.divide.series import Pair, pair_of, series_of
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

OWN = frozenset({"number", "running_number", "file_number", "received"})
"""Signs of a paper of the main series: no enclosure bears them."""
WEAK = frozenset({"salutation", "source_line", "received", "enumerator"})
"""Signs that alone head nothing."""


@dataclass(slots=True)
class Head:
    """An opening that heads a paper, at a depth: 0 for a paper, 1 for one enclosed in it."""

    opening: Opening
    depth: int
    rule: str


def heads_of(openings: Sequence[Opening], units: Sequence[Unit], text: str) -> list[Head]:
    """The openings that reach the threshold, each with its depth.

    What the whole source does counts: where seven of ten strong openings carry an archival
    reference, one without is taken for an enclosure or for text. Behind a labelled enclosure, a
    letter between two who write to each other nowhere else goes on with the enclosure.
    """
    customs = customs_of(openings)
    series = series_of(openings, units, text)
    heads: list[Head] = []
    for opening in openings:
        if opening.signs <= WEAK:
            continue
        lacking = [custom for custom in customs if custom not in opening.signs]
        enclosed = bool(heads) and "enclosure" in opening.signs
        if lacking and heads and not enclosed:
            weigh_lack(opening, lacking[0], units[opening.first])
        if opening.weight < weights().threshold:
            continue
        if enclosed:
            depth = 2 if _is_deeper(opening, units) else 1
            heads.append(Head(opening, depth, "enclosure_label"))
        elif customs and not lacking:
            heads.append(Head(opening, 0, "opening"))
        elif heads and (lacking or _is_quoted(opening)):
            quoted = _is_quoted(opening)
            heads.append(Head(opening, 1, "quoted_paper" if quoted else "opening"))
        elif (
            heads
            and heads[-1].rule == "enclosure_label"
            and _is_apart(opening, series, pair_of(opening, units, text))
        ):
            heads.append(Head(opening, heads[-1].depth, "enclosure_label"))
        else:
            heads.append(Head(opening, 0, "opening"))
    return heads


def _is_quoted(opening: Opening) -> bool:
    return any(e.sign in ("lead_in", "quoted") for e in opening.evidence)


def _is_apart(opening: Opening, series: Counter[Pair], pair: Pair | None) -> bool:
    """Whether an opening bears no sign of the main series, nor a pair that writes in it again."""
    alone = len(series) > 2 and (pair is None or series[pair] < 2)
    return alone and not opening.signs & OWN


def _is_deeper(opening: Opening, units: Sequence[Unit]) -> bool:
    return any(
        "deeper" in dict(unit.marks["enclosure"].attrs)
        for unit in units[opening.first : opening.last + 1]
        if "enclosure" in unit.marks
    )
