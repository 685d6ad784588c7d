"""The rules of the ledger as data: one file a rule, under `exchange/rules`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What acts of some types do, on which condition.

    `types` are the act types it reads, `as_` how they must answer, `modalities` how they must
    stand in the text. `state` is what it makes of a cell, an obligation or a consequence,
    `with_condition` what it makes instead where the act carries a condition, `standing` where it
    is meant for the future. `strength` breaks ties of one day: the higher is shown.
    """

    name: str
    says: str
    types: tuple[str, ...] = ()
    as_: tuple[str, ...] = msgspec.field(name="as", default=())
    modalities: tuple[str, ...] = ("asserted", "reported", "conditional")
    state: str | None = None
    with_condition: str | None = None
    standing: str | None = None
    strength: int = 0


@cache
def rules(family: str) -> tuple[Rule, ...]:
    """The rules of one family (`cells`, `questions`, …), by the names of their files."""
    folder = files("regesta.exchange").joinpath("rules").joinpath(family)
    found: list[Rule] = []
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".toml"):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            name = f"{family}/{path.name.removesuffix('.toml')}"
            found.append(msgspec.convert({"name": name, **data}, Rule))
    return tuple(found)


@cache
def rule(name: str) -> Rule:
    """A rule by its name, such as `cells/refused`."""
    family = name.split("/", maxsplit=1)[0]
    return next(one for one in rules(family) if one.name == name)


@cache
def by_type(family: str) -> dict[str, Rule]:
    """Which rule of a family reads an act type."""
    return {kind: one for one in rules(family) for kind in one.types}


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """A table of words under `exchange/rules`."""
    text = files("regesta.exchange").joinpath(f"rules/{name}.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(text).items()}
