"""Finds the words that an act's fields name, where their offsets are not given."""

from typing import Any

from regesta.decisions.acts.spans import Pair
from regesta.decisions.values import Table, as_list, as_table, is_list

_BESIDE = {"actor_text": "actor_span", "condition": "condition_span",
           "consequence": "consequence_span"}  # fmt: skip
_LISTS = ("targets", "actors", "places", "terms", "answers", "speaks_for")
_MOST = 400
"""Occurrences of one word that are looked at."""


def with_words(value: Table, text: str, quote: Pair, paper: Pair) -> Table:
    """An act's value with the offsets of words that it names without them.

    They are looked for in the quote, else in its paper, where they stand nearest to the quote;
    whole words before parts of words. What is found nowhere stays without offsets.

    Args:
        value: in canonical form.
        text: the source's.
        quote: the act's extent.
        paper: the extent of the paper around it.
    """
    done = dict(value)
    for name, span in _BESIDE.items():
        words = value.get(name)
        if isinstance(words, str) and span not in value:
            place = find_words(words, text, quote, paper)
            if place:
                done[span] = list(place)
    for name in _LISTS:
        if name in value:
            done[name] = _entries(value[name], text, quote, paper)
    if "places" in done:
        done["places"] = [_known_by_words(one) for one in as_list(done["places"])]
    return done


def find_words(words: str, text: str, quote: Pair, paper: Pair) -> Pair | None:
    """Where words stand: in the quote, else nearest to it in the paper; None where nowhere."""
    if not words:
        return None
    for low, high in (quote, paper):
        best: tuple[tuple[int, int], int] | None = None
        at, seen = text.find(words, low, high), 0
        while at >= 0 and seen < _MOST:
            end = at + len(words)
            rank = int(not _is_whole(text, at, end)), abs(at - quote[0])
            if best is None or rank < best[0]:
                best = rank, at
            at, seen = text.find(words, at + 1, high), seen + 1
        if best is not None:
            return best[1], best[1] + len(words)
    return None


def _entries(given: Any, text: str, quote: Pair, paper: Pair) -> Any:  # noqa: ANN401 - list or table
    if not is_list(given):
        return _entry(as_table(given), text, quote, paper)
    return [_entry(as_table(one), text, quote, paper) for one in as_list(given)]


def _entry(table: Table, text: str, quote: Pair, paper: Pair) -> Table:
    words = table.get("text")
    if table.get("start") is not None or not isinstance(words, str):
        return table
    place = find_words(words, text, quote, paper)
    return table | {"start": place[0], "end": place[1]} if place else table


def _known_by_words(place: Table) -> Table:
    """A place without words that stand nowhere in its paper."""
    if place.get("text") is not None and place.get("start") is None:
        return {key: one for key, one in place.items() if key != "text"}
    return place


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter stands right before or after words that begin and end with one."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)
