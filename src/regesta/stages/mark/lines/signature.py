"""Signatures: a name on a short line, with or without office, '(Signed)', 'For Germany,'."""

import re
from collections.abc import Iterator

from regesta.model import Mark
from regesta.names.phrase import has_office
from regesta.stages.mark.layout import Block
from regesta.stages.mark.lines.rules import Sheet

_SIGNED = re.compile(
    r"^[\[(]?\s*(?:Signed|Sgd|SIGNED|/s/|L\. ?S)\b[.:]?\s*[\])]?\s*", re.IGNORECASE
)
_UNSIGNED = re.compile(
    r"^[\[(](?:File copy not signed|No signature|Not signed|Unsigned|Signature)[^\])]*[\])]",
    re.IGNORECASE,
)
_SEAL = re.compile(r"^[\[(](?:seal|l\. ?s\.|place of seal)\.?[\])]\s*", re.IGNORECASE)
_NAME = re.compile(
    r"^(?:[A-ZÀ-Þ][\w’'.-]*|d[’'][A-Z]\w+|de|von|van|der|du|la|le|di|da|del|y|of|the|and|for|in|to|at|[A-Z]\.|&|\(|\)|\[|\]|[\"“”])+$"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|shall|be|been|I|we|you|he|they)\b"
)
_TOKEN = re.compile(r"[^\s,()]+")
_SMALL = frozenset(["de", "von", "van", "der", "den", "du", "la", "le", "di", "da", "del", "y", "of", "the", "and", "for", "in", "to", "at", "ad", "&"])
_GLUED_NOTE = re.compile(r"(?<=[^\W\d_.’])\d{1,3}$")


def find(block: Block, index: int, sheet: Sheet) -> Iterator[Mark]:
    """Yields `signature`; whether it is one depends on what stands about it (certainty low)."""
    text = block.text
    if len(text) > 130 or text[:1].islower() or text.rstrip().endswith((":", ";", "?", "!")):
        return
    signed = _SIGNED.match(text)
    if signed or _UNSIGNED.match(text):
        yield Mark(
            kind="signature", start=block.start, end=block.end, rule="signature", certainty="high"
        )
        return
    bare = _GLUED_NOTE.sub("", _SEAL.sub("", text).strip(" .,"))
    head, _, tail = bare.partition(",")
    tokens = _TOKEN.findall(head)
    if not tokens or len(tokens) > 12 or any(c.isdigit() for c in head):
        return
    weighty = [t for t in tokens if t.casefold() not in _SMALL]
    if not weighty or any(not t.lstrip("“\"‘'d’")[:1].isupper() for t in weighty):
        return
    if tail and (len(tail) > 90 or _VERB.search(tail)):
        return
    short = len(tokens) <= 5 and not has_office(head)
    sure = "medium" if text.isupper() or short else "low"
    yield Mark(kind="signature", start=block.start, end=block.end, rule="signature", certainty=sure)
