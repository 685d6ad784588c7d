"""Which openings head papers, and which of these stand inside another."""

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model import Evidence
from regesta.stages.divide.openings import Opening
from regesta.stages.divide.series import pair_of, series_of
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

OWN = {"number", "running_number", "file_number", "received"}
"""Signs of a paper of the main series: no enclosure bears them."""
CUSTOMS = ("file_number", "numbered", "running_number", "heading")
"""Signs that an edition gives to all its papers or to none."""


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
    table = weights()
    customs = customs_of(openings)
    series = series_of(openings, units, text)
    heads: list[Head] = []
    for opening in openings:
        if not opening.signs - {"salutation", "source_line", "received", "enumerator"}:
            continue
        unit = units[opening.first]
        lacking = [c for c in customs if c not in opening.signs]
        enclosed = "enclosure" in opening.signs
        if not enclosed and lacking and heads:
            opening.evidence.append(
                Evidence(
                    rule=f"lacks_{lacking[0]}",
                    start=unit.start,
                    end=unit.end,
                    weight=table.house.lacking,
                )
            )
        weight = opening.weight
        if enclosed and heads:
            if weight >= table.threshold:
                heads.append(Head(opening, 2 if _deeper(opening, units) else 1, "enclosure_label"))
        elif weight >= table.threshold:
            quoted = any(e.rule in ("lead_in", "quoted") for e in opening.evidence)
            kept = bool(customs) and not lacking
            depth = 1 if heads and not kept and (quoted or lacking) else 0
            if not depth and not kept and heads and heads[-1].rule == "enclosure_label":
                pair = pair_of(opening, units, text)
                alone = len(series) > 2 and (pair is None or series[pair] < 2)
                if alone and not opening.signs & OWN:
                    heads.append(Head(opening, heads[-1].depth, "enclosure_label"))
                    continue
            heads.append(Head(opening, depth, "quoted_paper" if quoted and depth else "opening"))
    return heads


def customs_of(openings: Sequence[Opening]) -> list[str]:
    """The signs that most strong openings of a source carry, the rarer custom first."""
    table = weights()
    strong = [o for o in openings if o.weight >= table.threshold + 1 and "enclosure" not in o.signs]
    if len(strong) < 4:
        return []
    return [
        c
        for c in CUSTOMS[:2]
        if sum(c in o.signs for o in strong) >= table.house.share * len(strong)
    ]


def _deeper(opening: Opening, units: Sequence[Unit]) -> bool:
    return any(
        dict(u.marks["enclosure"].attrs).get("deeper")
        for u in units[opening.first : opening.last + 1]
        if "enclosure" in u.marks
    )
