"""The spans of an act's fields: walked, checked, and carried to where the words stand now."""

from collections.abc import Callable, Iterator
from typing import Any

from regesta.decisions.values import Table, as_list, as_table, is_extent, is_list

Pair = tuple[int, int]
Move = Callable[[Pair], Pair | None]


def spans_of(value: Table) -> Iterator[tuple[str, Pair, str | None]]:
    """Each span of an act's value: its key, its extent, and its words where the value has them."""
    for key, one in value.items():
        if key.endswith("_span"):
            yield key, _pair(one), _words_beside(value, key)
        elif key == "bearing":
            for side, extent in as_table(one).items():
                yield f"bearing.{side}", _pair(extent), None
        elif key == "more":
            for name, extent in as_table(one).items():
                if name.endswith("_span") and _is_pair(extent):
                    yield name, _pair(extent), None
        else:
            for table in map(as_table, as_list(one) if is_list(one) else [one]):
                if is_extent(table.get("start"), table.get("end")):
                    words = table.get("text") if key in _VERBATIM else None
                    yield key, (table["start"], table["end"]), words


def moved(value: Table, move: Move) -> Table:
    """An act's value with every span carried over; a span that is carried nowhere is left out.

    >>> moved({"type": "ask", "targets": [{"name": "Orlo", "start": 3, "end": 7}]},
    ...       lambda pair: (pair[0] + 1, pair[1] + 1))
    {'type': 'ask', 'targets': [{'name': 'Orlo', 'start': 4, 'end': 8}]}
    """
    done: Table = {}
    for key, one in value.items():
        if key.endswith("_span"):
            place = move(_pair(one))
            if place is not None:
                done[key] = list(place)
        elif key == "bearing":
            sides = {side: move(_pair(extent)) for side, extent in as_table(one).items()}
            if all(sides.values()):
                done[key] = {side: list(place) for side, place in sides.items() if place}
        elif key == "more":
            done[key] = _moved_more(as_table(one), move)
        elif is_list(one):
            done[key] = [_moved_entry(part, move) for part in as_list(one)]
        else:
            done[key] = _moved_entry(one, move)
    return done


def reworded(value: Table, text: str) -> Table:
    """An act's value with the words that stand in the text where its spans are.

    >>> reworded({"targets": [{"name": "Orlo", "text": "0rlo", "start": 3, "end": 7}]}, "to Orlo")
    {'targets': [{'name': 'Orlo', 'text': 'Orlo', 'start': 3, 'end': 7}]}
    """
    done = dict(value)
    if "actor_span" in value and "actor_text" in value:
        done["actor_text"] = text[slice(*_pair(value["actor_span"]))]
    for key in _VERBATIM & value.keys():
        given = value[key]
        if is_list(given):
            done[key] = [_reworded_entry(as_table(one), text) for one in as_list(given)]
        else:
            done[key] = _reworded_entry(as_table(given), text)
    return done


def _reworded_entry(table: Table, text: str) -> Table:
    if table.get("text") is None or not is_extent(table.get("start"), table.get("end")):
        return table
    return table | {"text": text[table["start"] : table["end"]]}


def _moved_more(more: Table, move: Move) -> Table:
    done: Table = {}
    for key, one in more.items():
        if not (key.endswith("_span") and _is_pair(one)):
            done[key] = one
        elif place := move(_pair(one)):
            done[key] = list(place)
    return done


def _moved_entry(one: Any, move: Move) -> Any:  # noqa: ANN401 - any value of an act
    table = as_table(one)
    if not is_extent(table.get("start"), table.get("end")):
        return one
    place = move((table["start"], table["end"]))
    bare = {key: part for key, part in table.items() if key not in ("start", "end")}
    return bare if place is None else bare | {"start": place[0], "end": place[1]}


def _words_beside(value: Table, key: str) -> str | None:
    return value.get("actor_text") if key == "actor_span" else None


def _is_pair(value: object) -> bool:
    pair = as_list(value)
    return len(pair) == 2 and is_extent(*pair)


def _pair(value: object) -> Pair:
    pair = as_list(value)
    return pair[0], pair[1]


_VERBATIM = frozenset({"targets", "actors", "places", "answers", "speaks_for"})
"""Lists whose `text` is the paper's own words; a term's may be a paraphrase."""
