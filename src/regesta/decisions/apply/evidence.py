"""The words a ruled value rests on, where they stand now."""

from typing import Any

from regesta.decisions.binding import Places
from regesta.decisions.values import as_list
from regesta.model import Anchor, Decision, Span


def evidence_of(
    ruling: Decision,
    places: Places,
    table: dict[str, Any] | None = None,
    names: tuple[str | None, ...] = (),
) -> tuple[Span, ...]:
    """Spans of a ruling's words.

    With a `table`, those of its `evidence`; where it names none, those of the words that are
    among `names`; else all. Words that are gone from the source give no span.
    """
    wanted = {(pair[0], pair[1]) for pair in as_list((table or {}).get("evidence"))}
    chosen = [one for one in ruling.words if (one.start, one.end) in wanted]
    if not chosen and table is not None:
        chosen = [one for one in ruling.words if _is_of(_words(one), names)]
    found = [places.of(anchor) for anchor in chosen or ruling.words]
    return tuple(Span(one.start, one.end) for one in found if one is not None)


def words_of(ruling: Decision, places: Places) -> str | None:
    """The text of a ruling's first words as it stands now, on one line; None where there is none.

    Words that are gone count as they stood when they were marked.
    """
    if not ruling.words:
        return None
    anchor = ruling.words[0]
    located = places.of(anchor)
    text = places.source.text[located.start : located.end] if located else _words(anchor)
    return " ".join(text.split())


def _words(anchor: Anchor) -> str:
    inner = anchor.inner or Span(0, len(anchor.exact))
    return anchor.exact[inner.start : inner.end]


def _is_of(words: str, names: tuple[str | None, ...]) -> bool:
    folded = " ".join(words.split()).casefold()
    return any(name and (name.casefold() in folded or folded in name.casefold()) for name in names)
