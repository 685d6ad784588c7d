"""How papers, lists and problems look in a terminal."""

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import click

from regesta.build import BuildReport

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(name: str) -> str:
    r"""A name of a file as one line, whatever it holds.

    >>> shown("two\nlines.txt")
    'two\\nlines.txt'
    """
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], name)


def one_line(words: str) -> str:
    """Words with white space collapsed, and nothing that a terminal would obey."""
    return shown(" ".join(words.split()))


def printable(text: str) -> str:
    """A text of several lines with nothing that a terminal would obey."""
    return "\n".join(shown(line.replace("\t", "    ")) for line in text.split("\n"))


def as_json(value: Any) -> str:  # noqa: ANN401 - anything that JSON can hold
    """One line of JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def width() -> int:
    """Columns to fill: those of the terminal, up to 100."""
    return min(shutil.get_terminal_size().columns, 100)


def labelled(pairs: Iterable[tuple[str, str]]) -> str:
    """Label and value, one a line, values in one column and wrapped there."""
    listed = [(label, value) for label, value in pairs if value]
    indent = max((len(label) for label, _ in listed), default=0) + 2
    lines = [
        textwrap.fill(
            value,
            width(),
            initial_indent=label.ljust(indent),
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        )
        for label, value in listed
    ]
    return "\n".join(lines)


def hanging(words: str, first: str = "", after: str = "") -> str:
    """Words wrapped to the terminal, the first line behind `first`, the others behind `after`."""
    return textwrap.fill(
        words,
        width(),
        initial_indent=first,
        subsequent_indent=after,
        break_on_hyphens=False,
        break_long_words=False,
        replace_whitespace=False,
    )


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> plural(1, "paper"), plural(3, "paper")
    ('1 paper', '3 papers')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def tell_report(report: BuildReport) -> None:
    """Say on stderr what a build did, and at the end what it could not do, with remedies."""
    parts = [f"{plural(report.papers, 'paper')} in {plural(report.sources, 'file')}"]
    if report.made:
        parts.append(f"{report.made:,} made anew")
    if report.removed:
        parts.append(f"{report.removed:,} gone")
    click.echo(f"{', '.join(parts)} ({report.seconds:.1f} s)", err=True)
    _tell("could not be read", report.unreadable)
    _tell("could not be made into papers", report.failed)
    for line, message, remedy in report.log_problems:
        click.echo(f"decisions.jsonl, line {line}: {message}\n  {remedy}", err=True)
    if report.orphaned:
        click.echo(
            f"{plural(len(report.orphaned), 'ruling')} no longer"
            f" {'holds' if len(report.orphaned) == 1 else 'hold'} on to any words:"
            " they are kept and rule nothing (`regesta decide --list`)",
            err=True,
        )


def _tell(what: str, listed: Sequence[tuple[str, str, str]]) -> None:
    if not listed:
        return
    click.echo(f"{plural(len(listed), 'file')} {what}:", err=True)
    for path, reason, remedy in listed:
        click.echo(hanging(f"{shown(path)}: {one_line(reason)}", "  ", "    "), err=True)
        if remedy:
            click.echo(hanging(one_line(remedy), "    ", "    "), err=True)
