"""Expressions of time in period papers: found, then given a value.

`find` reads a text without context; `resolve` says what an expression means, `Given` what is
known of its paper. The two are apart because a paper's own date must be known before "the 10th
instant" means anything.
"""

from regesta.dates.edtf import bounds
from regesta.dates.issuers import Authority, find_issuer
from regesta.dates.parts import AnyPart, Expression
from regesta.dates.resolve import resolve
from regesta.dates.scanner import find
from regesta.dates.value import Given, Value, Written, written_on

__all__ = [
    "AnyPart", "Authority", "Expression", "Given", "Value", "Written", "bounds", "find",
    "find_issuer", "resolve", "written_on",
]  # fmt: skip
