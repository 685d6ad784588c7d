"""What a language has of its own: a folder of tables and their loaders each."""
