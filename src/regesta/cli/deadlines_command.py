"""`regesta deadlines`: what runs out, as a calendar."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.cli.asking import asked_brief, write_out
from regesta.cli.options import folder_argument

if TYPE_CHECKING:
    from regesta.edition import Edition
    from regesta.exchange.brief import Brief


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
    from regesta.cli.asking import sources_of  # noqa: PLC0415 - `--help` need not load it
    from regesta.edition import open_edition  # noqa: PLC0415 - as above
    from regesta.publish.icalendar_file import deadlines_ics  # noqa: PLC0415 - as above

    with open_edition(folder) as edition:
        brief = asked_brief(edition, on, confirmed=confirmed, thread=thread)
        title = edition.settings.title or edition.folder.resolve().name
        sources = sources_of(edition)
        content = deadlines_ics(brief, sources, stamp_of(edition, brief), title)
    write_out(content, output)


def stamp_of(edition: "Edition", brief: "Brief") -> datetime:
    """The time of the last ruling; where there is none, the brief's day at its beginning."""
    decisions = edition.decisions()
    if decisions:
        return datetime.fromisoformat(decisions[-1].when).astimezone(UTC)
    day = (brief.on or "1970-01-01")[:10]
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
