"""The mark of a fact from outside the papers: a first line that says who recorded it, and when.

    [Outside fact, recorded by Ada Vesk on 25 November 2026]

The line is text of the file, so it goes wherever the file is copied to. The law it serves:
nothing from outside the papers is in the record, unless it is a paper of its own that says so.
"""

import re
from typing import Final

FOLDER: Final = "outside"
"""The folder within an edition where outside facts lie."""

_MARK: Final = re.compile(
    r"[ \t\ufeff]*\[?[ \t]*Outside fact, recorded by[ \t]+(?P<who>\S[^\n]*?)[ \t]+on[ \t]+"
    r"(?P<day>\d{1,2}[ \t][^\W\d_]{3,9}[ \t]\d{4}|\d{4}-\d\d-\d\d)[ \t]*\.?[ \t]*\]?[ \t]*"
)


def outside_mark(who: str, day: str) -> str:
    """The first line of an outside fact.

    >>> outside_mark("Ada Vesk", "25 November 2026")
    '[Outside fact, recorded by Ada Vesk on 25 November 2026]'
    """
    return f"[Outside fact, recorded by {who} on {day}]"


def recorded(path: str, text: str, start: int = 0) -> tuple[str, str] | None:
    r"""Who recorded a paper as an outside fact, and on which day, in the words of its mark.

    Args:
        path: of the source, relative to the folder, with forward slashes.
        text: of the source, as read.
        start: where the paper begins in it.

    Returns:
        None where the paper is none: the mark must be the paper's first line, or the last line
        with words before it; in the folder `outside`, the first of the file marks all of it. The
        folder alone marks nothing: a user may have one of that name.

    >>> text = "[Outside fact, recorded by Ada Vesk on 25 November 2026]\n\nThe ford is shut."
    >>> recorded("outside/ford.txt", text, text.index("The"))
    ('Ada Vesk', '25 November 2026')
    """
    lines = [_line_at(text, start), _last_line(text[:start])]
    if path.startswith(f"{FOLDER}/"):
        lines.append(_line_at(text.lstrip("\ufeff \t\n"), 0))
    for line in lines:
        found = _MARK.fullmatch(line)
        if found:
            return found["who"], found["day"]
    return None


def is_outside(path: str, text: str, start: int = 0) -> bool:
    """Whether a paper is an outside fact; the arguments are those of `recorded`."""
    return recorded(path, text, start) is not None


def _line_at(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


def _last_line(text: str) -> str:
    text = text.rstrip()
    return text[text.rfind("\n") + 1 :]
