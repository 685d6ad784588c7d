"""Apply a ruling to the sentence that sums a paper up."""

from collections.abc import Sequence

from regesta.decisions.apply.division import RULE
from regesta.model import Decision, Document, Regest


def to_regest(
    regest: Regest | None, rulings: Sequence[Decision], document: Document
) -> Regest | None:
    """The regest as an editor ruled; the text is empty where it was rejected.

    Args:
        regest: as the stage made it, or None.
        rulings: those on this document's fields, in order (`bind(…).fields[id]`).
        document: the document it is of.
    """
    for ruling in rulings:
        if ruling.field != "regest":
            continue
        text, rule = (regest.text, regest.rule) if regest else ("", RULE)
        if ruling.action == "reject":
            text, rule = "", RULE
        elif isinstance(ruling.value, str) and ruling.value != text:
            text, rule = ruling.value, RULE
        regest = Regest(document=document.id, text=text, rule=rule, decision=ruling.id)
    return regest
