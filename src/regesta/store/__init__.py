"""Keeps an edition in SQLite: a cache beside the papers that any build can make again."""
