"""What fills the form for an act before a person has typed anything.

It proposes, and a person looks: nothing here is ever recorded by itself.
"""

from regesta.web.suggesting.suggest import Known, known_of, ranked_questions, suggest
from regesta.web.suggesting.types import order

__all__ = ["Known", "known_of", "order", "ranked_questions", "suggest"]
