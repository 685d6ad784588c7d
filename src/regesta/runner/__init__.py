"""Runs the stages over a folder: what depends on what, what is new, and on which worker."""
