"""A letter, note or telegram that does not say for whom it is."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_CORRESPONDENCE = {"telegram", "note", "letter", "despatch", "circular", "appeal", "email"}
_ADDRESSED = re.compile(r"\byou,\s+((?:[a-z]+\s+){1,2}[a-z]+),")


def check(paper: Paper) -> Iterator[Finding]:
    """Flag correspondence without an addressee, and point at how the text speaks to him.

    "… of thanking you, honoured teacher, for the greetings" is all that is left of the address.
    """
    description = paper.description
    if description is None or description.kind.value not in _CORRESPONDENCE:
        return
    if description.recipient:
        return
    address = next(
        (
            Span(match.start(1), match.end(1))
            for part in paper.own
            for match in [_ADDRESSED.search(paper.text, part.start, part.end)]
            if match
        ),
        None,
    )
    message = "The paper names no addressee."
    if address is not None:
        message = f"The paper names no addressee; its text calls him “{paper.words(address)}”."
    yield paper.finding(
        "no_addressee",
        "info" if paper.document.nested_in else "warning",
        message,
        address or paper.name_plate,
    )
