"""Settle: what a paper's dates mean, once the paper is known, and its one-sentence regest."""

from collections.abc import Iterator

from regesta.model import Dating, Description, Mark, Record, Regest
from regesta.stages.protocol import Context, Scope, Stage
from regesta.stages.settle.datings import own_datings
from regesta.stages.settle.expressions import settle_expressions
from regesta.stages.settle.known import gather
from regesta.stages.settle.not_before_enclosed import not_before_enclosed
from regesta.stages.settle.regest import write_regest


def run(scope: Scope, _context: Context) -> Iterator[Record]:
    """The paper's own datings first, then every other expression of time, then the regest."""
    description = next(iter(scope.all(Description)), None)
    if description is None or scope.source is None:
        return
    paper = gather(scope, description)
    own = list(own_datings(paper))
    if not any(dating.field == "date" and dating.value for dating in own):
        inferred = not_before_enclosed(scope, description.document)
        own = [dating for dating in own if dating.field != "date" or not inferred]
        own += [inferred] if inferred else []
    yield from own
    date = next((dating for dating in own if dating.field == "date"), None)
    yield from settle_expressions(paper, own)
    yield write_regest(description, date)


STAGE = Stage(
    "settle",
    "document",
    (Mark, Description),
    (Dating, Regest),
    run,
    package="regesta.stages.settle",
    also=("regesta.dates", "regesta.languages"),
)
