"""divide."""
