"""What the pages of the ledger show, laid out for the templates."""
