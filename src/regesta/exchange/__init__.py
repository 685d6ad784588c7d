"""The ledger: what the papers do to one another, computed from acts for any day."""
