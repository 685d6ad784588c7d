"""The replay of the edition's moves, kept between requests."""

from typing import TYPE_CHECKING, cast

from regesta.web.desk import Visit

if TYPE_CHECKING:
    from regesta.exchange import Moves, Replay


def replay_of(visit: Visit) -> "Replay":
    """The replay of the edition's moves, made anew where an act was recorded since."""
    from regesta.exchange import Replay  # noqa: PLC0415 - only the ledger's pages need the engine

    moves = visit.edition.moves()
    kept = cast("tuple[Moves, Replay] | None", visit.desk.kept.get("replay"))
    if kept is None or kept[0] is not moves:
        kept = moves, Replay(moves)
        visit.desk.kept["replay"] = kept
    return kept[1]
