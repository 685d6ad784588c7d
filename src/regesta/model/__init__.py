"""Record types: what stages exchange, the store keeps and the export writes."""

from regesta.model.comparable import Comparable
from regesta.model.dating import Alternative, Dating
from regesta.model.decision import Anchor, Decision
from regesta.model.description import Description, Field, Note, Party, Reference
from regesta.model.document import Document, Evidence
from regesta.model.finding import Finding
from regesta.model.mark import Mark
from regesta.model.reading import Reading
from regesta.model.record import Record, Span
from regesta.model.regest import Regest
from regesta.model.source import Box, Page, Source
from regesta.model.vocabulary import Basis, Certainty, DateBasis, Kind, Severity

__all__ = [
    "Alternative", "Anchor", "Basis", "Box", "Certainty", "Comparable", "DateBasis", "Dating",
    "Decision", "Description", "Document", "Evidence", "Field", "Finding", "Kind", "Mark", "Note",
    "Page", "Party", "Reading", "Record", "Reference", "Regest", "Severity", "Source", "Span",
]  # fmt: skip
