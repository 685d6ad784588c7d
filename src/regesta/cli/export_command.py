"""`regesta export`: the edition in a format that others read."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from regesta.cli.options import folder_argument
from regesta.cli.printing import plural
from regesta.edition import open_edition
from regesta.errors import FolderNotUsable
from regesta.publish.jsonl import jsonl
from regesta.publish.register import register
from regesta.publish.text import write_texts


@click.command("export")
@folder_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "text"]),
    default="jsonl",
    show_default=True,
    help="jsonl: all that is known, one paper a line. csv: a register. text: sources as read.",
)
@click.option(
    "-o", "--output",
    type=click.Path(path_type=Path),
    help="The file to write, stdout by default; for text, the folder.",
)  # fmt: skip
def command(folder: Path, form: str, output: Path | None) -> None:
    """Write the edition of FOLDER as it was built last."""
    with open_edition(folder) as edition:
        if form == "text":
            if output is None:
                raise click.UsageError("--format text needs --output FOLDER for its files.")
            count = sum(1 for _ in write_texts(edition, output))
            click.echo(f"{plural(count, 'text')} written to {output}", err=True)
        else:
            _write(jsonl(edition) if form == "jsonl" else register(edition), output)


def _write(lines: Iterable[bytes], output: Path | None) -> None:
    if output is None:
        stdout = sys.stdout.buffer
        for line in lines:
            stdout.write(line)
        stdout.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(lines)
    except OSError as error:
        raise FolderNotUsable(
            f"the export cannot be written: {error.strerror or error}",
            place=str(output),
            remedy="Name another file with --output.",
        ) from error
