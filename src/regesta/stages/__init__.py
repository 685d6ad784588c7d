"""The stages, each in a folder of its own; they never import one another."""
