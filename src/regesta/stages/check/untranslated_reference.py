"""A bibliographic reference whose abbreviations were left in another language."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

# Only abbreviations that no English reference uses, with the word for them.
_FOREIGN = {
    r"\bStr\.\s?(?=\d)": "p.",  # Russian stranitsa
    r"\bT\.\s(?=[IVXLC\d])": "vol.",  # Russian and French tom, tome
    r"\bVyp\.\s?(?=[IVXLC\d])": "no.",  # Russian vypusk
    r"\bBd\.\s?(?=[IVXLC\d])": "vol.",  # German Band
    r"\bM\.,\s(?=1[89]\d\d|20\d\d)": "Moscow,",  # Russian imprint
    r"\bL\.,\s(?=1[89]\d\d|20\d\d)": "Leningrad,",
}
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in _FOREIGN))


def check(paper: Paper) -> Iterator[Finding]:
    """Note the abbreviations together, from the first to the last, and what they stand for."""
    reference = paper.description and paper.description.source_ref
    if not reference or not reference.evidence:
        return
    span = reference.evidence[0]
    found = list(_ANY.finditer(paper.text, span.start, span.end))
    if not found:
        return
    proposed = paper.words(span)
    for pattern, word in _FOREIGN.items():
        proposed = re.sub(pattern, word + " ", proposed)
    yield paper.finding(
        "untranslated_reference",
        "info",
        "The reference keeps abbreviations of another language.",
        Span(found[0].start(), max(found[-1].end(), found[0].end())),
        proposed=proposed,
    )
