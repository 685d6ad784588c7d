"""What two parts of a word with a hyphen between them make: one word, a compound, or no telling."""

from typing import NamedTuple

from regesta.languages.en.readings import is_solid, reading_tables
from regesta.model.vocabulary import Certainty
from regesta.stages.mark.readings.sheet import Sheet
from regesta.text.commonness import commonness


class Joined(NamedTuple):
    """The word, and how sure."""

    word: str
    sure: Certainty


def join(sheet: Sheet, first: str, second: str) -> Joined | None:
    """What `first-` at a line's end and `second` after it read, or None where it is not sure.

    In order: the compound, if the text itself writes it so elsewhere more often than solid; the
    solid word, if the text has it elsewhere or English knows it; the compound, if both parts are
    words and together no known one. Names (a capital on the first part) are joined only if the
    text has the solid word elsewhere, or English knows it.
    """
    if "-" in first:
        head, _, tail = first.rpartition("-")
        rest = join(sheet, tail, second)
        return rest and Joined(f"{head}-{rest.word}", rest.sure)
    solid, hyphened = first + second, f"{first}-{second}"
    here = sheet.words[solid]
    with_hyphen = sheet.compounds[hyphened]
    if with_hyphen > here:
        return Joined(hyphened, "high")
    known = commonness(solid)
    if here or is_solid(first, second) or known >= 3:
        return Joined(solid, "high")
    weaker = min(commonness(first), commonness(second))
    if known >= 1.3 and weaker < known + 1.5:
        return Joined(solid, "high")
    if first[0].isupper():
        return None
    if weaker >= 3.3 and first not in reading_tables().prefixes.words and known < 1.0:
        return Joined(hyphened, "medium")
    return None
