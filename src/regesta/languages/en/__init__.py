"""English: tables with their reasons and sources, and typed loaders."""
