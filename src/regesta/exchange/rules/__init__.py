"""Rules of the ledger as data, and one file for each family of acts."""
