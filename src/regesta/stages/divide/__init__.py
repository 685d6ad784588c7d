"""Divides a source into papers, papers nested in papers, and apparatus: evidence adds up."""

from collections.abc import Iterator

from regesta.model import Document, Mark, Reading, Record
from regesta.stages.divide.extents import documents_of
from regesta.stages.divide.levels import heads_of
from regesta.stages.divide.markup import divide_by_markup
from regesta.stages.divide.openings import find_openings
from regesta.stages.protocol import Context, Scope, Stage
from regesta.stages.units import units_of
from regesta.text.legible import legible


def run(scope: Scope, context: Context) -> Iterator[Record]:
    """Yields the documents of a source, in order of start, longest first."""
    marks, text = scope.all(Mark), scope.text
    if any(m.given and m.kind == "document" for m in marks):
        yield from divide_by_markup([m for m in marks if m.given], units_of(marks), text)
        return
    units = units_of(marks)
    seen = legible(text, scope.all(Reading))
    heads = heads_of(find_openings(units, seen), units, seen)
    yield from documents_of(units, heads, seen, text)


STAGE = Stage(
    name="divide",
    over="source",
    needs=(Mark, Reading),
    adds=(Document,),
    run=run,
    package="regesta.stages.divide",
    also=("regesta.model", "regesta.text"),
)
