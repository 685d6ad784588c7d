"""The types of act and the values its fields may have, read from tables beside this file."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from regesta.model.record import Record


class ActType(Record, frozen=True, kw_only=True):
    """One type of act.

    `kind` is `say`, `do` or `state`; `verbs` are words that often tell of it; `note` says what it
    means or where it is easily confused. `plover` and `cameo` are the nearest codes of two event
    ontologies and `fit` says how near they are.
    """

    name: str
    kind: str
    verbs: tuple[str, ...] = ()
    note: str | None = None
    plover: str | None = None
    cameo: str | None = None
    fit: str | None = None


@cache
def act_types() -> dict[str, ActType]:
    """The types by name, in the order in which they are offered.

    >>> act_types()["propose"].kind, act_types()["capture"].kind
    ('say', 'do')
    """
    tables = tomllib.loads(_read("act_types.toml"))
    return {
        name: msgspec.convert({"name": name} | table, ActType) for name, table in tables.items()
    }


@cache
def act_values() -> dict[str, dict[str, str]]:
    """The values of each field that has a table, with what each means.

    The tables are `modality`, `tier`, `mode`, `kind` (of a term), `item`, `item_state`, `degree`,
    `channel_state`, `as` and `certainty`.

    >>> list(act_values()["degree"])
    ['held', 'nearly_all', 'contested', 'threatened', 'lost']
    """
    return tomllib.loads(_read("act_values.toml"))


def _read(name: str) -> str:
    return files("regesta.model").joinpath(name).read_text(encoding="utf-8")
