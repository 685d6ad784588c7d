"""Regesta reads the papers of a negotiation and keeps the record.

from regesta import build, open_edition

build(Path("papers"))
with open_edition(Path("papers")) as edition:
for row in edition.rows(): ...
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regesta.build import BuildReport
    from regesta.edition import Edition, open_edition
    from regesta.settings import Settings

__version__ = "0.1.0"

__all__ = ["BuildReport", "Edition", "Settings", "__version__", "open_edition"]

_HOMES = {
    "BuildReport": "regesta.build",
    "Edition": "regesta.edition",
    "open_edition": "regesta.edition",
    "Settings": "regesta.settings",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the public names
    """Load a public name when it is first used: `regesta --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
