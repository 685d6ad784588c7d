"""What a worker is told about one source."""

import msgspec

from regesta.model import Decision
from regesta.settings import Settings


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One source to be made.

    `reader`, `stages` and `keeping` are digests of code: of the reading stage, of each stage by
    its place, and of what assembles and keeps rows. `again` distrusts the cache.
    """

    folder: str
    path: str
    reading: str
    stages: tuple[str, ...]
    reader: str
    digests: tuple[str, ...]
    keeping: str
    settings: Settings
    rulings: tuple[Decision, ...] = ()
    again: bool = False
