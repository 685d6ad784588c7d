"""`regesta deadlines`: what runs out, as a calendar."""

from pathlib import Path

import click

from regesta.cli.asking import asked_brief, write_out
from regesta.cli.options import folder_argument


@click.command("deadlines")
@folder_argument
@click.option("--on", metavar="DAY", help="What is open that day; by default the papers' last.")
@click.option("--confirmed", is_flag=True, help="Use only acts that a person confirmed.")
@click.option("--thread", metavar="ID", help="Of one negotiation only, by its id or name.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path),
    help="The file to write, such as deadlines.ics; stdout by default.",
)  # fmt: skip
def command(
    folder: Path, on: str | None, thread: str | None, output: Path | None, *, confirmed: bool
) -> None:
    """Write the open deadlines of FOLDER, and the last days of what binds, as a calendar.

    The same edition gives the same file, so that a calendar that reads it again shows no event
    twice.
    """
    from regesta.edition import open_edition  # noqa: PLC0415 - `--help` need not load it
    from regesta.publish.deadlines import deadlines_file  # noqa: PLC0415 - as above

    with open_edition(folder) as edition:
        brief = asked_brief(edition, on, confirmed=confirmed, thread=thread)
        content = deadlines_file(edition, brief)
    write_out(content, output)
