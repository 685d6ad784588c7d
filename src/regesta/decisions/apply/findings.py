"""Apply rulings to findings."""

from collections.abc import Iterable, Sequence

import msgspec

from regesta.decisions.actions import OF_FINDINGS
from regesta.decisions.binding import Places
from regesta.model import Decision, Finding, Source, Span

VERDICTS = {"accept_finding": "accepted", "dismiss_finding": "rejected"}


def to_findings(
    findings: Sequence[Finding],
    rulings: Iterable[Decision],
    source: Source,
    *,
    places: Places | None = None,
) -> list[Finding]:
    """Findings with an editor's verdicts: `accepted` or `rejected`, never taken away.

    A ruling names a finding by its id (`value`); where the id is gone, it holds for the one
    finding of the same check (`field`) whose evidence touches the anchored words. That a finding
    is no longer made needs no ruling.

    Args:
        findings: as the stage made them, of this source or one document of it.
        rulings: those that hold, of this source, in order; others are passed over.
        source: the source as it is now.
        places: shared with `bind`.
    """
    wanted = [one for one in rulings if one.action in OF_FINDINGS]
    if not wanted:
        return list(findings)
    places = places or Places(source)
    done = list(findings)
    for ruling in wanted:
        for at in _meant(done, ruling, places):
            done[at] = msgspec.structs.replace(
                done[at], decision=ruling.id, verdict=VERDICTS[ruling.action]
            )
    return done


def _meant(findings: Sequence[Finding], ruling: Decision, places: Places) -> list[int]:
    named = [at for at, one in enumerate(findings) if one.id == ruling.value]
    if named or ruling.field is None:
        return named
    located = places.of(ruling.anchor)
    if located is None:
        return []
    words = Span(located.start, located.end)
    near = [
        at
        for at, one in enumerate(findings)
        if one.check == ruling.field and any(words.touches(span) for span in one.evidence)
    ]
    return near if len(near) == 1 else []
