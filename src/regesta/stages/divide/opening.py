"""An opening: a run of lines that may head a paper, with what speaks for and against it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Evidence, Mark
from regesta.stages.divide.weights import weights
from regesta.stages.units import Unit


@dataclass(slots=True)
class Opening:
    """Units `[first, last]` that head a paper, the evidence, and its sum."""

    first: int
    last: int
    signs: set[str] = field(default_factory=set[str])
    evidence: list[Evidence] = field(default_factory=list[Evidence])

    @property
    def weight(self) -> float:
        """What the evidence adds up to."""
        return sum(e.weight for e in self.evidence)

    def add(self, unit: Unit, signs: Sequence[str]) -> None:
        """Counts the signs on a unit, each once in an opening but for file numbers."""
        for sign in signs:
            mark = unit.marks[sign]
            if sign == "heading":
                self._add_heading(mark)
            elif sign == "file_number":
                self.note(mark, f"file_number_{mark.certainty}")
            elif sign == "label" and "extract" in dict(mark.attrs) and "extract" not in self.signs:
                self.note(mark, "extract")
                self.signs.add("extract")
            elif sign not in self.signs:
                self.note(mark, sign)
            self.signs.add(sign)

    def _add_heading(self, mark: Mark) -> None:
        if "heading" in self.signs:
            return
        self.note(mark, "heading_kind" if mark.value == "kind" else f"heading_{mark.certainty}")
        number = dict(mark.attrs).get("numbered")
        if number:
            self.note(mark, "numbered", mark.start + len(number))
            self.signs.add("numbered")

    def note(self, mark: Mark, sign: str, end: int | None = None) -> None:
        """Adds a mark's words, or those up to `end`, as evidence by a sign of the weights."""
        self.evidence.append(
            Evidence(
                rule=mark.rule,
                start=mark.start,
                end=mark.end if end is None else end,
                weight=weights().opening[sign],
                sign=sign,
            )
        )

    def begin_at(self, first: int, unit: Unit) -> None:
        """Leaves the lines above a unit, the opening's new first, with their evidence."""
        self.first = first
        self.evidence = [e for e in self.evidence if e.start >= unit.start]
