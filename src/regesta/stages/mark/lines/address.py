"""Addresses below a signature: 'Hon. William H. Seward, Secretary of State, &c., &c., &c.'"""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_OPENS = re.compile(
    r"^(?:To\s+(?=[A-Z])|(?:The\s+)?(?:Right\s+)?Hon(?:\.|ou?rable)\b|His (?:Excellency|Highness|Majesty)|Her (?:Excellency|Majesty)"
    r"|Their Excellencies|H\. ?E\.|Monsieur\b|Messrs\.?\b|M\.\s|Mr\.\s|General\b|Sir\s[A-Z]|Lord\s|The (?:Earl|Duke|Marquis|Baron|Count|Prince|Viscount|Minister|Secretary)\b"
    r"|Earl\b|Baron\b|Count\b|Don\b|Señor\b|Prince\b|Captain\b|Commander\b|Admiral\b|Colonel\b|Dr\.)"
)
_AND_SO_ON = re.compile(r"&c|&e\.|\betc\b|\bEsq(?:r|uire)?\b|\besq\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|shall|be|been|said|stated|read|reported|I|we|you|he)\b"
)


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `address` for a short block that begins or ends as one."""
    text = block.text
    if len(text) > 260 or text[:1].islower() or text.rstrip().endswith((":", ";", "?")):
        return
    courtesies = _AND_SO_ON.search(text)
    opens = _OPENS.match(text)
    if (not courtesies and not opens) or _VERB.search(text):
        return
    if " to " in text and not courtesies and not text.startswith("To "):
        return
    sure = "high" if courtesies and "," in text else "medium" if opens and "," in text else "low"
    yield Mark(kind="address", start=block.start, end=block.end, rule="address", certainty=sure)
