"""`regesta search`: find papers by their words."""

from pathlib import Path

import click
import msgspec

from regesta.cli.options import folder_option, json_option
from regesta.cli.printing import hanging, one_line, plural, width
from regesta.edition import Hit, Passage, open_edition
from regesta.errors import NothingFound

_INDENT = 4


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@folder_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0)
@json_option
def command(words: tuple[str, ...], folder: Path, limit: int, offset: int, *, as_json: bool) -> int:
    """Find papers by WORDS, best first, with passages.

    \b
    peace negotiations          both words
    '"immediate armistice"'     the words in this order
    truce OR armistice          either
    armistice NOT general       the one without the other
    'negotiat*'                 all words that begin so
    from:Lyons to:Seward place:Washington kind:telegram head:Francis
    after:1917-11 before:1919   a year, a month or a day
    """  # noqa: D301 - click's mark for lines that stay as they are
    with open_edition(folder) as edition:
        found = edition.search(" ".join(words), limit=limit, offset=offset)
    for hit in found.hits:
        click.echo(msgspec.json.encode(hit) if as_json else _told(hit))
    if not found.total:
        click.echo("nothing found", err=True)
        return NothingFound.exit_code
    if not as_json:
        click.echo(f"{plural(found.total, 'paper')} found", err=True)
    return 0


def _told(hit: Hit) -> str:
    paper = hit.paper
    called = one_line(paper.regest or paper.head or paper.kind)
    lines = [hanging(called, f"{paper.id}  {paper.date or 'undated'}  ", " " * 4)]
    lines += [_wrapped(f"… {_marked(passage)} …") for passage in hit.passages]
    return "\n".join(lines)


def _wrapped(words: str) -> str:
    """Words wrapped behind an indent; what makes them bold takes no room."""
    lines, line, room = list[str](), list[str](), width() - _INDENT
    for word in words.split(" "):
        if line and len(click.unstyle(" ".join([*line, word]))) > room:
            lines.append(" ".join(line))
            line = []
        line.append(word)
    lines.append(" ".join(line))
    return "\n".join(" " * _INDENT + one for one in lines)


def _marked(passage: Passage) -> str:
    """The passage as one line, hits in bold."""
    parts: list[str] = []
    at = passage.start
    for start, end in passage.hits:
        parts.append(passage.text[at - passage.start : start - passage.start])
        parts.append(
            click.style(
                one_line(passage.text[start - passage.start : end - passage.start]), bold=True
            )
        )
        at = end
    parts.append(passage.text[at - passage.start :])
    return " ".join("".join(parts).split())
