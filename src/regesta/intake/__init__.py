"""The way papers come into a folder: dropped, pasted, recorded as an outside fact, or watched for.

Nothing here reads a paper for what it says: a build does that. Nothing that lies in the folder is
ever written over.
"""

from regesta.intake.adding import Added, add, check_usable
from regesta.intake.names import clean_path
from regesta.intake.outside_fact import BadFact, Fact, add_fact

__all__ = ["Added", "BadFact", "Fact", "add", "add_fact", "check_usable", "clean_path"]
