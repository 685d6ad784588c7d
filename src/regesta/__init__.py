"""Regesta reads the papers of a negotiation and keeps the record."""

__version__ = "0.1.0"
