"""The closed lists that EXPORT.md gives: kinds of paper, degrees of certainty, bases."""

from typing import Literal

Certainty = Literal["high", "medium", "low", "unknown"]
Severity = Literal["error", "warning", "info"]
Basis = Literal["stated", "inferred", "unknown", "ruled"]
DateBasis = Literal["dateline", "head", "closing", "note", "reference", "inferred", "ruled"]
Kind = Literal[
    "telegram", "note", "letter", "despatch", "memorandum", "report", "minutes", "treaty",
    "circular", "appeal", "proclamation", "leaflet", "article", "statement", "order", "email",
    "other", "apparatus",
]  # fmt: skip
