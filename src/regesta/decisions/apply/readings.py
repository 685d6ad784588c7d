"""Apply rulings to proposed readings."""

from collections.abc import Iterable, Sequence

import msgspec

from regesta.decisions.actions import OF_READINGS
from regesta.decisions.apply.division import RULE
from regesta.decisions.binding import Places
from regesta.model import Decision, Reading, Source

VERDICTS = {
    "accept_reading": "accepted",
    "reject_reading": "rejected",
    "correct_reading": "corrected",
}


def to_readings(
    readings: Sequence[Reading],
    source: Source,
    rulings: Iterable[Decision],
    *,
    places: Places | None = None,
) -> tuple[list[Reading], list[Decision]]:
    """The readings of a source as an editor ruled, in order, and the rulings whose words are gone.

    A reading that an editor accepted or made stays where no rule proposes it (any more). The
    source's text is never altered: a verdict says what the edition prefers.

    Args:
        readings: as the stage made them, of this source.
        source: the source as it is now.
        rulings: those that hold, of this source, in order; others are passed over.
        places: shared with `bind`.
    """
    places = places or Places(source)
    wanted = [one for one in rulings if one.action in OF_READINGS]
    if not wanted:
        return list(readings), []
    done = {(one.start, one.end): one for one in readings}
    orphans: list[Decision] = []
    for ruling in wanted:
        located = places.of(ruling.anchor)
        if located is None:
            orphans.append(ruling)
            continue
        key = (located.start, located.end)
        now = done.get(key)
        if now is None:
            key, now = _covering(done, key, ruling)
        proposed = ruling.value if isinstance(ruling.value, str) else None
        if now is not None:
            if ruling.action != "reject_reading" and proposed is not None:
                now = msgspec.structs.replace(now, proposed=proposed)
            verdict = VERDICTS[ruling.action]
            done[key] = msgspec.structs.replace(now, decision=ruling.id, verdict=verdict)
        elif ruling.action != "reject_reading" and proposed is not None:
            done[key] = Reading(
                start=key[0],
                end=key[1],
                text=source.text[key[0] : key[1]],
                proposed=proposed,
                reason=ruling.reason or "ruled by an editor",
                rule=RULE,
                decision=ruling.id,
                verdict=VERDICTS[ruling.action],
            )
    return sorted(done.values(), key=lambda one: (one.start, one.end)), orphans


def _covering(
    done: dict[tuple[int, int], Reading], words: tuple[int, int], ruling: Decision
) -> tuple[tuple[int, int], Reading | None]:
    """The one reading that overlaps the ruled words and says the same, if just one does."""
    near = [
        key
        for key, one in done.items()
        if one.start < words[1]
        and words[0] < one.end
        and (ruling.value is None or one.proposed == ruling.value)
    ]
    if len(near) == 1:
        return near[0], done[near[0]]
    return words, None
