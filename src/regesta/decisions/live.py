"""Which rulings hold: those taken back are folded away, of two on one matter the later stands."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from regesta.decisions.actions import (
    OF_ACTS,
    OF_DIVISION,
    OF_FIELDS,
    OF_FINDINGS,
    OF_READINGS,
    OF_WHOLE,
)
from regesta.decisions.log import moment_of
from regesta.model import Anchor, Decision


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Rulings by their time, then id, each once: lines of a merged log stand in any order."""
    unique = {decision.id: decision for decision in decisions}
    return sorted(unique.values(), key=lambda one: (moment_of(one.when), one.id))


def live(decisions: Iterable[Decision]) -> list[Decision]:
    """The rulings that hold, in the order in which they take effect.

    A ruling that an undo names is gone, unless that undo was itself undone. Of two rulings on
    the same field of a document (or the same bounds, reading, finding) the later holds.
    """
    ordered = in_order(decisions)
    undone = _undone(ordered)
    held: dict[tuple[str, ...], Decision] = {}
    for decision in ordered:
        if decision.action == "undo" or decision.id in undone:
            continue
        key = matter(decision)
        held.pop(key, None)  # the later takes its place at the end
        held[key] = decision
    return list(held.values())


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the rulings, undos among them, that are taken back."""
    return _undone(in_order(decisions))


def undone_by(undos: Iterable[Decision]) -> frozenset[str]:
    """The same from the undos alone, in any order."""
    return _undone(list({one.id: one for one in undos}.values()))


def _undone(ordered: list[Decision]) -> frozenset[str]:
    """Ids named by undos that hold, whatever the order of the lines and the clocks.

    An undo holds if no undo that holds names it. Those that no one names are known to hold;
    from them the others follow. A ring of undos (only a forged log has one) undoes nothing.
    """
    undos = [one for one in ordered if one.action == "undo" and one.undoes]
    ids = {one.id for one in undos}
    waiting = Counter(one.undoes for one in undos if one.undoes in ids)
    ready = [one for one in undos if not waiting[one.id]]
    target = {one.id: one for one in undos}
    gone: set[str] = set()
    for undo in ready:  # grows while it is walked
        named = undo.undoes or ""
        if undo.id not in gone:
            gone.add(named)
        if named in target:
            waiting[named] -= 1
            if not waiting[named]:
                ready.append(target[named])
    return frozenset(gone)


def matter(decision: Decision) -> tuple[str, ...]:
    """What a ruling is about: two with the same matter cannot both hold."""
    anchor, action = decision.anchor, decision.action
    if action in OF_ACTS:
        return ("act", decision.field or decision.id)
    if action in OF_WHOLE:
        said = msgspec.json.encode(decision.value, order="deterministic").decode()
        return (action, said)
    return _matter_of_words(decision, anchor) if anchor else (action, decision.id)


def _matter_of_words(decision: Decision, anchor: Anchor) -> tuple[str, ...]:
    action = decision.action
    words = (anchor.source, anchor.prefix, anchor.exact, repr(anchor.inner))
    target = (anchor.source, decision.document) if decision.document else words
    if action in OF_FIELDS:
        return ("field", *target, decision.field or "")
    if action in OF_READINGS:
        return ("reading", *words)
    if action in OF_FINDINGS:
        return ("finding", anchor.source, str(decision.value or (decision.field, *words)))
    if action in ("nest", "unnest"):
        return ("nesting", *target)
    if action == "bounds":
        return (action, *target)
    if action in OF_DIVISION:
        ends = [part for one in decision.words for part in (one.prefix, one.exact)]
        return (action, *target, *words, *ends)
    return (action, decision.id)


def by_source(
    rulings: Iterable[Decision], sources: Mapping[str, str]
) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """Rulings by the source they are about, and those whose source is gone.

    Args:
        rulings: what holds, of the whole edition.
        sources: path → digest of the text (`Source.sha256`) of every source there is.

    Those on the whole edition are of no source and cannot be lost: they are passed over. A file
    that was renamed is known by its text, if just one new file has it.
    """
    paths: dict[str, list[str]] = {}
    for path in sorted(sources):
        paths.setdefault(sources[path], []).append(path)
    grouped: dict[str, list[Decision]] = {}
    lost: list[Decision] = []
    for decision in rulings:
        if decision.anchor is None:
            continue
        path = decision.anchor.source
        same = paths.get(decision.anchor.text_sha256, [])
        if path not in sources and len(same) == 1:
            path = same[0]
        if path in sources:
            grouped.setdefault(path, []).append(decision)
        else:
            lost.append(decision)
    return grouped, lost
