"""The life of an editor's ruling: logged, anchored to words, found again, applied.

`compose` makes a ruling, `log.append` keeps it, `live` says which hold, `by_source` and `bind`
what they are about, and `apply` puts them into the records of a build.
"""

from regesta.decisions import anchors, apply, bulk, log
from regesta.decisions.actions import ACTIONS, FIELDS, check
from regesta.decisions.binding import Bound, Places, bind
from regesta.decisions.compose import compose
from regesta.decisions.live import by_source, in_order, live, undone
from regesta.decisions.sentence import describe_ruling

__all__ = [
    "ACTIONS",
    "FIELDS",
    "Bound",
    "Places",
    "anchors",
    "apply",
    "bind",
    "bulk",
    "by_source",
    "check",
    "compose",
    "describe_ruling",
    "in_order",
    "live",
    "log",
    "undone",
]
