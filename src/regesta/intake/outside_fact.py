"""Writes a fact from outside the papers as a paper of its own, marked as what it is.

The form is one that the rules read as any paper: a heading that says who says so, a line that is
a date, one paragraph, a note of where it comes from.
"""

import re
from datetime import date
from pathlib import Path
from typing import Final

from regesta.intake.adding import Added, add
from regesta.model import Record
from regesta.model.outside import FOLDER, outside_mark
from regesta.settings import Settings

LONGEST: Final = 4000
"""Characters of a fact: what is longer is a paper, and is pasted as one."""
_LONGEST_NAME: Final = 160

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


class BadFact(ValueError):
    """A fact that lacks something; `remedy` says what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Fact(Record, frozen=True, kw_only=True):
    """A fact as a person gives it.

    `day` is when it was said or happened: a day or a month, as ISO 8601 writes them. `says` is by
    whose account, `source` where that stands or was heard, `recorder` who puts it down.
    """

    words: str
    day: str
    says: str
    recorder: str
    source: str = ""


def add_fact(folder: Path, fact: Fact, today: date, settings: Settings) -> Added:
    """Put a fact into the folder, under `outside/`.

    Raises:
        BadFact: it lacks something.
        FolderNotUsable: the folder cannot be written to.
    """
    text = compose(fact, today)
    name = f"{FOLDER}/{fact.day.strip()} {_line(fact.says).replace('/', '-')}.txt"
    return add(folder, name, text.encode(), settings)


def compose(fact: Fact, today: date) -> str:
    r"""The paper that holds a fact.

    Args:
        fact: what was said.
        today: the day on which it is recorded.

    Raises:
        BadFact: it lacks something.

    >>> fact = Fact(words="The ford is shut.", day="1919-02", says="Radio Tosk", recorder="A. V.")
    >>> print(compose(fact, date(1919, 3, 1)), end="")
    [Outside fact, recorded by A. V. on 1 March 1919]
    <BLANKLINE>
    Statement by Radio Tosk
    <BLANKLINE>
    February 1919
    <BLANKLINE>
    The ford is shut.
    """
    words, source = _line(fact.words), _line(fact.source)
    says = re.sub(r"(?i)^by\s+", "", _line(fact.says))
    recorder = _line(fact.recorder).strip("[] ")
    if not words:
        raise BadFact("the fact is not said", "Write it in a sentence.")
    if len(words) > LONGEST:
        raise BadFact(
            f"the fact is longer than {LONGEST} characters", "Paste it as a paper of its own."
        )
    if not says:
        raise BadFact("it is not said by whose account", "Write who says so, by name or office.")
    if not recorder:
        raise BadFact("it is not said who records it", "Write your name.")
    if max(len(says), len(recorder)) > _LONGEST_NAME:
        raise BadFact(
            f"a name is longer than {_LONGEST_NAME} characters",
            "Write the name; the rest may stand under where it comes from.",
        )
    parts = [
        outside_mark(recorder, f"{today.day} {MONTHS[today.month - 1]} {today.year:04}"),
        f"Statement by {says.rstrip('.')}",
        in_words(fact.day),
        words,
    ]
    if source:
        parts.append(f"Source: {source}")
    return "\n\n".join(parts) + "\n"


def in_words(day: str) -> str:
    """A day or a month as a dateline has it.

    Raises:
        BadFact: it is neither. A year alone dates no paper.

    >>> in_words("1919-02-04"), in_words("1919-02")
    ('4 February 1919', 'February 1919')
    """
    found = _DAY.fullmatch(day.strip())
    try:
        if found is None:
            raise ValueError
        first = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        raise BadFact(
            f"“{_line(day)}” is no day or month" if day.strip() else "the fact has no date",
            "Write a day or a month: 1919-02-04, 1919-02.",
        ) from None
    month = f"{MONTHS[first.month - 1]} {first.year:04}"
    return f"{first.day} {month}" if found["day"] else month


def _line(words: str) -> str:
    """Words on one line: a fact is one paragraph, so no line of it can be taken for a heading."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
