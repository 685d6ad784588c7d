"""`regesta brief`: where things stand, on any day, by whose account."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from regesta.cli.asking import asked_brief, one_of, sources_of, tell_no_acts, width, write_out
from regesta.cli.options import folder_argument
from regesta.exchange.brief import SECTIONS

if TYPE_CHECKING:
    from regesta.edition import Edition
    from regesta.exchange.brief import Brief
    from regesta.publish.brief.leaf import Leaf

_FORMS = ("text", "html", "docx", "json")


@click.command("brief")
@folder_argument
@click.option("--on", metavar="DAY", help="The day, as 1917-12-01; by default the papers' last.")
@click.option("--known-by", metavar="DAY", help="Use only what was published by then.")
@click.option("--known-to", metavar="PARTY", help="Use only what had reached this party.")
@click.option("--by", metavar="DAY", help="With --known-to: by when; by default --on.")
@click.option("--since", metavar="DAY", help="Say what changed since then.")
@click.option("--confirmed", is_flag=True, help="Use only acts that a person confirmed.")
@click.option("--thread", metavar="ID", help="Of one negotiation only, by its id or name.")
@click.option(
    "--only", metavar="SECTION", multiple=True, callback=one_of("section", SECTIONS),
    help="Print this section only; may be repeated.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMS), help="text by default.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--all", "whole", is_flag=True, help="Text: every line, uncontested claims too.")
@click.option("-v", "--verbose", is_flag=True, help="Text: all words that lines rest on, and ids.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path),
    help="The file to write, stdout by default; .html, .docx, .json say the format.",
)  # fmt: skip
def command(folder: Path, output: Path | None, **asked: Any) -> None:  # noqa: ANN401 - options of many types
    """Say where things stand in FOLDER: who asked whom for what, what was answered, what is due.

    Each line names whose account it is, its day, and its words: [2] is the second paper of the
    list at the end.
    """
    from regesta.edition import open_edition  # noqa: PLC0415 - loads much that `--help` need not

    if asked["by"] and not asked["known_to"]:
        raise click.UsageError("--by DAY belongs to --known-to PARTY.")
    form = _form(asked.pop("form"), output, as_json=asked.pop("as_json"))
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("--format docx needs --output FILE.")
    whole, verbose, only = asked.pop("whole"), asked.pop("verbose"), asked.pop("only")
    if asked["known_to"] and not asked["by"]:
        asked["by"] = asked["on"]
    with open_edition(folder) as edition:
        if not edition.count_acts() and form == "text":
            tell_no_acts(folder)
            return
        if form == "json" and not any(value for name, value in asked.items() if name != "on"):
            content = edition.brief_json(asked["on"], only)
            if content is not None:  # no line of it need be looked at
                write_out(content + b"\n", output)
                return
        brief = asked_brief(edition, **asked)
        if form == "json":
            from regesta.publish.brief.json_file import brief_json  # noqa: PLC0415 - as above

            write_out(brief_json(brief, only) + b"\n", output)
            return
        short = form == "text" and not whole
        leaf = _leaf(edition, brief, only, by=asked["by"], short=short)
        write_out(_WRITERS[form](leaf, verbose), output)


def _form(form: str | None, output: Path | None, *, as_json: bool) -> str:
    if as_json:
        return "json"
    ending = output.suffix.lower().lstrip(".") if output else ""
    return form or (ending if ending in _FORMS else "text")


def _leaf(
    edition: "Edition",
    brief: "Brief",
    only: tuple[str, ...],
    *,
    by: str | None,
    short: bool,
) -> "Leaf":
    from regesta.cli.printing import plural  # noqa: PLC0415 - as above
    from regesta.publish.brief.compose import Heading, compose  # noqa: PLC0415 - as above

    of = (f"{plural(edition.count_acts(), 'act')} in {plural(edition.count_papers(), 'paper')}",)
    title = edition.settings.title or edition.folder.resolve().name
    heading = Heading(title=title, of=of, by=by)
    return compose(brief, sources_of(edition), heading=heading, only=only, short=short)


def _text(leaf: "Leaf", verbose: bool) -> bytes:
    from regesta.publish.brief.text import brief_text  # noqa: PLC0415 - as above

    return (brief_text(leaf, width(), quotes=verbose) + "\n").encode("utf-8", "replace")


def _html(leaf: "Leaf", _: bool) -> bytes:
    from regesta.publish.brief.html_file import brief_html  # noqa: PLC0415 - as above

    return (brief_html(leaf) + "\n").encode("utf-8", "replace")


def _docx(leaf: "Leaf", _: bool) -> bytes:
    from regesta.publish.brief.docx_file import brief_docx  # noqa: PLC0415 - as above

    return brief_docx(leaf)


_WRITERS: dict[str, Callable[["Leaf", bool], bytes]] = {
    "text": _text,
    "html": _html,
    "docx": _docx,
}
