"""Settle: what a paper's dates mean, once the paper is known; then its one-sentence regest.

Two stages: a ruling on a date is applied between them, so that the regest says what was ruled.
"""

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
    yield from settle_expressions(paper, own)


def sum_up(scope: Scope, _context: Context) -> Iterator[Record]:
    """The regest, from what an editor's rulings left of description and dates."""
    description = next(iter(scope.all(Description)), None)
    if description is not None:
        own = (d for d in scope.all(Dating) if d.field == "date")
        yield write_regest(description, next(own, None))


STAGE = Stage(
    "settle", "document", (Mark, Description), (Dating,), run,
    package="regesta.stages.settle", also=("regesta.dates", "regesta.languages"),
)  # fmt: skip
SUM_UP = Stage(
    "sum_up", "document", (Description, Dating), (Regest,), sum_up, package="regesta.stages.settle"
)
