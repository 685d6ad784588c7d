"""The ledger as lists: acts, or the lines of a brief, filtered, and written for other programs."""
