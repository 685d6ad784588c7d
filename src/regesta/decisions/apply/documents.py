"""Apply rulings on the division into papers."""

from collections.abc import Callable, Iterable, Sequence

from regesta.decisions.actions import OF_DIVISION
from regesta.decisions.apply.add import add
from regesta.decisions.apply.apparatus import set_apart
from regesta.decisions.apply.bounds import move_bounds
from regesta.decisions.apply.division import Division
from regesta.decisions.apply.merge import merge
from regesta.decisions.apply.nest import nest, unnest
from regesta.decisions.apply.split import split
from regesta.decisions.binding import Places
from regesta.model import Decision, Document, Source

_APPLY: dict[str, Callable[[Division, Decision], bool]] = {
    "split": split,
    "merge": merge,
    "bounds": move_bounds,
    "nest": nest,
    "unnest": unnest,
    "apparatus": set_apart,
    "add": add,
}


def to_documents(
    documents: Sequence[Document],
    source: Source,
    rulings: Iterable[Decision],
    *,
    places: Places | None = None,
) -> tuple[list[Document], list[Decision]]:
    """The documents of a source as an editor ruled, and the rulings that found nothing to change.

    Each ruling is applied to what those before it left. Documents on other words get other ids
    and remember the old ones in `formerly`; those that a ruling changed name it in `decision`.
    A ruling that says what the machine says by now is no orphan: it marks the document.

    Args:
        documents: as the stage made them, each source's together.
        source: the source they are of.
        rulings: those that hold, of this source, in order of effect; those on fields, readings
            and findings are passed over.
        places: shared with `bind`, so that no anchor is looked for twice.
    """
    wanted = [one for one in rulings if one.action in OF_DIVISION]
    if not wanted:
        return list(documents), []
    division = Division(documents, source, places or Places(source))
    orphans: list[Decision] = []
    for ruling in wanted:
        if _APPLY[ruling.action](division, ruling):
            division.tidy(ruling)
        else:
            orphans.append(ruling)
    if len(orphans) == len(wanted):
        return list(documents), orphans
    return division.documents(), orphans
