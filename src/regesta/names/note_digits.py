"""The digits of a note mark, glued to the last word of a name or a line."""

import re

GLUED = re.compile(r"(?<=[^\W\d_])\d{1,3}$")
"""Glued to a letter at the end of a phrase: 'SEWARD1'."""
AT_END = re.compile(
    r"(?<=[^\W\d_])\d{1,3}\s*$"  # 'Exports1'
    r"|(?<=[^\W\d_][.,)\]’”])\d{1,3}\s*$"  # 'to Mr. Seward.1'
)
"""Glued to a letter, or to the stop behind it, at the end of a line."""
