"""Names whose proposed reading is longer than what is printed: 'Washbume' read as 'Washburne'."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from regesta.model import Party, Reading


def mended(parties: Iterable[Party], readings: Sequence[Reading]) -> tuple[Party, ...]:
    """The parties with such words put right in name and role; their evidence is as it was.

    Shorter readings are in the text that is described; longer ones would shift its offsets.
    """
    longer = {
        r.text: r.proposed
        for r in readings
        if len(r.proposed) > r.end - r.start and r.verdict != "rejected" and r.text.isalpha()
    }
    if not longer:
        return tuple(parties)
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(longer)))})\b")
    return tuple(
        replace(party, name=_put(words, longer, party.name), role=_put(words, longer, party.role))
        for party in parties
    )


def _put(words: re.Pattern[str], longer: dict[str, str], text: str | None) -> str | None:
    return None if text is None else words.sub(lambda m: longer[m[0]], text)
