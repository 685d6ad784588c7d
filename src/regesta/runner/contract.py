"""Holds stages to what they declare: an order that can work, and only the records they add."""

from collections.abc import Iterable, Sequence

from regesta.errors import StageBroken
from regesta.model import Record, Source
from regesta.stages.protocol import KeyOf, Stage


def check_order(stages: Sequence[Stage]) -> None:
    """See that each stage comes after those that make what it needs, and keys after papers.

    Raises:
        StageBroken: a stage needs a record that none before it adds, bears the name of another,
            or stands after a stage over a key without being one.
    """
    known: set[type[Record]] = {Source}
    names: set[str] = set()
    keyed = False
    for stage in stages:
        if stage.name in names:
            raise StageBroken(f"two stages are called {stage.name!r}", place="order of stages")
        names.add(stage.name)
        needs = set(stage.needs)
        if isinstance(stage.over, KeyOf):
            keyed = True
            needs.add(stage.over.record)
        elif keyed:
            raise StageBroken(
                f"stage {stage.name!r} runs over a {stage.over}, behind a stage over a key",
                place="order of stages",
                remedy="Stages over a key come last.",
            )
        missing = sorted(kind.__name__ for kind in needs - known)
        if missing:
            raise StageBroken(
                f"stage {stage.name!r} needs {', '.join(missing)}, which no stage before it adds",
                place="order of stages",
                remedy="Move it behind the stage that adds them, in build.py.",
            )
        known.update(stage.adds)


def declared(stage: Stage, records: Iterable[Record]) -> Iterable[Record]:
    """Pass on what a stage yields, as long as it declared that it adds such records.

    Raises:
        StageBroken: the stage yields a record that it does not declare.
    """
    for record in records:
        if type(record) not in stage.adds:
            raise StageBroken(
                f"stage {stage.name!r} yields {type(record).__name__}, which it does not declare",
                remedy="Name it in the stage's `adds`.",
            )
        yield record
