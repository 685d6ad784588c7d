"""How much each sign weighs, typed; see `weights.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class House(msgspec.Struct, frozen=True):
    """When a sign is the custom of a source, and what its lack costs."""

    share: float
    lacking: float


class Weights(msgspec.Struct, frozen=True):
    """All weights of `weights.toml`."""

    threshold: float
    opening: dict[str, float]
    before: dict[str, float]
    house: House
    quoted: dict[str, float]


@cache
def weights() -> Weights:
    """The weights, read once.

    >>> weights().opening["heading_high"] > weights().threshold
    True
    """
    text = files("regesta.stages.divide").joinpath("weights.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Weights)
