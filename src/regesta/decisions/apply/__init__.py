"""Rulings applied to records, right after the stage that made them; the machine's stay beside."""

from regesta.decisions.apply.datings import to_datings
from regesta.decisions.apply.description import to_description
from regesta.decisions.apply.documents import to_documents
from regesta.decisions.apply.findings import to_findings
from regesta.decisions.apply.readings import to_readings
from regesta.decisions.apply.regest import to_regest

__all__ = [
    "to_datings",
    "to_description",
    "to_documents",
    "to_findings",
    "to_readings",
    "to_regest",
]
