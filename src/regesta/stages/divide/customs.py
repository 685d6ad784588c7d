"""The customs of a source: signs that most of its papers carry, and what the lack costs."""

from collections.abc import Sequence

from regesta.model import Evidence
from regesta.stages.divide.opening import Opening
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit

CUSTOMS = ("file_number", "numbered")
"""Signs that an edition gives to all its papers or to none, the rarer first."""
FEWEST = 4
"""So many strong openings make a custom."""


def customs_of(openings: Sequence[Opening]) -> list[str]:
    """The signs that most strong openings of a source carry, the rarer custom first."""
    table = weights()
    strong = [o for o in openings if o.weight >= table.threshold + 1 and "enclosure" not in o.signs]
    if len(strong) < FEWEST:
        return []
    needed = table.house.share * len(strong)
    return [sign for sign in CUSTOMS if sum(sign in o.signs for o in strong) >= needed]


def weigh_lack(opening: Opening, custom: str, unit: Unit) -> None:
    """Adds to the evidence that an opening, at a unit, lacks what is the custom of the source."""
    opening.evidence.append(
        Evidence(
            rule="customs",
            start=unit.start,
            end=unit.end,
            weight=weights().house.lacking,
            sign=f"lacks_{custom}",
        )
    )
