"""Sections of the brief, one a file."""
