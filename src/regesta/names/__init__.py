"""Names of persons, offices and bodies: whether a phrase is one, and what is name, what office."""
