"""Ids that come from the words: the same after a rebuild, a new rule, a re-division."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

OPENING = 240
"""Code points of a document's opening that make its id."""

_SPACE = re.compile(r"\s+")


def digest(*parts: str) -> str:
    """Twelve hex digits that stand for the parts, in order.

    >>> digest("finding", "weekday", "Thursday, 5 June")
    '31fb54b88740'
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def opening_key(text: str, start: int, end: int) -> str:
    r"""The words that a document's id is made of, white space collapsed.

    >>> opening_key("x  Mr. Adams\n to Mr. Seward.", 1, 28)
    'Mr. Adams to Mr. Seward.'
    """
    return _SPACE.sub(" ", text[start : min(end, start + OPENING)]).strip()


def assign_ids(extents: Sequence[tuple[int, int]], text: str, prefix: str = "d-") -> list[str]:
    """Ids for extents of one source, in the order given.

    Equal openings are told apart by their number among equals, counted by start, longest first.
    """
    order = sorted(range(len(extents)), key=lambda i: (extents[i][0], -extents[i][1]))
    seen: Counter[str] = Counter()
    ids = [""] * len(extents)
    for i in order:
        key = opening_key(text, *extents[i])
        seen[key] += 1
        ids[i] = prefix + digest("document", key, str(seen[key]))
    return ids
