"""Record types: what stages exchange, the store keeps and the export writes."""

from regesta.model.act import (
    Act,
    ActPlace,
    Answering,
    Bearing,
    Item,
    Line,
    Named,
    Origin,
    OtherDate,
    Term,
)
from regesta.model.comparable import Comparable
from regesta.model.dating import Alternative, Dating
from regesta.model.decision import Anchor, Decision
from regesta.model.description import Description, Field, Note, Party, Reference
from regesta.model.document import Document, Evidence
from regesta.model.finding import Finding
from regesta.model.link import PartyLink, ThreadLink
from regesta.model.mark import Mark
from regesta.model.reading import Reading
from regesta.model.record import Record, Span
from regesta.model.regest import Regest
from regesta.model.source import Box, Page, Source
from regesta.model.vocabulary import Basis, Certainty, DateBasis, Kind, Severity

__all__ = [
    "Act", "ActPlace", "Alternative", "Anchor", "Answering", "Basis", "Bearing", "Box",
    "Certainty", "Comparable", "DateBasis", "Dating", "Decision", "Description", "Document",
    "Evidence", "Field", "Finding", "Item", "Kind", "Line", "Mark", "Named", "Note", "Origin",
    "OtherDate", "Page", "Party", "PartyLink", "Reading", "Record", "Reference", "Regest",
    "Severity", "Source", "Span", "Term", "ThreadLink",
]  # fmt: skip
